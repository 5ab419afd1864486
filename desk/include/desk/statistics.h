// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"

namespace th::desk {

enum class Grouping { Day, Kind, Category, Organisation };
struct Counts {
    std::size_t issued = 0;       ///< passes, replacements among them
    std::size_t replacements = 0; ///< of the issued
    std::size_t revoked = 0;      ///< that are revoked now, but for the replaced
    std::size_t replaced = 0;     ///< that another pass took the place of
    std::size_t printed = 0;      ///< passes that went through a printer, each time
    friend bool operator==(const Counts &, const Counts &) = default;
};
/// When things happened; what happened at a time that is not known counts only where both are empty.
struct Period {
    std::optional<core::Instant> from{}, until{}; ///< at or after; before
};
struct StatisticsRow {
    std::string key; ///< "2021-09-06" (local time), "individual", "food", the organisation; empty: none, not known
    Counts counts;
};
/// Each event on its own day: issued (by the pass's own date), revoked, printed. Rows ascend by key.
Done<std::vector<StatisticsRow>> statistics(const Desk &desk, Grouping by, const Period &period);

} // namespace th::desk
