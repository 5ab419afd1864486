// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql.h"

#include <cerrno>
#include <sqlite3.h>
#include <system_error>

namespace th::store {

namespace {

StoreFault faultOfErrno(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return StoreFault::DiskFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return StoreFault::ReadOnly;
    default:
        return StoreFault::Io;
    }
}

/// SQLite tells a full disk from other trouble only when it writes rows; for its helper files errno knows.
StoreFault faultOf(int code, int systemError)
{
    if (code == SQLITE_IOERR_SHMSIZE)
        return StoreFault::DiskFull;
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StoreFault::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return StoreFault::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreFault::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreFault::Damaged;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return faultOfErrno(systemError);
    default:
        return StoreFault::Io;
    }
}

void setPragmas(SQLite::Database &database, OpenMode mode)
{
    sqlite3_extended_result_codes(database.getHandle(), 1);
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                  "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;");
    if (mode != OpenMode::Read)
        database.exec("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216;");
}

std::string asUri(const std::filesystem::path &file)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#')
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        else
            uri += c;
    }
    return uri;
}

bool logWaits(const std::filesystem::path &file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file.string() + "-wal", error);
    return !error && size > 0;
}

SQLite::Database openReading(const std::filesystem::path &file)
{
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READONLY, 2000);
        setPragmas(database, OpenMode::Read);
        database.execAndGet("SELECT count(*) FROM sqlite_schema");
        return database;
    } catch (const SQLite::Exception &) {
        const StoreError error = currentError();
        if (error.fault != StoreFault::ReadOnly && error.fault != StoreFault::Io)
            throw;
        if (logWaits(file))
            throw StoreFailure({StoreFault::ReadOnly, "station.sqlite-wal cannot be merged on a read-only disk"});
    }
    SQLite::Database database(asUri(file) + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI, 0);
    setPragmas(database, OpenMode::Read);
    database.execAndGet("SELECT count(*) FROM sqlite_schema");
    return database;
}

} // namespace

StoreError currentError()
{
    const int systemError = errno;
    try {
        throw;
    } catch (const StoreFailure &failure) {
        return failure.error;
    } catch (const SQLite::Exception &exception) {
        return {faultOf(exception.getExtendedErrorCode(), systemError),
                std::string("SQLite ") + std::to_string(exception.getExtendedErrorCode()) + ": " + exception.what()};
    } catch (const std::system_error &exception) {
        return {faultOfErrno(exception.code().value()), exception.what()};
    } catch (const std::exception &exception) {
        return {StoreFault::Io, exception.what()};
    }
}

Run &Run::bind(int index, std::int64_t value)
{
    m_statement.bind(index, value);
    return *this;
}

Run &Run::bind(int index, std::string_view text)
{
    m_statement.bind(index, std::string(text));
    return *this;
}

Run &Run::bind(int index, core::ByteView bytes)
{
    static constexpr std::uint8_t nothing = 0;
    m_statement.bindNoCopy(index, bytes.empty() ? &nothing : bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

Run &Run::bindNull(int index)
{
    m_statement.bind(index);
    return *this;
}

core::ByteView Run::bytes(int column) const
{
    const SQLite::Column value = m_statement.getColumn(column);
    const void *data = value.getBlob();
    return {static_cast<const std::uint8_t *>(data), static_cast<std::size_t>(value.getBytes())};
}

SQLite::Database openConnection(const std::filesystem::path &file, OpenMode mode)
{
    if (mode == OpenMode::Read)
        return openReading(file);
    const int flags = SQLite::OPEN_READWRITE | (mode == OpenMode::Create ? SQLite::OPEN_CREATE : 0);
    SQLite::Database database(file.string(), flags, 2000);
    if (sqlite3_db_readonly(database.getHandle(), "main") == 1)
        throw StoreFailure({StoreFault::ReadOnly, file.filename().string() + " cannot be written"});
    setPragmas(database, mode);
    return database;
}

} // namespace th::store
