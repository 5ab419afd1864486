// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "sync/sync_plan.h"

namespace th::city {

using Moment = sync::Steady; ///< since the city's beginning

inline const core::Instant beginning = *core::parseRfc3339("2021-08-23T00:00:00Z");

inline core::Instant wallAt(Moment moment) { return beginning + std::chrono::floor<std::chrono::seconds>(moment); }

} // namespace th::city
