// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "core/stored_entry.h"

#include <map>
#include <set>

namespace th::evidence {

/// Whether somebody vouches for what is left of an entry: for what came reduced its device, in a Note that its
/// signature covers; whoever carried it could have written it otherwise. What was reduced here is `log verify`'s.
class Vouching {
public:
    explicit Vouching(ArchiveState &state) : m_state(state) {}
    /// Throws Damaged if there is no such entry. All Notes of a device are read once.
    [[nodiscard]] bool holds(const Place &place);
    /// Whether the device says that it reduced an entry to these bytes, as they came.
    [[nodiscard]] bool says(std::uint32_t device, core::ByteView reduced)
    {
        return saidBy(device).contains(core::journal::digestOfLeft(reduced));
    }

private:
    using Said = std::set<core::journal::Reductions::Digest>;
    [[nodiscard]] const Said &saidBy(std::uint32_t device);

    ArchiveState &m_state;
    std::map<std::uint32_t, Said> m_said; ///< by device
};

} // namespace th::evidence
