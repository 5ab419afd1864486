// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"

#include "embedded_sql.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace th::store {

namespace {

std::filesystem::path backupName(const std::filesystem::path &file, int version)
{
    const std::string base = file.string() + ".version-" + std::to_string(version);
    std::string name = base;
    for (int n = 2; std::filesystem::exists(name); ++n)
        name = base + "." + std::to_string(n);
    return name;
}

void makePrivateFile(const std::filesystem::path &file)
{
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (made < 0)
        throw std::system_error(errno, std::generic_category(), file.filename().string());
    ::close(made);
}

void backUp(SQLite::Database &database, const std::filesystem::path &file, int version)
{
    const std::filesystem::path backup = backupName(file, version);
    makePrivateFile(backup); // SQLite would make it as the umask has it, and fills an empty file as gladly
    SQLite::Statement copy(database, "VACUUM INTO ?1");
    Run(copy).bind(1, std::string_view(backup.string())).finish();
}

void setVersion(SQLite::Database &database, std::size_t version)
{
    database.exec("PRAGMA user_version = " + std::to_string(version));
}

} // namespace

FileState identify(SQLite::Database &database)
{
    const int id = database.execAndGet("PRAGMA application_id").getInt();
    if (id == applicationId)
        return FileState::Station;
    const bool bare = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    return id == 0 && bare ? FileState::Empty : FileState::Foreign;
}

int schemaVersion(SQLite::Database &database) { return database.execAndGet("PRAGMA user_version").getInt(); }

void installSchema(SQLite::Database &database)
{
    database.exec(schemaSql());
    database.exec("PRAGMA application_id = " + std::to_string(applicationId));
    setVersion(database, migrationsSql().size());
}

void migrate(SQLite::Database &database, const std::filesystem::path &file, const std::vector<const char *> &migrations)
{
    const int version = schemaVersion(database);
    const int newest = static_cast<int>(migrations.size());
    if (version > newest)
        throw StoreFailure({StoreFault::NewerVersion,
                            "version " + std::to_string(version) + ", known up to " + std::to_string(newest)});
    if (version < 0)
        throw StoreFailure({StoreFault::Damaged, "version " + std::to_string(version)});
    if (version == newest)
        return;
    backUp(database, file, version);
    for (int next = version; next < newest; ++next) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(migrations[static_cast<std::size_t>(next)]);
        setVersion(database, static_cast<std::size_t>(next) + 1);
        transaction.commit();
    }
}

} // namespace th::store
