// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/policy.h"
#include "core/verdict.h"

namespace th::core {

enum class DataAge { None, Fresh, Amber, Red };

/// How old the station's status data is at `when`: exactly as old as a limit is still within it.
[[nodiscard]] DataAge ageOf(const Evidence &evidence, Instant when, const Freshness &limits);

/// What speaks about the station rather than the pass: no data, old data, a suspect clock.
void addReasonsOfStation(std::vector<Reason> &reasons, const Evidence &evidence, Instant when, const Freshness &limits);

} // namespace th::core
