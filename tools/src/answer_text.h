// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "core/policy.h"
#include "store/examiner.h"

namespace th::tools {

/// An answer as `check` prints it: {"kind":…,"reasons":[codes],"pass":…,"seq":…,…}, see docs/guide/thonghanhctl.md.
[[nodiscard]] Json answerJson(const store::Answer &answer, core::Language language, std::chrono::minutes utcOffset);
/// The same as lines for people.
[[nodiscard]] std::string answerText(const store::Answer &answer, core::Language language,
                                     std::chrono::minutes utcOffset);
/// Claims of a pass as JSON.
[[nodiscard]] Json claimsJson(const core::PassClaims &claims);

} // namespace th::tools
