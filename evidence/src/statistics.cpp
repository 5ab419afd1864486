// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/statistics.h"

#include "block_filter.h"
#include "gathering.h"

#include <algorithm>
#include <span>

namespace th::evidence {

namespace {

/// Device after device: what it took in first, then what it scanned with that.
class Walk {
public:
    Walk(ArchiveState &state, const Filter &scans, const Filter &imports, std::chrono::minutes utcOffset)
        : m_state(state), m_scans(state, scans), m_imports(state, imports), m_gathering(state.texts(), utcOffset)
    {
    }

    Statistics run(const std::function<bool()> &goOn)
    {
        std::vector<const Block *> blocks;
        for (const Block &block : m_state.blocks())
            blocks.push_back(&block);
        std::ranges::stable_sort(blocks, {}, &Block::device);
        for (std::size_t begin = 0, end = 0; begin < blocks.size(); begin = end) {
            while (end < blocks.size() && blocks[end]->device == blocks[begin]->device)
                ++end;
            add(std::span(blocks).subspan(begin, end - begin), goOn);
        }
        return std::move(m_gathering).take();
    }

private:
    void add(std::span<const Block *const> device, const std::function<bool()> &goOn)
    {
        if (std::ranges::none_of(device, [&](const Block *block) { return m_scans.mayFit(*block); }))
            return;
        Imports imports;
        for (const Block *block : device)
            if (m_imports.mayFit(*block))
                imports.note(m_state, *block, m_imports.apply(m_state, *block));
        imports.finish();
        for (const Block *block : device) {
            if (!goOn())
                throw Thrown({Fault::Cancelled, ""});
            if (!m_scans.mayFit(*block))
                continue;
            if (const RowSet rows = m_scans.apply(m_state, *block); !rows.none())
                m_gathering.add(*block, StatisticsRows(m_state, *block), rows, imports);
        }
    }

    ArchiveState &m_state;
    BlockFilter m_scans, m_imports;
    Gathering m_gathering;
};

} // namespace

std::string hourName(std::int64_t hour)
{
    std::string text = formatMoment(hour * 3'600'000).substr(0, 13);
    if (text.size() == 13)
        text[10] = ' ';
    return text;
}

Outcome<Statistics> statisticsOf(Archive &archive, const Filter &filter, std::chrono::minutes utcOffset,
                                 const std::function<bool()> &goOn)
{
    Filter scans = filter;
    scans.kinds = {core::journal::EntryKind::Scan};
    Filter imports;
    imports.kinds = {core::journal::EntryKind::Import};
    imports.allHistories = filter.allHistories;
    return guard([&] { return Walk(stateOf(archive), scans, imports, utcOffset).run(goOn); });
}

} // namespace th::evidence
