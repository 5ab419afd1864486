// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"

namespace th::app {

/// What there is to judge a typed number by.
struct NumberEvidence {
    core::StatusEvidence status;
    std::optional<core::Instant> dataAsOf;
    core::ClockState clock = core::ClockState::Trusted;
    core::Freshness freshness;
    core::Weight unregistered = core::Weight::Refuse; ///< what the policy makes of a pass that is not in the register
};

/// A number proves no paper: the verdict is refuse where the register says so for certain (revoked), else cannot tell;
/// never admit. Pure.
[[nodiscard]] core::Verdict judgeNumber(const NumberEvidence &evidence, core::Instant when);

} // namespace th::app
