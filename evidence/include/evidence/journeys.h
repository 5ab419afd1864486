// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/pass_timeline.h"

#include <functional>

namespace th::evidence {

/// Which scans of a whole archive say that there are two of a pass.
struct JourneySearch {
    std::optional<Milliseconds> from{}, until{}; ///< of the scan that is flagged, by its station's clock
    const core::Policy *policy = nullptr;        ///< nullptr: places are not compared
    const core::Directory *directory = nullptr;  ///< as of `timelineOf`: whose word counts
    std::size_t most = 1000;                     ///< that are given; the rest is counted
    /// Asked now and then, with the number of scans looked at; false cancels.
    std::function<bool(std::uint64_t)> progress = [](std::uint64_t) { return true; };
};

struct FlaggedScan {
    Row row;
    std::vector<Oddity> oddities; ///< of ImpossibleJourney, SeenElsewhere, AnotherPass
    /// Of ImpossibleJourney:
    Place from;
    Milliseconds fromWall = 0;
    std::string fromCheckpoint;
    std::optional<double> kilometres{};
    std::chrono::seconds elapsed{0};
};

struct JourneysFound {
    std::uint64_t scans = 0;   ///< of genuine passes in that time, whose word counts
    std::uint64_t flagged = 0; ///< of those
    std::uint64_t doubted = 0; ///< scans whose word does not count: of a device that the directory does not know …
    bool compared = false, devicesChecked = false; ///< as of PassTimeline
    bool placesLeft = false; ///< a pass was at more places, or more passes were under way, than are compared
};

/// One walk in the order of time over all scans of genuine passes, by the rules of `timelineOf`. What it remembers is
/// of the last hours (the policy's window) alone, of `mostUnderWay` passes at most. `visit`: the flagged scans, oldest
/// first, `most` of them.
[[nodiscard]] Outcome<JourneysFound> findJourneys(Archive &archive, const JourneySearch &search,
                                                  const std::function<void(const FlaggedScan &)> &visit);
inline constexpr std::size_t mostUnderWay = 250'000;

} // namespace th::evidence
