// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "data_age.h"

namespace th::core {

DataAge ageOf(const Evidence &evidence, Instant when, const Freshness &limits)
{
    if (!evidence.dataAsOf)
        return DataAge::None;
    const auto age = when - *evidence.dataAsOf;
    return age > limits.red ? DataAge::Red : age > limits.amber ? DataAge::Amber : DataAge::Fresh;
}

void addReasonsOfStation(std::vector<Reason> &reasons, const Evidence &evidence, Instant when, const Freshness &limits)
{
    switch (ageOf(evidence, when, limits)) {
    case DataAge::None:
        reasons.push_back({ReasonCode::NoData, Weight::CannotTell, "status"});
        break;
    case DataAge::Fresh:
        break;
    case DataAge::Amber:
        reasons.push_back({ReasonCode::DataOld, Weight::Note, {}, evidence.dataAsOf});
        break;
    case DataAge::Red:
        reasons.push_back({ReasonCode::DataTooOld, Weight::CannotTell, {}, evidence.dataAsOf});
        break;
    }
    switch (evidence.clock) {
    case ClockState::Trusted:
        break;
    case ClockState::WentBackwards:
        reasons.push_back({ReasonCode::ClockSuspect, Weight::CannotTell, "went_backwards"});
        break;
    case ClockState::Implausible:
        reasons.push_back({ReasonCode::ClockSuspect, Weight::CannotTell, "implausible"});
        break;
    }
}

} // namespace th::core
