// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_table.h"

#include "core/pass.h"
#include "core/signing.h"

#include <algorithm>
#include <limits>

namespace th::store {

namespace {

constexpr std::string_view summaryName = "status";

std::int64_t rowOf(std::int64_t series, std::uint32_t chunk) { return series << chunkBits | chunk; }

[[noreturn]] void refuse(const core::SeriesSnapshot &snapshot, const char *rule)
{
    throw StoreFailure({StoreFault::Refused, "series " + snapshot.series.text + ": " + rule});
}

core::Registration registrationOf(std::uint16_t tag, const SeriesHead &head, core::ByteView toBeSigned)
{
    const bool same = toBeSigned.empty() || tag == core::registrationTag(toBeSigned, head.tagKey);
    return same ? core::Registration::Registered : core::Registration::Different;
}

void checkOrder(const core::SeriesSnapshot &snapshot)
{
    if (snapshot.series.empty() || snapshot.series.text.size() > 12)
        refuse(snapshot, "not a series code");
    if (snapshot.tags.size() > std::numeric_limits<std::uint32_t>::max())
        refuse(snapshot, "too many serials");
    std::uint32_t previous = 0;
    for (const auto &entry : snapshot.revoked) {
        if (entry.serial <= previous || entry.serial > snapshot.tags.size())
            refuse(snapshot, "revoked serials out of order");
        previous = entry.serial;
    }
}

} // namespace

StatusTable::StatusTable(SQLite::Database &database, CheckedTable &meta)
    : m_meta(meta), m_chunk(database, "SELECT bytes FROM status_chunk WHERE id = ?1"),
      m_revocations(database, "SELECT bytes FROM revocation_chunk WHERE id = ?1"),
      m_putChunk(database, "INSERT OR REPLACE INTO status_chunk (id, bytes) VALUES (?1, ?2)"),
      m_putRevocations(database, "INSERT OR REPLACE INTO revocation_chunk (id, bytes) VALUES (?1, ?2)"),
      m_dropRevocation(database, "DELETE FROM revocation_chunk WHERE id = ?1"),
      m_dropChunks(database, "DELETE FROM status_chunk WHERE id >= ?1 AND id < ?2"),
      m_dropRevocations(database, "DELETE FROM revocation_chunk WHERE id >= ?1 AND id < ?2"),
      m_putHead(database, "INSERT INTO status_series (id, code, bytes) VALUES (?1, ?2, ?3)"
                          " ON CONFLICT (code) DO UPDATE SET bytes = excluded.bytes"),
      m_heads(database, "SELECT series.id, code, series.bytes, recent.bytes FROM status_series AS series"
                        " LEFT JOIN status_recent AS recent USING (id) ORDER BY series.id"),
      m_headOf(database, "SELECT coalesce((SELECT id FROM status_series WHERE code = ?1),"
                         " (SELECT max(id) FROM status_series) + 1, 1)"),
      m_recent(database, "SELECT bytes FROM status_recent WHERE id = ?1"),
      m_putRecent(database, "INSERT OR REPLACE INTO status_recent (id, bytes) VALUES (?1, ?2)"),
      m_dropRecent(database, "DELETE FROM status_recent WHERE id = ?1")
{
}

Checksum StatusTable::summary()
{
    core::Bytes all;
    Run run(m_heads);
    while (run.step()) {
        const std::string code = run.text(1);
        appendLittleEndian(all, static_cast<std::uint64_t>(run.integer(0)), 8);
        appendLittleEndian(all, code.size(), 8);
        all.insert(all.end(), code.begin(), code.end());
        const Checksum head = core::blake2b256(run.bytes(2));
        all.insert(all.end(), head.begin(), head.end());
        if (!run.isNull(3)) { // its own digest, at its end, stands for it
            const core::ByteView recent = run.bytes(3);
            const auto digest = recent.last(std::min(recent.size(), std::tuple_size_v<Checksum>));
            all.insert(all.end(), digest.begin(), digest.end());
        }
    }
    return core::blake2b256(all);
}

void StatusTable::writeSummary() { m_meta.put(summaryName, summary()); }

void StatusTable::load()
{
    m_series.clear();
    m_damage.clear();
    m_complete = false;
    {
        Run run(m_heads);
        while (run.step()) {
            core::SeriesCode code(run.text(1));
            std::optional<HeldSeries> held;
            if (const auto head = unpackHead(run.bytes(2), code, run.integer(0)))
                held = HeldSeries{*head};
            if (held && !run.isNull(3) && !(held->recent = unpackRecent(run.bytes(3), code, held->rows)))
                held.reset();
            if (!held)
                m_damage.push_back("status/" + code.text + "/series");
            m_series.insert_or_assign(std::move(code), std::move(held));
        }
    }
    std::string wrong = "status/series_list";
    try {
        const auto written = m_meta.get(summaryName);
        m_complete = written && std::ranges::equal(*written, summary());
        if (!written) // what a migration leaves that cannot carry the status over
            wrong = "status/earlier_version";
    } catch (const StoreFailure &) {
        m_complete = false;
    }
    if (!m_complete)
        m_damage.push_back(std::move(wrong));
}

std::vector<std::string> StatusTable::damage() const
{
    std::vector<std::string> all = m_damage;
    for (const auto &[series, what] : m_met)
        all.push_back(what);
    return all;
}

void StatusTable::replace(const std::vector<core::SeriesSnapshot> &snapshots)
{
    for (const auto &snapshot : snapshots)
        replaceSeries(snapshot);
    if (!snapshots.empty())
        writeSummary();
}

void StatusTable::forgetDamage(const std::vector<core::SeriesSnapshot> &replaced)
{
    for (const auto &snapshot : replaced)
        m_met.erase(snapshot.series);
}

void StatusTable::replaceSeries(const core::SeriesSnapshot &snapshot)
{
    checkOrder(snapshot);
    const auto known = m_series.find(snapshot.series);
    if (known != m_series.end() && known->second && known->second->operation() > snapshot.operation)
        refuse(snapshot, "older than what is held");
    const SeriesHead head{idOf(snapshot.series), snapshot.operation, static_cast<std::uint32_t>(snapshot.tags.size()),
                          snapshot.tagKey};
    Run(m_dropChunks).bind(1, rowOf(head.id, 0)).bind(2, rowOf(head.id + 1, 0)).finish();
    Run(m_dropRevocations).bind(1, rowOf(head.id, 0)).bind(2, rowOf(head.id + 1, 0)).finish();
    Run(m_dropRecent).bind(1, head.id).finish();
    writeHead(snapshot.series, head);
    m_series.insert_or_assign(snapshot.series, HeldSeries{head});
    writeChunks(snapshot, head.id);
}

std::vector<core::SeriesProgress> StatusTable::progress() const
{
    std::vector<core::SeriesProgress> all;
    for (const auto &[series, held] : m_series)
        if (held)
            all.push_back({series, held->operation(), held->highWater()});
    std::ranges::sort(all, {}, &core::SeriesProgress::series);
    return all;
}

std::int64_t StatusTable::idOf(const core::SeriesCode &series)
{
    Run run(m_headOf);
    run.bind(1, series.text).step();
    return run.integer(0);
}

void StatusTable::writeHead(const core::SeriesCode &series, const SeriesHead &head)
{
    const core::Bytes packed = packHead(series, head);
    Run(m_putHead).bind(1, head.id).bind(2, series.text).bind(3, core::ByteView(packed)).finish();
}

void StatusTable::writeChunks(const core::SeriesSnapshot &snapshot, std::int64_t id)
{
    const std::span<const std::uint16_t> tags(snapshot.tags);
    RevokedSpan revoked(snapshot.revoked);
    for (std::size_t first = 0; first < tags.size(); first += serialsPerChunk) {
        const auto index = static_cast<std::uint32_t>(first / serialsPerChunk);
        const std::size_t count = std::min<std::size_t>(serialsPerChunk, tags.size() - first);
        const auto end = std::ranges::find_if(revoked, [&](const auto &r) { return r.serial > first + count; });
        const RevokedSpan here(revoked.begin(), end);
        revoked = {end, revoked.end()};
        const ChunkName name{snapshot.series, index};
        const core::Bytes chunk = packChunk(name, tags.subspan(first, count), here);
        Run(m_putChunk).bind(1, rowOf(id, index)).bind(2, core::ByteView(chunk)).finish();
        if (here.empty())
            continue;
        const core::Bytes reasons = packRevocations(name, here);
        Run(m_putRevocations).bind(1, rowOf(id, index)).bind(2, core::ByteView(reasons)).finish();
    }
}

/// Where a head or what changed lately is not what was written, a revocation may be what is gone: of no series is then
/// said more than what bars a pass.
core::StatusEvidence StatusTable::find(const core::PassNumber &number, core::ByteView toBeSigned)
{
    core::StatusEvidence evidence = lookUp(number, toBeSigned);
    const auto *known = std::get_if<core::SeriesStatus>(&evidence);
    if (m_complete || (known && known->revoked) || std::holds_alternative<core::StatusUnavailable>(evidence))
        return evidence;
    return core::StatusUnavailable{"series_list"};
}

core::StatusEvidence StatusTable::lookUp(const core::PassNumber &number, core::ByteView toBeSigned)
{
    const auto series = m_series.find(number.series);
    if (series == m_series.end())
        return core::SeriesNotCovered{};
    if (!series->second)
        return core::StatusUnavailable{"series"};
    try {
        return read(number, *series->second, toBeSigned);
    } catch (...) {
        const StoreError error = currentError();
        return error.fault == StoreFault::Damaged
                   ? unavailable(number.series, "pages")
                   : core::StatusUnavailable{error.fault == StoreFault::Busy ? "busy" : "io"};
    }
}

core::StatusUnavailable StatusTable::unavailable(const core::SeriesCode &series, const char *what)
{
    m_met.insert_or_assign(series, "status/" + series.text + "/" + what);
    return {what};
}

core::StatusEvidence StatusTable::read(const core::PassNumber &number, const HeldSeries &held,
                                       core::ByteView toBeSigned)
{
    core::SeriesStatus status{core::Registration::NotYetKnown, std::nullopt, held.operation()};
    if (number.serial > held.highWater())
        return status;
    status.registration = core::Registration::NotRegistered;
    if (number.serial == 0)
        return status;
    const RecentMark mark = recentMark(held, number.serial);
    if (mark.state == RecentState::Revoked)
        status.revoked = mark.revocation;
    if (number.serial <= held.rows.highWater)
        return readRow(number, held.rows, status, toBeSigned, mark.state != RecentState::Untouched);
    if (const std::uint16_t tag = held.recent->tags[number.serial - held.rows.highWater - 1]; tag != 0)
        status.registration = registrationOf(tag, held.rows, toBeSigned);
    return status;
}

core::StatusEvidence StatusTable::readRow(const core::PassNumber &number, const SeriesHead &head,
                                          core::SeriesStatus status, core::ByteView toBeSigned, bool revocationKnown)
{
    const ChunkName name{number.series, chunkOf(number.serial)};
    Run run(m_chunk);
    if (!run.bind(1, rowOf(head.id, name.index)).step())
        return unavailable(number.series, "row_missing");
    const auto chunk = StatusChunk::verify(run.bytes(0), name);
    if (!chunk)
        return unavailable(number.series, "row");
    const std::uint32_t place = placeInChunk(number.serial);
    if (const std::uint16_t tag = chunk->tag(place); tag != 0)
        status.registration = registrationOf(tag, head, toBeSigned);
    if (!revocationKnown && chunk->isRevoked(place))
        status.revoked = reasonOf(number, head, *chunk);
    return status;
}

core::Revocation StatusTable::reasonOf(const core::PassNumber &number, const SeriesHead &head, const StatusChunk &chunk)
{
    try {
        const ChunkName name{number.series, chunkOf(number.serial)};
        Run run(m_revocations);
        const std::uint32_t position = chunk.revokedBefore(placeInChunk(number.serial));
        std::optional<core::Revocation> found;
        if (run.bind(1, rowOf(head.id, name.index)).step())
            found = unpackRevocation(run.bytes(0), name, chunk.revokedCount(), position);
        if (!found)
            (void)unavailable(number.series, "revocations");
        return found.value_or(core::Revocation{});
    } catch (const SQLite::Exception &) {
        return {};
    }
}

void StatusTable::verify(std::vector<std::string> &damage)
{
    load();
    damage.insert(damage.end(), m_damage.begin(), m_damage.end());
    for (const auto &[series, held] : m_series)
        if (held)
            verifySeries(series, held->rows, damage);
}

void StatusTable::verifySeries(const core::SeriesCode &series, const SeriesHead &head, std::vector<std::string> &damage)
{
    const std::uint32_t chunks = head.highWater == 0 ? 0 : chunkOf(head.highWater) + 1;
    for (std::uint32_t index = 0; index < chunks; ++index) {
        const ChunkName name{series, index};
        Run run(m_chunk);
        const auto chunk =
            run.bind(1, rowOf(head.id, index)).step() ? StatusChunk::verify(run.bytes(0), name) : std::nullopt;
        if (!chunk) {
            damage.push_back("status/" + series.text + "/row/" + std::to_string(index));
            continue;
        }
        const std::uint32_t count = chunk->revokedCount();
        if (count == 0)
            continue;
        Run reasons(m_revocations);
        if (!reasons.bind(1, rowOf(head.id, index)).step() || !unpackRevocation(reasons.bytes(0), name, count, 0))
            damage.push_back("status/" + series.text + "/revocations/" + std::to_string(index));
    }
}

} // namespace th::store
