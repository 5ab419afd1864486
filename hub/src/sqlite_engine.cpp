// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "store/files.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <sqlite3.h>
#include <sys/file.h>
#include <system_error>

namespace th::hub {

namespace {

constexpr int applicationId = 0x54484831; // "THH1"
constexpr std::string_view lockClause = " FOR UPDATE";

StorageFault faultOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StorageFault::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StorageFault::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StorageFault::Damaged;
    default:
        return StorageFault::Failed;
    }
}

/// Runs `work`; what SQLiteCpp throws becomes our failure. The bound values are never part of its text.
template <class Work> auto translated(Work &&work) -> decltype(work())
{
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        throw StorageFailure(
            {faultOf(exception.getErrorCode()),
             std::string("SQLite ") + std::to_string(exception.getExtendedErrorCode()) + ": " + exception.what()});
    }
}

/// SQLite before 3.51.3 may damage a write-ahead log that two connections write: one process holds the file.
store::Descriptor lock(const std::string &path)
{
    store::Descriptor file(::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.valid())
        throw StorageFailure({StorageFault::Failed, path + ".lock: " + std::generic_category().message(errno)});
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
        throw StorageFailure({StorageFault::Busy, path + ".lock is held"});
    return file;
}

const std::string &madePrivate(const std::string &path)
{
    const store::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!file.valid())
        throw StorageFailure({StorageFault::Failed, path + ": " + std::generic_category().message(errno)});
    return path;
}

class SqliteEngine final : public Engine {
public:
    explicit SqliteEngine(const std::string &path)
        : m_path(path), m_lock(lock(path)), m_database(madePrivate(path), SQLite::OPEN_READWRITE, 2000)
    {
        sqlite3_extended_result_codes(m_database.getHandle(), 1);
        sqlite3_db_config(m_database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        const int id = m_database.execAndGet("PRAGMA application_id").getInt();
        const bool empty = m_database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
        if (id != applicationId && (id != 0 || !empty))
            throw StorageFailure({StorageFault::Damaged, "not a hub's database"});
        m_database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                        "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;"
                        "PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON;");
    }

    void begin() override
    {
        translated([&] { m_database.exec("BEGIN IMMEDIATE"); });
    }
    void commit() override
    {
        translated([&] { m_database.exec("COMMIT"); });
    }
    void rollback() noexcept override
    {
        for (auto &[sql, statement] : m_statements)
            statement.tryReset();
        m_database.tryExec("ROLLBACK");
    }

    std::vector<Row> run(const char *sql, const std::vector<Value> &parameters) override
    {
        return translated([&] {
            SQLite::Statement &statement = prepared(sql);
            bind(statement, parameters);
            std::vector<Row> rows;
            while (statement.executeStep())
                rows.push_back(rowOf(statement));
            statement.reset();
            return rows;
        });
    }

    void runScript(const char *sql) override
    {
        translated([&] { m_database.exec(sql); });
    }
    void forget() override
    {
        translated([&] { m_database.exec("PRAGMA wal_checkpoint(TRUNCATE)"); });
    }
    int version() override
    {
        return translated([&] { return m_database.execAndGet("PRAGMA user_version").getInt(); });
    }
    void setVersion(int version) override
    {
        translated([&] {
            m_database.exec("PRAGMA application_id = " + std::to_string(applicationId));
            m_database.exec("PRAGMA user_version = " + std::to_string(version));
        });
    }
    void backUp(int version) override
    {
        std::string copy = m_path + ".version-" + std::to_string(version);
        for (int n = 2; std::filesystem::exists(copy); ++n)
            copy = m_path + ".version-" + std::to_string(version) + "." + std::to_string(n);
        madePrivate(copy); // SQLite would make it as the umask has it, and fills an empty file as gladly
        run("VACUUM INTO $1", {copy});
    }
    [[nodiscard]] const std::vector<const char *> &migrations() const override { return sqliteMigrations(); }

private:
    SQLite::Statement &prepared(const char *sql)
    {
        const auto found = m_statements.find(sql);
        if (found != m_statements.end())
            return found->second;
        std::string_view text = sql; // one writer holds the whole file anyway
        if (text.ends_with(lockClause))
            text.remove_suffix(lockClause.size());
        return m_statements.try_emplace(sql, m_database, std::string(text)).first->second;
    }

    static void bind(SQLite::Statement &statement, const std::vector<Value> &parameters)
    {
        static constexpr std::uint8_t nothing = 0;
        int index = 0;
        for (const Value &value : parameters) {
            ++index;
            if (const auto *number = std::get_if<std::int64_t>(&value))
                statement.bind(index, *number);
            else if (const auto *text = std::get_if<std::string>(&value))
                statement.bind(index, *text);
            else if (const auto *bytes = std::get_if<core::Bytes>(&value))
                statement.bindNoCopy(index, bytes->empty() ? &nothing : bytes->data(), static_cast<int>(bytes->size()));
        }
    }

    static Row rowOf(SQLite::Statement &statement)
    {
        Row row;
        for (int column = 0; column < statement.getColumnCount(); ++column) {
            const SQLite::Column value = statement.getColumn(column);
            if (value.isText()) {
                row.emplace_back(value.getString());
            } else if (value.isBlob()) {
                const auto *data = static_cast<const std::uint8_t *>(value.getBlob());
                row.emplace_back(core::Bytes(data, data + value.getBytes()));
            } else {
                row.emplace_back(value.isNull() ? std::int64_t{0} : value.getInt64());
            }
        }
        return row;
    }

    std::string m_path;
    store::Descriptor m_lock;
    SQLite::Database m_database;
    std::map<const char *, SQLite::Statement> m_statements;
};

} // namespace

std::unique_ptr<Engine> openSqlite(const std::string &path)
{
    return translated([&] { return std::make_unique<SqliteEngine>(path); });
}

} // namespace th::hub
