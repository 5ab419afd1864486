// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gap_alarms.h"

#include "core/stored_entry.h"
#include "storage_state.h"

#include <algorithm>

namespace th::hub {

namespace {

constexpr std::int64_t atOnce = 64; ///< rows in memory: an entry may have a megabyte

bool names(const core::journal::Gap &gap, std::uint64_t first, std::uint64_t last)
{
    return gap.first <= first && last <= gap.last;
}

} // namespace

void GapAlarms::look(const CheckedUpload::Entry &entry, std::uint64_t expected)
{
    constexpr std::size_t mostHoles = 1024; // one is told; the others are there to find one that nobody names
    if (entry.seq > expected && m_holes.size() < mostHoles)
        m_holes.push_back({expected, entry.seq - 1, entry.bytes});
    if (entry.checkpoint)
        m_checkpoints.push_back(entry.seq);
}

/// Of what a device says it lost, how many entries are not here either; of the last that a journal may lack in one
/// place.
std::uint64_t GapAlarms::lacking(const core::journal::Gap &gap)
{
    const std::uint64_t first = std::max(gap.first, gap.last - std::min(gap.last, maxLostEntries - 1));
    const auto rows = m_engine.run("SELECT count(*) FROM journal_entry WHERE device = $1 AND seq >= $2 AND seq <= $3",
                                   {m_device, static_cast<std::int64_t>(first), static_cast<std::int64_t>(gap.last)});
    return gap.last - first + 1 - static_cast<std::uint64_t>(number(rows.front().front()));
}

/// Gap entries behind the newest checkpoint of before: the next one may cover them.
void GapAlarms::readWaiting(std::uint64_t until, std::vector<Lost> &waiting, std::uint64_t &last)
{
    std::size_t read = 0;
    do {
        const auto rows =
            m_engine.run("SELECT seq, bytes FROM journal_entry WHERE device = $1 AND seq > $2"
                         " AND seq <= $3 ORDER BY seq LIMIT $4",
                         {m_device, static_cast<std::int64_t>(last), static_cast<std::int64_t>(until), atOnce});
        for (const Row &row : rows) {
            const auto seq = static_cast<std::uint64_t>(number(row.at(0)));
            const auto &bytes = std::get<core::Bytes>(row.at(1));
            const auto stored = core::journal::openStored(bytes);
            if (seq != last + 1)
                waiting.clear();
            last = seq;
            if (!stored || stored->entry.kind != core::journal::EntryKind::Gap)
                continue;
            if (const auto gap = core::journal::decodeGap(stored->entry.content, seq))
                waiting.push_back({*gap, bytes});
        }
        read = rows.size();
    } while (read == static_cast<std::size_t>(atOnce));
}

std::vector<GapAlarms::Lost> GapAlarms::signedIn(const CheckedUpload &upload)
{
    std::vector<Lost> said, waiting;
    if (upload.checkpointSeq == 0)
        return said;
    std::uint64_t last = upload.after;
    if (m_signedUntil < upload.after) {
        last = m_signedUntil;
        readWaiting(upload.after, waiting, last);
    }
    for (const auto &entry : upload.entries) {
        if (entry.seq != last + 1)
            waiting.clear();
        last = entry.seq;
        if (entry.gap)
            waiting.push_back({*entry.gap, entry.bytes});
        if (!entry.checkpoint)
            continue;
        if (std::ranges::binary_search(m_checkpoints, entry.seq)) // else it has been told
            std::ranges::move(waiting, std::back_inserter(said));
        waiting.clear();
    }
    return said;
}

/// By its bounds: two gaps that a device names as one are one.
void GapAlarms::takeBack(const CheckedUpload &upload, const core::journal::Gap &gap)
{
    m_engine.run("DELETE FROM alarm WHERE device = $1 AND kind = $2 AND seq >= $3 AND seq + entries <= $4",
                 {asBlob(upload.device), std::string("journal_gap"), static_cast<std::int64_t>(gap.first),
                  static_cast<std::int64_t>(gap.last + 1)});
}

std::vector<Alarm> GapAlarms::take(const CheckedUpload &upload)
{
    std::vector<Alarm> alarms;
    const auto said = signedIn(upload);
    const auto open = std::ranges::find_if(m_holes, [&](const Hole &hole) {
        return std::ranges::none_of(said, [&](const Lost &lost) { return names(lost.gap, hole.first, hole.last); });
    });
    if (open != m_holes.end()) {
        alarms.push_back({0, 0, "journal_gap", upload.device, open->first, open->behind});
        alarms.back().entries = open->last - open->first + 1;
    }
    for (const Lost &lost : said)
        takeBack(upload, lost.gap);
    if (!said.empty()) {
        const Lost &first = said.front();
        alarms.push_back({0, 0, "journal_lost", upload.device, first.gap.first, first.entry});
        alarms.back().entries = lacking(first.gap);
    }
    return alarms;
}

} // namespace th::hub
