// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded_sql.h"
#include "migration.h"
#include "station_core.h"
#include "wipe_folder.h"

#include "store/wipe.h"

#include <algorithm>
#include <system_error>

namespace th::store {

namespace {

[[noreturn]] void fail(StoreFault fault, std::string detail) { throw StoreFailure({fault, std::move(detail)}); }

template <class T> T valueOf(Stored<T> result)
{
    if (!result)
        throw StoreFailure(result.error());
    return std::move(result).value();
}

/// The name of a station is for people: some text, not too long.
void checkName(const std::string &name)
{
    constexpr std::size_t longest = 128;
    if (name.size() > longest || !core::isValidUtf8(name))
        fail(StoreFault::Refused, "the name of a station is at most 128 bytes of text");
}

void prepareFolder(const std::filesystem::path &path)
{
    std::filesystem::create_directories(path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}

/// Only `Empty` may go on: a database that holds anything is not ours to touch.
void refuseExisting(SQLite::Database &database)
{
    switch (identify(database)) {
    case FileState::Station:
        fail(StoreFault::AlreadyExists, "");
    case FileState::Foreign:
        fail(StoreFault::AlreadyExists, "station.sqlite is another program's database");
    case FileState::Empty:
        return;
    }
}

/// Schema and identity in one transaction: before its commit the file is an empty database and no station.
void fill(SQLite::Database &database, const StationIdentity &identity)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::EXCLUSIVE);
    refuseExisting(database);
    installSchema(database);
    CheckedTable meta(database, "meta");
    meta.put(identityName, encodeIdentity(identity));
    StatusTable(database, meta).writeSummary();
    transaction.commit();
}

std::unique_ptr<StationCore> createCore(const StationFolder &folder, const std::string &name, bool demonstration)
{
    checkName(name);
    const bool existed = std::filesystem::exists(folder.path);
    if (!existed)
        prepareFolder(folder.path);
    FolderLock lock = valueOf(FolderLock::take(folder));
    forgetWiping(folder); // who makes a station anew where one was wiped enrols a new device
    {
        // Seen before anything is written, a key least of all.
        SQLite::Database database = openConnection(folder.database(), OpenMode::Create);
        refuseExisting(database);
        database.exec("PRAGMA journal_mode = WAL");
        using std::filesystem::perms;
        std::filesystem::permissions(folder.database(), perms::owner_read | perms::owner_write);
    }
    core::SoftwareKey key = core::SoftwareKey::generate();
    if (auto written = writeDeviceKey(folder, key); !written)
        throw StoreFailure(written.error());
    const StationIdentity identity = *decodeIdentity(encodeIdentity({{}, name, key.publicKey(), demonstration}));
    SQLite::Database database = openConnection(folder.database(), OpenMode::Write);
    fill(database, identity);
    auto core = std::make_unique<StationCore>(std::move(database), identity, std::move(lock), std::move(key));
    core->load();
    return core;
}

StationIdentity readIdentity(SQLite::Database &database)
{
    const auto bytes = CheckedTable(database, "meta").get(identityName);
    auto identity = bytes ? decodeIdentity(*bytes) : std::nullopt;
    if (!identity)
        fail(StoreFault::Damaged, "meta/identity");
    return std::move(*identity);
}

void demandStation(SQLite::Database &database)
{
    switch (identify(database)) {
    case FileState::Station:
        return;
    case FileState::Empty:
        fail(StoreFault::NotAStation, "its creation was interrupted: create it again");
    case FileState::Foreign:
        fail(StoreFault::NotAStation, "station.sqlite is another program's database");
    }
}

std::unique_ptr<StationCore> openForWriting(const StationFolder &folder)
{
    FolderLock lock = valueOf(FolderLock::take(folder));
    SQLite::Database database = openConnection(folder.database(), OpenMode::Write);
    demandStation(database);
    database.exec("PRAGMA journal_mode = WAL");
    migrate(database, folder.database(), migrationsSql());
    StationIdentity identity = readIdentity(database);
    core::SoftwareKey key = valueOf(readDeviceKey(folder));
    if (key.publicKey() != identity.key)
        fail(StoreFault::Damaged, "device.key belongs to another station");
    return std::make_unique<StationCore>(std::move(database), std::move(identity), std::move(lock), std::move(key));
}

std::unique_ptr<StationCore> openForReading(const StationFolder &folder)
{
    SQLite::Database database = openConnection(folder.database(), OpenMode::Read);
    demandStation(database);
    const int version = schemaVersion(database);
    const int newest = static_cast<int>(migrationsSql().size());
    if (version > newest)
        fail(StoreFault::NewerVersion, "version " + std::to_string(version));
    if (version < newest)
        fail(StoreFault::ReadOnly, "the station must be opened for writing once, to bring it to this version");
    StationIdentity identity = readIdentity(database);
    // A reader may lack the right to the key; where it has it, the key must fit.
    if (const auto key = readDeviceKey(folder); key && key->publicKey() != identity.key)
        fail(StoreFault::Damaged, "device.key belongs to another station");
    return std::make_unique<StationCore>(std::move(database), std::move(identity), std::nullopt, std::nullopt);
}

std::unique_ptr<StationCore> openCore(const StationFolder &folder, Access access)
{
    std::error_code error;
    if (isWiped(folder.path)) {
        if (access == Access::Write) {
            const FolderLock lock = valueOf(FolderLock::take(folder));
            finishWiping(folder);
        }
        fail(StoreFault::Wiped, "");
    }
    if (!std::filesystem::exists(folder.database(), error)) {
        if (error)
            throw std::system_error(error);
        fail(StoreFault::NotAStation, "");
    }
    auto core = access == Access::Write ? openForWriting(folder) : openForReading(folder);
    core->load();
    return core;
}

} // namespace

Stored<Station> Station::create(const std::filesystem::path &folder, const std::string &name, bool demonstration)
{
    return guard([&] { return Station(createCore({folder}, name, demonstration)); });
}

Stored<Station> Station::open(const std::filesystem::path &folder, Access access)
{
    return guard([&] { return Station(openCore({folder}, access)); });
}

} // namespace th::store
