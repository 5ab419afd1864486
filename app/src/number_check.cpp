// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_check.h"

#include <algorithm>

namespace th::app {
namespace {

using core::ReasonCode;
using core::Weight;

void addStatus(std::vector<core::Reason> &reasons, const NumberEvidence &evidence)
{
    if (const auto *unavailable = std::get_if<core::StatusUnavailable>(&evidence.status)) {
        reasons.push_back({ReasonCode::StatusUnavailable, Weight::CannotTell, unavailable->reason});
        return;
    }
    const auto *known = std::get_if<core::SeriesStatus>(&evidence.status);
    if (known && known->revoked)
        reasons.push_back(
            {ReasonCode::Revoked, Weight::Refuse, core::name(known->revoked->reason), known->revoked->at});
    // A gap in the register proves nothing by itself: a pass of the last hours may not be confirmed yet, and a number
    // does not say when it was issued (docs/formats/verdict.md).
    if (known && known->registration == core::Registration::NotRegistered)
        reasons.push_back({ReasonCode::NotRegistered, std::min(evidence.unregistered, Weight::CannotTell)});
}

} // namespace

core::Verdict judgeNumber(const NumberEvidence &evidence, core::Instant when)
{
    std::vector<core::Reason> reasons;
    const bool red = !evidence.dataAsOf || when - *evidence.dataAsOf > evidence.freshness.red;
    addStatus(reasons, evidence);
    if (!evidence.dataAsOf)
        reasons.push_back({ReasonCode::NoData, Weight::CannotTell, "status"});
    else if (red)
        reasons.push_back({ReasonCode::DataTooOld, Weight::CannotTell, {}, evidence.dataAsOf});
    if (evidence.clock != core::ClockState::Trusted)
        reasons.push_back({ReasonCode::ClockSuspect, Weight::CannotTell,
                           evidence.clock == core::ClockState::WentBackwards ? "went_backwards" : "implausible"});
    // No code was read, so no signature was seen: whatever the register says, the paper itself is unproven.
    reasons.push_back({ReasonCode::UnreadableText, Weight::CannotTell, "number_only"});
    return core::conclude(std::move(reasons));
}

} // namespace th::app
