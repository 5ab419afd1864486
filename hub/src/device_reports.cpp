// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of the machines: when they were heard, what they run, how old their data is.
#include "hub/device_status.h"
#include "storage_state.h"

#include <map>

namespace th::hub {

namespace {

constexpr Milliseconds contactEvery = 60'000; ///< closer contacts are one: each costs a write

Milliseconds millisecondsOf(const std::optional<core::Instant> &at)
{
    return at ? std::chrono::milliseconds(at->time_since_epoch()).count() : 0;
}

std::optional<core::Instant> instantOf(const Value &value)
{
    const auto milliseconds = number(value);
    if (milliseconds == 0)
        return std::nullopt;
    return core::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(milliseconds)));
}

std::int64_t bytesOf(const std::optional<std::uint64_t> &bytes)
{
    return bytes ? static_cast<std::int64_t>(*bytes) : -1;
}

std::optional<std::uint64_t> bytesOf(const Value &value)
{
    return number(value) < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(number(value)));
}

struct Kept {
    Milliseconds contacted = 0;
    core::DeviceReport report;
};

/// From column `first` on: contacted_at and the report.
Kept keptOf(const Row &row, std::size_t first)
{
    Kept kept;
    kept.contacted = number(row.at(first));
    core::DeviceReport &report = kept.report;
    report.seq = static_cast<std::uint64_t>(number(row.at(first + 1)));
    report.software = std::get<std::string>(row.at(first + 2));
    report.startedAt = instantOf(row.at(first + 3));
    report.dataAsOf = instantOf(row.at(first + 4));
    report.diskFree = bytesOf(row.at(first + 5));
    report.diskWanted = bytesOf(row.at(first + 6));
    report.clock = static_cast<core::ClockState>(number(row.at(first + 7)));
    report.clockLeap = number(row.at(first + 8));
    report.clockAt = instantOf(row.at(first + 9));
    report.obeys = static_cast<core::DeviceOrder>(number(row.at(first + 10)));
    report.obeysSince = instantOf(row.at(first + 11));
    return kept;
}

Kept load(Engine &engine, std::int64_t device)
{
    const auto rows =
        engine.run("SELECT contacted_at, seq, software, started_at, data_as_of, disk_free, disk_wanted,"
                   " clock, clock_leap, clock_at, obeys, obeys_since FROM device_report WHERE device = $1",
                   {device});
    return rows.empty() ? Kept{} : keptOf(rows.front(), 0);
}

void save(Engine &engine, std::int64_t device, const Kept &kept)
{
    const core::DeviceReport &report = kept.report;
    engine.run("INSERT INTO device_report (device, contacted_at, seq, software, started_at, data_as_of, disk_free,"
               " disk_wanted, clock, clock_leap, clock_at, obeys, obeys_since)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (device) DO UPDATE SET"
               " contacted_at = excluded.contacted_at, seq = excluded.seq, software = excluded.software,"
               " started_at = excluded.started_at, data_as_of = excluded.data_as_of, disk_free = excluded.disk_free,"
               " disk_wanted = excluded.disk_wanted, clock = excluded.clock, clock_leap = excluded.clock_leap,"
               " clock_at = excluded.clock_at, obeys = excluded.obeys, obeys_since = excluded.obeys_since",
               {device, kept.contacted, static_cast<std::int64_t>(report.seq), report.software,
                millisecondsOf(report.startedAt), millisecondsOf(report.dataAsOf), bytesOf(report.diskFree),
                bytesOf(report.diskWanted), static_cast<std::int64_t>(report.clock), report.clockLeap,
                millisecondsOf(report.clockAt), static_cast<std::int64_t>(report.obeys),
                millisecondsOf(report.obeysSince)});
}

/// True if the contact is worth a write. A clock that was set back counts too.
bool meet(Kept &kept, Milliseconds now)
{
    if (now >= kept.contacted && now - kept.contacted < contactEvery)
        return false;
    kept.contacted = now;
    return true;
}

} // namespace

void hearUpload(Engine &engine, std::int64_t device, const CheckedUpload &upload, UploadOutcome outcome,
                Milliseconds now)
{
    Kept kept = load(engine, device);
    bool changed = meet(kept, now);
    if (outcome == UploadOutcome::Stored) // what was refused tells nothing
        for (const auto &each : upload.entries)
            if (each.seq > kept.report.seq)
                if (const auto entry = core::journal::decode(each.bytes))
                    changed = core::hear(kept.report, *entry) || changed;
    if (changed)
        save(engine, device, kept);
}

Stored<void> Storage::contacted(const core::PublicKey &key, Milliseconds now)
{
    return m_state->transaction([&](Engine &engine) {
        const auto rows = engine.run("SELECT id FROM device WHERE key = $1 FOR UPDATE", {asBlob(key)});
        if (rows.empty())
            return;
        const std::int64_t device = number(rows.front().at(0));
        if (Kept kept = load(engine, device); meet(kept, now))
            save(engine, device, kept);
    });
}

Stored<std::vector<DeviceStatus>> Storage::deviceStatuses()
{
    auto known = devices();
    if (!known)
        return core::Failure{known.error()};
    return m_state->transaction([&](Engine &engine) {
        std::vector<DeviceStatus> all;
        std::map<core::Bytes, std::size_t> places;
        for (Device &device : *known) {
            places.emplace(asBlob(device.key), all.size());
            all.push_back({std::move(device), {}, {}, {}});
        }
        for (const Row &row :
             engine.run("SELECT d.key, r.contacted_at, r.seq, r.software, r.started_at, r.data_as_of, r.disk_free,"
                        " r.disk_wanted, r.clock, r.clock_leap, r.clock_at, r.obeys, r.obeys_since"
                        " FROM device_report r JOIN device d ON d.id = r.device"))
            if (const auto place = places.find(std::get<core::Bytes>(row.at(0))); place != places.end()) {
                Kept kept = keptOf(row, 1);
                all[place->second].report = std::move(kept.report);
                all[place->second].contacted = kept.contacted;
            }
        for (const Row &row : engine.run("SELECT device, kind, count(*), max(at) FROM alarm GROUP BY device, kind"
                                         " ORDER BY kind"))
            if (const auto place = places.find(std::get<core::Bytes>(row.at(0))); place != places.end())
                all[place->second].kept.push_back({std::get<std::string>(row.at(1)),
                                                   static_cast<std::uint64_t>(number(row.at(2))), number(row.at(3))});
        return all;
    });
}

std::vector<core::DeviceAlarm> alarmsNow(const DeviceStatus &status, Milliseconds now, const core::DeviceLimits &limits)
{
    if (status.device.state != DeviceState::Approved)
        return {};
    const auto at = [](Milliseconds time) {
        return core::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(time)));
    };
    return core::alarmsOf(status.report, status.contacted ? std::optional(at(*status.contacted)) : std::nullopt,
                          at(now), limits);
}

} // namespace th::hub
