// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/judge.h"

#include <vector>

namespace th::store {

struct TimeSpan {
    core::Instant from{}, until{}; ///< both inclusive
};

/// The quota's period around `when`: so many local calendar days, the day of `when` the last of them.
[[nodiscard]] TimeSpan quotaPeriod(core::Instant when, std::chrono::days period, std::chrono::minutes utcOffset);
/// How far around `when` a sighting counts; a clock that was corrected may have put it after `when`.
[[nodiscard]] TimeSpan copyWindow(core::Instant when, std::chrono::minutes window);

/// Separate admitted visits before the one that the check at `place` and `when` is or continues. Seen again at the
/// same checkpoint within `samePlaceQuiet` is the same visit. `newestFirst`: admissions of the quota's period.
[[nodiscard]] std::uint32_t countVisits(const std::vector<core::Sighting> &newestFirst, const core::Place &place,
                                        core::Instant when, std::chrono::minutes samePlaceQuiet);

} // namespace th::store
