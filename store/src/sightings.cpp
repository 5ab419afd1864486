// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sightings.h"

#include <map>

namespace th::store {

TimeSpan quotaPeriod(core::Instant when, std::chrono::days period, std::chrono::minutes utcOffset)
{
    const auto today = std::chrono::floor<std::chrono::days>(when + utcOffset);
    const core::Instant from = today - period + std::chrono::days(1) - utcOffset;
    return {from, core::Instant(today + std::chrono::days(1) - utcOffset) - std::chrono::seconds(1)};
}

TimeSpan copyWindow(core::Instant when, std::chrono::minutes window) { return {when - window, when + window}; }

std::uint32_t countVisits(const std::vector<core::Sighting> &newestFirst, const core::Place &place, core::Instant when,
                          std::chrono::minutes samePlaceQuiet)
{
    std::map<core::CheckpointCode, core::Instant> lastAt;
    std::uint32_t visits = 0;
    for (auto seen = newestFirst.rbegin(); seen != newestFirst.rend(); ++seen) {
        if (!seen->admitted)
            continue;
        const auto [before, first] = lastAt.try_emplace(seen->checkpoint, seen->at);
        if (first || seen->at - before->second > samePlaceQuiet)
            ++visits;
        before->second = seen->at;
    }
    const auto here = lastAt.find(place.checkpoint);
    const bool continues = here != lastAt.end() && std::chrono::abs(when - here->second) <= samePlaceQuiet;
    return continues ? visits - 1 : visits;
}

} // namespace th::store
