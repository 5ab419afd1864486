// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/personal.h"

namespace th::evidence {

/// Scans of genuine passes that one organisation's people carried.
struct OrganisationFigures {
    std::string organisation; ///< as its passes write it; "": passes that name none
    std::uint64_t scans = 0, refused = 0;
};
struct Organisations {
    std::vector<OrganisationFigures> organisations; ///< most refused first, then most scans
    std::uint64_t unproven = 0;                     ///< scans of no genuine pass: whatever it says counts for nothing
    std::uint64_t closed = 0, letGo = 0;            ///< scans of genuine passes that cannot be opened: see OpenedCount
    std::uint64_t unsealed = 0;                     ///< the same, of whose text nothing is kept
    bool complete = true;                           ///< false: beyond `mostOrganisations` the others are left out
    [[nodiscard]] std::uint64_t unread() const { return closed + letGo + unsealed; }
};
inline constexpr std::size_t mostOrganisations = 65'536;

/// Refusals by organisation: the name stands in the pass's own text, which only an auditor opens. Of `order` counts
/// who, why, when, the filter (of its kinds only scans) and `progress`. The archive, open for writing, notes it first
/// (WhoAndWhy). Blocking.
[[nodiscard]] Outcome<Organisations> organisationsOf(Archive &archive, const OpenOrder &order,
                                                     const core::SoftwareKey &auditor);

} // namespace th::evidence
