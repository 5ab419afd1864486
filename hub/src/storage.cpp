// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/storage.h"

#include "storage_state.h"

#include <algorithm>
#include <numeric>

namespace th::hub {

namespace {

constexpr std::string_view sqlitePrefix = "sqlite:";
constexpr std::int64_t alarmsPerDevice = 100; ///< a device that floods us with forks shall not fill the disk
constexpr std::int64_t gapsPerDevice = 50;    ///< nor hide a fork behind gaps or notes, which cost it nothing
constexpr std::size_t keptOfEvidence = 4096;  ///< an entry may have a megabyte; its hash is kept as well

std::unique_ptr<Engine> openEngine(const std::string &address)
{
    if (address.starts_with(sqlitePrefix) && address.size() > sqlitePrefix.size())
        return openSqlite(address.substr(sqlitePrefix.size()));
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return openPostgres(address);
    throw StorageFailure({StorageFault::BadAddress, address.substr(0, address.find(':'))});
}

int versionOf(Engine &engine, std::size_t newest)
{
    const int version = engine.version();
    if (version < 0 || static_cast<std::size_t>(version) > newest)
        throw StorageFailure({StorageFault::NewerVersion,
                              "version " + std::to_string(version) + ", known up to " + std::to_string(newest)});
    return version;
}

void migrate(Engine &engine)
{
    const auto &steps = engine.migrations();
    const int before = inTransaction(engine, [&] { return versionOf(engine, steps.size()); });
    if (before > 0 && static_cast<std::size_t>(before) < steps.size())
        engine.backUp(before);
    inTransaction(engine, [&] {
        for (auto next = static_cast<std::size_t>(versionOf(engine, steps.size())); next < steps.size(); ++next) {
            engine.runScript(steps[next]);
            engine.setVersion(static_cast<int>(next) + 1);
        }
    });
}

Device deviceOf(const Row &row)
{
    Device device;
    copyInto(device.key, std::get<core::Bytes>(row.at(0)));
    device.name = std::get<std::string>(row.at(1));
    device.state = static_cast<DeviceState>(number(row.at(2)));
    device.askedAt = number(row.at(3));
    device.seq = static_cast<std::uint64_t>(number(row.at(4)));
    copyInto(device.head, std::get<core::Bytes>(row.at(5)));
    device.checkpointSeq = static_cast<std::uint64_t>(number(row.at(6)));
    device.receipt = std::get<core::Bytes>(row.at(7));
    return device;
}

Alarm alarmOf(const Row &row)
{
    Alarm alarm;
    alarm.id = number(row.at(0));
    alarm.at = number(row.at(1));
    alarm.kind = std::get<std::string>(row.at(2));
    copyInto(alarm.device, std::get<core::Bytes>(row.at(3)));
    alarm.seq = static_cast<std::uint64_t>(number(row.at(4)));
    alarm.evidenceBytes = static_cast<std::uint64_t>(number(row.at(5)));
    alarm.entries = static_cast<std::uint64_t>(number(row.at(6)));
    return alarm;
}

} // namespace

core::Bytes asBlob(core::ByteView bytes) { return {bytes.begin(), bytes.end()}; }
std::int64_t number(const Value &value) { return std::get<std::int64_t>(value); }

void insertAlarm(Engine &engine, const Alarm &alarm)
{
    const auto kept = static_cast<std::ptrdiff_t>(std::min(alarm.evidence.size(), keptOfEvidence));
    engine.run(
        "INSERT INTO alarm (at, kind, device, seq, evidence, evidence_hash, evidence_bytes, entries)"
        " SELECT $1, $2, $3, $4, $5, $6, $7, $8"
        " WHERE (SELECT count(*) FROM alarm WHERE device = $3) < $9 ON CONFLICT DO NOTHING",
        {alarm.at, alarm.kind, asBlob(alarm.device), static_cast<std::int64_t>(alarm.seq),
         core::Bytes(alarm.evidence.begin(), alarm.evidence.begin() + kept),
         asBlob(core::journal::hash(alarm.evidence)), static_cast<std::int64_t>(alarm.evidence.size()),
         static_cast<std::int64_t>(alarm.entries),
         alarm.kind.starts_with("journal_") || alarm.kind.starts_with("retention_") ? gapsPerDevice : alarmsPerDevice});
}

Storage::Storage(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Storage::~Storage() = default;

Stored<std::unique_ptr<Storage>> Storage::open(const std::string &address, core::Signer &hub)
{
    return guarded([&] {
        auto engine = openEngine(address);
        migrate(*engine);
        return std::unique_ptr<Storage>(new Storage(std::make_unique<State>(std::move(engine), hub)));
    });
}

Stored<std::vector<UploadAnswer>> Storage::store(std::span<const CheckedUpload> uploads, Milliseconds now)
{
    // Rows are locked in one order, so that hubs on one database never wait for each other in a circle.
    std::vector<std::size_t> order(uploads.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return uploads[i].device; });
    return m_state->transaction([&](Engine &engine) {
        std::vector<UploadAnswer> answers(uploads.size());
        for (const std::size_t i : order)
            answers[i] = storeOne(engine, m_state->hub, uploads[i], now);
        return answers;
    });
}

Stored<void> Storage::raise(const Alarm &alarm)
{
    return m_state->transaction([&](Engine &engine) { insertAlarm(engine, alarm); });
}

Stored<std::vector<Alarm>> Storage::alarms(std::int64_t before, std::size_t most)
{
    return m_state->transaction([&](Engine &engine) {
        std::vector<Alarm> alarms;
        for (const Row &row : engine.run("SELECT id, at, kind, device, seq, evidence_bytes, entries FROM alarm"
                                         " WHERE id < $1 OR $1 = 0 ORDER BY id DESC LIMIT $2",
                                         {before, static_cast<std::int64_t>(most)}))
            alarms.push_back(alarmOf(row));
        return alarms;
    });
}

Stored<std::optional<Alarm>> Storage::findAlarm(std::int64_t id)
{
    return m_state->transaction([&](Engine &engine) -> std::optional<Alarm> {
        const auto rows =
            engine.run("SELECT id, at, kind, device, seq, evidence_bytes, entries, evidence, evidence_hash"
                       " FROM alarm WHERE id = $1",
                       {id});
        if (rows.empty())
            return std::nullopt;
        Alarm alarm = alarmOf(rows.front());
        alarm.evidence = std::get<core::Bytes>(rows.front().at(7));
        copyInto(alarm.evidenceHash, std::get<core::Bytes>(rows.front().at(8)));
        return alarm;
    });
}

Stored<std::optional<Device>> Storage::findDevice(const core::PublicKey &key)
{
    return m_state->transaction([&](Engine &engine) -> std::optional<Device> {
        const auto rows = engine.run("SELECT key, name, state, asked_at, seq, head, checkpoint_seq, receipt FROM device"
                                     " WHERE key = $1",
                                     {asBlob(key)});
        if (rows.empty())
            return std::nullopt;
        return deviceOf(rows.front());
    });
}

Stored<std::vector<Device>> Storage::devices()
{
    return m_state->transaction([](Engine &engine) {
        std::vector<Device> devices;
        for (const Row &row : engine.run("SELECT key, name, state, asked_at, seq, head, checkpoint_seq, receipt"
                                         " FROM device ORDER BY id"))
            devices.push_back(deviceOf(row));
        return devices;
    });
}

Stored<std::vector<core::Bytes>> Storage::entries(const core::PublicKey &key, std::uint64_t after, std::size_t most)
{
    return m_state->transaction([&](Engine &engine) {
        std::vector<core::Bytes> entries;
        for (Row &row :
             engine.run("SELECT bytes FROM journal_entry WHERE device = (SELECT id FROM device WHERE key = $1)"
                        " AND seq > $2 ORDER BY seq LIMIT $3",
                        {asBlob(key), static_cast<std::int64_t>(after), static_cast<std::int64_t>(most)}))
            entries.push_back(std::get<core::Bytes>(std::move(row.at(0))));
        return entries;
    });
}

Stored<void> Storage::ping()
{
    return m_state->transaction([](Engine &engine) { engine.run("SELECT count(*) FROM enrolment_token"); });
}

} // namespace th::hub
