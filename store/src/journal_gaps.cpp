// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cbor.h"
#include "station_core.h"

#include <algorithm>
#include <set>

namespace th::store {

namespace {

constexpr std::string_view gapsName = "journal_gaps";
constexpr std::size_t mostGaps = core::journal::mostGapsAtOnce; ///< that are remembered as named

using Range = std::pair<std::uint64_t, std::uint64_t>;
using Ranges = std::set<Range>;

/// What is remembered as named; nothing where that is damaged.
std::optional<Ranges> readNamed(CheckedTable &meta)
{
    const auto bytes = guard([&] { return meta.get(gapsName); });
    if (!bytes)
        return std::nullopt;
    Ranges named;
    if (!*bytes)
        return named;
    core::cbor::Reader reader(**bytes);
    const auto count = reader.enterArray(2 * mostGaps);
    for (std::size_t i = 0; count && i < *count / 2; ++i) {
        const auto first = reader.readUnsigned();
        const auto last = reader.readUnsigned();
        if (!first || !last)
            return std::nullopt;
        named.insert({*first, *last});
    }
    return count && reader.finish() ? std::optional(std::move(named)) : std::nullopt;
}

/// What the journal itself names: all of it is read, which few stations ever need.
Ranges namedInJournal(SQLite::Statement &entries)
{
    Ranges named;
    Run run(entries);
    while (run.step()) {
        const auto entry = core::journal::decode(run.bytes(0));
        if (!entry || entry->kind != core::journal::EntryKind::Gap)
            continue;
        if (const auto gap = core::journal::decodeGap(entry->content, entry->seq))
            named.insert({gap->first, gap->last});
    }
    return named;
}

void remember(CheckedTable &meta, const Ranges &named)
{
    core::cbor::Writer writer;
    writer.array(2 * named.size());
    for (const auto &[first, last] : named)
        writer.unsignedInteger(first).unsignedInteger(last);
    meta.put(gapsName, std::move(writer).take());
}

} // namespace

core::journal::Hash JournalLog::hashAt(std::uint64_t seq)
{
    if (seq == 0)
        return core::journal::hash(m_identity.key);
    Run run(m_entry);
    return run.bind(1, static_cast<std::int64_t>(seq)).step() ? core::journal::hashOfStored(run.bytes(0))
                                                              : core::journal::Hash{};
}

std::vector<core::journal::Gap> JournalLog::unnamedGaps(std::uint64_t after)
{
    const auto remembered = readNamed(m_meta);
    const bool knowsAll = remembered && remembered->size() < mostGaps;
    const Ranges named = knowsAll ? *remembered : namedInJournal(m_all);
    std::vector<Range> missing;
    Run run(m_numbers);
    run.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(after, INT64_MAX)));
    for (std::uint64_t before = 0; run.step();) {
        const auto seq = static_cast<std::uint64_t>(run.integer(0));
        if (before + 1 < seq && seq > after && !named.contains({before + 1, seq - 1}))
            missing.emplace_back(before + 1, seq - 1);
        before = seq;
    }
    std::vector<core::journal::Gap> gaps;
    for (const auto &[first, last] : missing)
        gaps.push_back({first, last, hashAt(first - 1)});
    return gaps;
}

void JournalLog::appendGap(const core::journal::Gap &gap, const core::ClockReading &clock)
{
    append(core::journal::EntryKind::Gap, core::journal::encodeGap(gap), clock);
    auto named = readNamed(m_meta);
    if (!named) // damaged
        named = namedInJournal(m_all);
    named->insert({gap.first, gap.last});
    while (named->size() > mostGaps) // full as it is, it sends the next one who looks to the journal
        named->erase(std::prev(named->end()));
    remember(m_meta, *named);
}

/// The end that is missing is named before anything else is written behind it.
void JournalLog::nameLost(const core::ClockReading &clock)
{
    if (const auto lost = std::exchange(m_lost, std::nullopt))
        appendGap(*lost, clock);
}

void StationCore::nameGaps(std::uint64_t after, const core::ClockReading &clock)
{
    core::Signer &signer = device();
    const auto gaps = m_journal.unnamedGaps(after);
    if (gaps.empty())
        return;
    WriteBatch batch(*this);
    for (const core::journal::Gap &gap : gaps)
        m_journal.appendGap(gap, clock);
    m_journal.appendCheckpoint(clock, signer);
    batch.commit();
}

} // namespace th::store
