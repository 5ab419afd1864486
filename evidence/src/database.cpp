// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"

#include "schema.h"

#include <cerrno>
#include <sqlite3.h>
#include <system_error>

namespace th::evidence {

namespace {

constexpr std::int32_t applicationId = 0x54484531; ///< "THE1"
constexpr int newestVersion = 1;

Fault faultOfErrno(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return Fault::DiskFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return Fault::ReadOnly;
    default:
        return Fault::Io;
    }
}

Fault faultOf(int code, int systemError)
{
    if (code == SQLITE_IOERR_SHMSIZE)
        return Fault::DiskFull;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Fault::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return Fault::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Fault::Busy;
    case SQLITE_INTERRUPT: // by `Archive::stopWhen`
        return Fault::Cancelled;
    case SQLITE_NOTADB:
        return Fault::NotAnArchive;
    case SQLITE_CORRUPT:
        return Fault::Damaged;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return faultOfErrno(systemError);
    default:
        return Fault::Io;
    }
}

void setPragmas(SQLite::Database &database, Mode mode)
{
    sqlite3_extended_result_codes(database.getHandle(), 1);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                  "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
    if (mode != Mode::Read)
        database.exec("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
}

void install(SQLite::Database &database)
{
    database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;");
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(schema);
    database.exec(entryFixed);
    database.exec("PRAGMA application_id = " + std::to_string(applicationId));
    database.exec("PRAGMA user_version = " + std::to_string(newestVersion));
    transaction.commit();
}

void identify(SQLite::Database &database, Mode mode)
{
    const int id = database.execAndGet("PRAGMA application_id").getInt();
    const bool bare = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (id == 0 && bare && mode == Mode::Create)
        return install(database);
    if (id != applicationId)
        throw Thrown({Fault::NotAnArchive, "application id " + std::to_string(id)});
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > newestVersion)
        throw Thrown({Fault::NewerVersion, "version " + std::to_string(version)});
    if (version < 1)
        throw Thrown({Fault::Damaged, "version " + std::to_string(version)});
}

} // namespace

Error currentError()
{
    const int systemError = errno;
    try {
        throw;
    } catch (const Thrown &thrown) {
        return thrown.error;
    } catch (const SQLite::Exception &exception) {
        return {faultOf(exception.getExtendedErrorCode(), systemError),
                "SQLite " + std::to_string(exception.getExtendedErrorCode()) + ": " + exception.what()};
    } catch (const std::system_error &exception) {
        return {faultOfErrno(exception.code().value()), exception.what()};
    } catch (const std::exception &exception) {
        return {Fault::Io, exception.what()};
    }
}

Run &Run::bind(int index, core::ByteView bytes)
{
    static constexpr std::uint8_t nothing = 0;
    m_statement.bindNoCopy(index, bytes.empty() ? &nothing : bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

core::ByteView Run::bytes(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const void *data = value.getBlob();
    return {static_cast<const std::uint8_t *>(data), static_cast<std::size_t>(value.getBytes())};
}

SQLite::Database openDatabase(const std::filesystem::path &file, Mode mode)
{
    if (mode != Mode::Create && !std::filesystem::exists(file))
        throw Thrown({Fault::NotThere, file.filename().string()});
    const int flags = mode == Mode::Read     ? SQLite::OPEN_READONLY
                      : mode == Mode::Create ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                             : SQLite::OPEN_READWRITE;
    SQLite::Database database(file.string(), flags, 2000);
    if (mode != Mode::Read && sqlite3_db_readonly(database.getHandle(), "main") == 1)
        throw Thrown({Fault::ReadOnly, file.filename().string() + " cannot be written"});
    setPragmas(database, mode);
    identify(database, mode);
    return database;
}

} // namespace th::evidence
