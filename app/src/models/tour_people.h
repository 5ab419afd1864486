// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "reference.h"

#include <initializer_list>

/// Made-up people, places and answers for the tour and the tests of the screens.
namespace th::app::people {

[[nodiscard]] core::Instant now(); ///< Monday 6 September 2021, 15:15 in Hà Nội
[[nodiscard]] Reference reference();
[[nodiscard]] core::PassClaims driver();    ///< an organisation's employee with two vehicles
[[nodiscard]] core::PassClaims shopper();   ///< a household's market card
[[nodiscard]] core::PassClaims longNames(); ///< everything as long as the format allows, stacked marks
[[nodiscard]] core::IdCard cardOf(const core::PassClaims &claims);
[[nodiscard]] std::vector<store::LogRow> log(); ///< newest first

/// A proven pass judged with these reasons, on record.
[[nodiscard]] Examined examined(const core::PassClaims &claims, std::vector<core::Reason> reasons);
[[nodiscard]] Examined withCard(Examined examined); ///< together with the driver's ID card
/// A text that never became a pass.
[[nodiscard]] Examined examined(std::vector<core::Reason> reasons);
[[nodiscard]] core::Reason reason(core::ReasonCode code, core::Weight weight, const std::string &detail = {},
                                  std::optional<core::Instant> at = {});

} // namespace th::app::people
