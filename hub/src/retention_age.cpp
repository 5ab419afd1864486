// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "retention_age.h"

#include "storage_state.h"

#include <utility>

namespace th::hub {

namespace {

using core::journal::Entry;
using core::journal::EntryKind;
using core::journal::StoredEntry;

constexpr Milliseconds firstBelievable = 1'577'836'800'000; ///< 2020, as at the station
constexpr std::int64_t atOnce = 64;                         ///< rows in memory: an entry may have a megabyte
constexpr std::uint64_t mostOfSession = 1U << 16;           ///< no station has more before a day is over
constexpr std::int64_t mostAround = 4096;

bool isBelievable(Milliseconds wall, Milliseconds notAfter) { return wall >= firstBelievable && wall <= notAfter; }
bool isRecord(const Entry &entry) { return entry.kind == EntryKind::Scan || entry.kind == EntryKind::Work; }
bool endsSession(const Entry &entry) { return entry.kind == EntryKind::Session || entry.kind == EntryKind::Start; }

/// One entry of a journal after the other; what cannot be read is left out.
template <class Visit>
void forward(Engine &engine, std::int64_t device, std::int64_t after, std::int64_t most, Visit &&visit)
{
    for (std::int64_t read = 0; read < most;) {
        const auto rows = engine.run("SELECT seq, bytes FROM journal_entry WHERE device = $1 AND seq > $2"
                                     " ORDER BY seq LIMIT $3",
                                     {device, after, atOnce});
        for (const Row &row : rows) {
            after = number(row.at(0));
            const auto stored = core::journal::openStored(std::get<core::Bytes>(row.at(1)));
            if (stored && !visit(stored->entry))
                return;
        }
        if (static_cast<std::int64_t>(rows.size()) < atOnce)
            return;
        read += atOnce;
    }
}
template <class Visit> void backward(Engine &engine, std::int64_t device, std::int64_t before, Visit &&visit)
{
    for (std::int64_t read = 0; read < mostAround; read += atOnce) {
        const auto rows = engine.run("SELECT seq, bytes FROM journal_entry WHERE device = $1 AND seq < $2"
                                     " ORDER BY seq DESC LIMIT $3",
                                     {device, before, atOnce});
        for (const Row &row : rows) {
            before = number(row.at(0));
            const auto stored = core::journal::openStored(std::get<core::Bytes>(row.at(1)));
            if (stored && !visit(stored->entry))
                return;
        }
        if (static_cast<std::int64_t>(rows.size()) < atOnce)
            return;
    }
}

} // namespace

std::optional<Milliseconds> goesAfter(const core::Retention &rules, const std::vector<store::LettingGo> &ways,
                                      Milliseconds age)
{
    std::optional<Milliseconds> first;
    for (const store::LettingGo &way : ways) {
        Milliseconds last = age;
        bool allowed = true;
        for (const auto &[goes, days] : {std::pair(way.sealed, rules.sealed), std::pair(way.passes, rules.passes),
                                         std::pair(way.officers, rules.officers)}) {
            allowed = allowed && (!goes || days);
            if (goes && days)
                last = std::max(last, age + std::chrono::milliseconds(*days).count());
        }
        if (allowed && (!first || last < *first))
            first = last;
    }
    return first;
}

std::vector<store::LettingGo> waysTo(const Entry &left)
{
    std::vector<store::LettingGo> ways;
    for (std::size_t rule = 0; rule < 3; ++rule) {
        const store::LettingGo way{rule == 0, rule == 1, rule == 2, {}};
        if (left.kind == EntryKind::Session ? !way.sealed : way.sealed && !left.content.empty())
            continue;
        Entry again = left;
        if (!store::letGoOf(again, way))
            ways.push_back(way);
    }
    return ways;
}

RetentionAge::Age RetentionAge::of(const Entry &entry, std::uint64_t before, Milliseconds notAfter)
{
    if (entry.kind == EntryKind::Session)
        return ofSession(entry, before, notAfter);
    if (isBelievable(entry.wallMilliseconds, notAfter))
        return {entry.wallMilliseconds, false};
    return {around(static_cast<std::int64_t>(entry.seq), notAfter), false};
}

/// A record whose clock says nothing is of the time of what comes behind it, the end of the session included.
RetentionAge::Age RetentionAge::ofSession(const Entry &session, std::uint64_t before, Milliseconds notAfter)
{
    Age age{std::nullopt, true};
    bool waits = true; // the session itself is no older than its first record, or its end
    if (isBelievable(session.wallMilliseconds, notAfter)) {
        age.at = session.wallMilliseconds;
        waits = false;
    }
    std::uint64_t read = 0;
    const auto look = [&](const Entry &entry) {
        const bool record = isRecord(entry);
        const bool believable = isBelievable(entry.wallMilliseconds, notAfter);
        if (believable && (record || waits))
            age.at = std::max(age.at.value_or(entry.wallMilliseconds), entry.wallMilliseconds);
        waits = believable ? false : waits || record;
        if (endsSession(entry))
            age.open = entry.seq > before;
        return !endsSession(entry) && ++read < mostOfSession;
    };
    forward(m_engine, m_device, static_cast<std::int64_t>(session.seq), mostOfSession, look);
    if (waits || read >= mostOfSession)
        age.at.reset();
    return age;
}

std::optional<Milliseconds> RetentionAge::around(std::int64_t seq, Milliseconds notAfter)
{
    if (m_stretch.first <= seq && seq <= m_stretch.last && m_stretch.notAfter == notAfter)
        return m_stretch.at;
    m_stretch = {seq, seq, notAfter, {}};
    std::optional<Milliseconds> earlier, later;
    const auto look = [&](std::optional<Milliseconds> &into, std::int64_t &end) {
        return [&, notAfter](const Entry &entry) {
            if (isBelievable(entry.wallMilliseconds, notAfter))
                into = entry.wallMilliseconds;
            else
                end = static_cast<std::int64_t>(entry.seq);
            return !into;
        };
    };
    backward(m_engine, m_device, seq, look(earlier, m_stretch.first));
    forward(m_engine, m_device, seq, mostAround, look(later, m_stretch.last));
    if (later) // without it nobody at the station knew either
        m_stretch.at = std::max(*later, earlier.value_or(*later));
    return m_stretch.at;
}

} // namespace th::hub
