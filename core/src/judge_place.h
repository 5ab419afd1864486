// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/journey.h"
#include "core/pass.h"
#include "core/policy.h"

namespace th::core {

/// Days (bit 0 Monday) and hours of local time in which something is allowed.
struct Timetable {
    std::uint8_t days = 0x7f;
    std::vector<HoursWindow> hours; ///< empty: all day
};

struct TimetableFit {
    bool allowed = false;        ///< every timetable allows `when`
    bool dayAllowed = false;     ///< every timetable allows the day at least
    std::optional<Instant> next; ///< if not allowed: when that changes, within seven days
};

[[nodiscard]] TimetableFit fitTimetables(const std::vector<Timetable> &timetables, Instant when,
                                         std::chrono::minutes utcOffset);

[[nodiscard]] std::chrono::seconds elapsedBetween(Instant a, Instant b);

} // namespace th::core
