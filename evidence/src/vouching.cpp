// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vouching.h"

#include "history.h"
#include "stored_entry.h"
#include "taking.h"

#include <algorithm>

namespace th::evidence {

using core::journal::EntryKind;

bool Vouching::holds(const Place &place)
{
    const auto bytes = m_state.entry(place);
    const auto stored = openStored(bytes);
    if (!stored)
        throw Thrown({Fault::Damaged, "an entry"});
    return !stored->cameReduced || saidBy(place.device).contains(core::journal::digestOfLeft(asItCame(*bytes)));
}

const Vouching::Said &Vouching::saidBy(std::uint32_t device)
{
    const auto known = m_said.find(device);
    if (known != m_said.end())
        return known->second;
    Said &said = m_said[device];
    const auto runs = runsOf(m_state, device);
    const auto isProven = [&](const Place &place) {
        return std::ranges::any_of(runs, [&](const ChainRun &run) {
            return run.branch == place.branch && run.first <= place.seq && place.seq <= run.proven;
        });
    };
    for (const Block &block : m_state.blocks()) {
        if (block.device != device)
            continue;
        const core::ByteView column = m_state.fieldBytes(block, Field::What);
        const core::Bytes bytes(column.begin(), column.end());
        const auto what = ColumnView::of(bytes, block.rows);
        if (!what)
            throw Thrown({Fault::Damaged, "a column of the index cannot be read"});
        for (std::size_t row = 0; row < block.rows; ++row) {
            const Place place{device, block.branch, block.firstSeq + row};
            if (what->at(row) / 4 != static_cast<std::uint32_t>(EntryKind::Note) || !isProven(place))
                continue;
            const auto note = openStored(m_state.entry(place));
            const auto reductions = note ? core::journal::reductionsIn(note->entry) : std::nullopt;
            for (const auto &one : reductions ? reductions->entries : std::vector<core::journal::Reductions::One>{})
                said.insert(one.left);
        }
    }
    return said;
}

} // namespace th::evidence
