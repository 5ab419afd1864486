// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A delta is kept as what happened since the rows were written. What has become heavy falls on the rows it touches:
// each is verified, changed and sealed anew.
#include "status_table.h"

#include <algorithm>

namespace th::store {

namespace {

constexpr std::size_t foldFrom = 512;  ///< serials; at most one series an update, so that none costs much
constexpr std::size_t heaviest = 8192; ///< is not kept apart any longer: it would be read and written with each update

std::int64_t rowOf(std::int64_t series, std::uint32_t chunk) { return series << chunkBits | chunk; }

[[noreturn]] void refuse(const core::SeriesDelta &delta, const char *rule)
{
    throw StoreFailure({StoreFault::Refused, "series " + delta.series.text + ": " + rule});
}

[[noreturn]] void damaged(ChunkName name, const char *what)
{
    throw StoreFailure({StoreFault::Damaged, std::string(what) + " of series " + name.series.text});
}

std::uint32_t serialOf(const core::SeriesSnapshot::Revoked &entry) { return entry.serial; }
std::uint32_t serialOf(std::uint32_t serial) { return serial; }

/// The part of an ascending list that falls on a chunk.
template <class T> std::span<const T> within(const std::vector<T> &ascending, std::uint32_t index)
{
    const auto key = [](const T &entry) { return serialOf(entry); };
    const std::uint64_t first = std::uint64_t{index} * serialsPerChunk + 1;
    const auto begin = std::ranges::lower_bound(ascending, first, {}, key);
    const auto end = std::ranges::lower_bound(begin, ascending.end(), first + serialsPerChunk, {}, key);
    return {begin, end};
}

std::vector<std::uint32_t> touchedChunks(const core::SeriesDelta &delta, std::uint32_t heldHighWater)
{
    std::vector<std::uint32_t> chunks;
    for (const auto &revoked : delta.revoked)
        chunks.push_back(chunkOf(revoked.serial));
    for (const std::uint32_t serial : delta.standing)
        chunks.push_back(chunkOf(serial));
    const std::uint64_t highWater = delta.fromHighWater + std::uint64_t{delta.tags.size()};
    for (std::uint64_t serial = std::uint64_t{heldHighWater} + 1; serial <= highWater; serial += serialsPerChunk)
        chunks.push_back(chunkOf(static_cast<std::uint32_t>(serial)));
    if (highWater > heldHighWater)
        chunks.push_back(chunkOf(static_cast<std::uint32_t>(highWater)));
    std::sort(chunks.begin(), chunks.end());
    chunks.erase(std::unique(chunks.begin(), chunks.end()), chunks.end());
    return chunks;
}

} // namespace

struct StatusTable::OpenChunk {
    std::array<std::uint16_t, serialsPerChunk> tags{};
    std::vector<core::SeriesSnapshot::Revoked> revoked;
    bool reasonsChanged = false;

    void take(const core::SeriesDelta &delta, std::uint32_t index)
    {
        const std::uint64_t before = std::uint64_t{index} * serialsPerChunk; // serials in the chunks before
        for (std::uint32_t place = 0; place < serialsPerChunk; ++place) {
            const std::uint64_t at = before + place - delta.fromHighWater; // wraps around below the delta's first
            if (before + place >= delta.fromHighWater && at < delta.tags.size())
                tags[place] = delta.tags[at];
        }
        const auto now = within(delta.revoked, index);
        const auto standing = within(delta.standing, index);
        if (now.empty() && standing.empty())
            return;
        reasonsChanged = true;
        std::erase_if(revoked, [&](const auto &entry) {
            return std::ranges::binary_search(now, entry.serial, {}, [](const auto &r) { return r.serial; }) ||
                   std::ranges::binary_search(standing, entry.serial);
        });
        revoked.insert(revoked.end(), now.begin(), now.end());
        std::ranges::sort(revoked, {}, [](const auto &entry) { return entry.serial; });
    }
};

void StatusTable::advance(const std::vector<core::SeriesDelta> &deltas)
{
    for (const auto &delta : deltas)
        advanceSeries(delta);
    if (deltas.empty())
        return;
    foldHeaviest();
    writeSummary();
}

void StatusTable::foldHeaviest()
{
    HeldSeries *most = nullptr;
    for (auto &[series, held] : m_series)
        if (held && held->weight() >= foldFrom && (!most || held->weight() > most->weight()))
            most = &*held;
    if (most)
        fold(*most);
}

HeldSeries &StatusTable::openSeries(const core::SeriesDelta &delta)
{
    const auto known = m_series.find(delta.series);
    if (known != m_series.end() && !known->second)
        damaged({delta.series}, "the head");
    if (known != m_series.end() && !m_complete) // what it would go on from may be gone: not to be written as whole
        damaged({delta.series}, "the list of series, or what changed lately,");
    if (known != m_series.end())
        return *known->second;
    if (!isWellFormed(delta.series))
        refuse(delta, "not a series code");
    const SeriesHead rows{idOf(delta.series), 0, 0, delta.tagKey};
    writeHead(delta.series, rows);
    return *m_series.insert_or_assign(delta.series, HeldSeries{rows}).first->second;
}

void StatusTable::advanceSeries(const core::SeriesDelta &delta)
{
    HeldSeries &held = openSeries(delta);
    if (held.operation() >= delta.toOperation)
        return;
    if (const char *rule = core::deltaObstacle(held.operation(), held.highWater(), delta))
        refuse(delta, rule);
    const std::uint64_t highWater = delta.fromHighWater + std::uint64_t{delta.tags.size()};
    const auto inOrder = [&](const auto &list) {
        const auto key = [](const auto &entry) { return serialOf(entry); };
        return list.empty() || (std::ranges::is_sorted(list, std::ranges::less_equal(), key) && key(list.front()) > 0 &&
                                key(list.back()) <= highWater);
    };
    if (highWater > UINT32_MAX || !inOrder(delta.revoked) || !inOrder(delta.standing))
        refuse(delta, "serials out of order");
    if (!held.recent)
        held.recent = onRows(delta, held.rows);
    else if (const auto extended = core::extendDelta(*held.recent, delta); !extended)
        refuse(delta, extended.error().c_str());
    if (held.weight() >= heaviest)
        fold(held);
    else
        writeRecent(held);
}

void StatusTable::writeRecent(const HeldSeries &held)
{
    const core::Bytes bytes = packRecent(*held.recent);
    Run(m_putRecent).bind(1, held.rows.id).bind(2, core::ByteView(bytes)).finish();
}

void StatusTable::fold(HeldSeries &held)
{
    const core::SeriesDelta &recent = *held.recent;
    for (const std::uint32_t index : touchedChunks(recent, held.rows.highWater)) {
        const ChunkName name{recent.series, index};
        OpenChunk chunk = openChunk(name, held.rows);
        chunk.take(recent, index);
        writeChunk(name, held.rows, chunk);
    }
    const SeriesHead rows{held.rows.id, held.operation(), held.highWater(), held.rows.tagKey};
    writeHead(recent.series, rows);
    Run(m_dropRecent).bind(1, rows.id).finish();
    held = HeldSeries{rows};
}

StatusTable::OpenChunk StatusTable::openChunk(ChunkName name, const SeriesHead &head)
{
    OpenChunk open;
    if (std::uint64_t{name.index} * serialsPerChunk >= head.highWater)
        return open; // nothing of it is held yet
    Run run(m_chunk);
    const auto chunk =
        run.bind(1, rowOf(head.id, name.index)).step() ? StatusChunk::verify(run.bytes(0), name) : std::nullopt;
    if (!chunk)
        damaged(name, "a row of the status");
    std::vector<std::uint32_t> serials;
    for (std::uint32_t place = 0; place < serialsPerChunk; ++place) {
        open.tags[place] = chunk->tag(place);
        if (chunk->isRevoked(place))
            serials.push_back(name.index * serialsPerChunk + place + 1);
    }
    if (serials.empty())
        return open;
    Run reasons(m_revocations);
    const auto revocations = reasons.bind(1, rowOf(head.id, name.index)).step()
                                 ? unpackRevocations(reasons.bytes(0), name, static_cast<std::uint32_t>(serials.size()))
                                 : std::nullopt;
    if (!revocations)
        damaged(name, "a row of the revocation reasons");
    for (std::size_t i = 0; i < serials.size(); ++i)
        open.revoked.push_back({serials[i], (*revocations)[i]});
    return open;
}

void StatusTable::writeChunk(ChunkName name, const SeriesHead &head, const OpenChunk &chunk)
{
    const std::int64_t row = rowOf(head.id, name.index);
    const core::Bytes bytes = packChunk(name, chunk.tags, chunk.revoked);
    Run(m_putChunk).bind(1, row).bind(2, core::ByteView(bytes)).finish();
    if (!chunk.reasonsChanged)
        return;
    if (chunk.revoked.empty()) {
        Run(m_dropRevocation).bind(1, row).finish();
        return;
    }
    const core::Bytes reasons = packRevocations(name, chunk.revoked);
    Run(m_putRevocations).bind(1, row).bind(2, core::ByteView(reasons)).finish();
}

} // namespace th::store
