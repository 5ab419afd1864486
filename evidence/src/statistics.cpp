// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/statistics.h"

#include "block_filter.h"
#include "gathering.h"

#include <algorithm>
#include <tuple>

namespace th::evidence {

namespace {

/// Block after block as devices wrote them, so that what was taken in is known before what was scanned with it.
Statistics gather(ArchiveState &state, const Filter &filter, std::chrono::minutes utcOffset,
                  const std::function<bool()> &goOn)
{
    BlockFilter fits(state, filter);
    std::vector<const Block *> blocks;
    for (const Block &block : state.blocks())
        blocks.push_back(&block);
    std::ranges::sort(blocks, {},
                      [](const Block *block) { return std::tuple(block->device, block->branch, block->firstSeq); });
    Gathering gathering(state.texts(), utcOffset);
    Imports imports;
    for (const Block *block : blocks) {
        if (!goOn())
            throw Thrown({Fault::Cancelled, ""});
        imports.begin(block->device);
        imports.note(state, *block);
        if (!fits.mayFit(*block))
            continue;
        if (const RowSet rows = fits.apply(state, *block); !rows.none())
            gathering.add(*block, StatisticsRows(state, *block), rows, imports);
    }
    return std::move(gathering).take();
}

} // namespace

Outcome<Statistics> statisticsOf(Archive &archive, const Filter &filter, std::chrono::minutes utcOffset,
                                 const std::function<bool()> &goOn)
{
    Filter scans = filter;
    scans.kinds = {core::journal::EntryKind::Scan};
    return guard([&] { return gather(stateOf(archive), scans, utcOffset, goOn); });
}

} // namespace th::evidence
