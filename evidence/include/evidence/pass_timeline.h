// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "core/policy.h"
#include "evidence/integrity.h"
#include "evidence/query.h"

#include <optional>
#include <string>
#include <vector>

namespace th::evidence {

/// What a supervisor ought to look at in one event of a pass.
enum class Oddity {
    ImpossibleJourney,    ///< nobody could have come here from another checkpoint where it was seen
    SeenElsewhere,        ///< the station itself said so when it scanned
    AnotherPass,          ///< genuine, but the number is registered for another pass
    NotGenuine,           ///< the number stood on something whose signature was wrong or not there
    AdmittedAfterRevoked, ///< an entry of a ward revoked it before
    BeforeIssue,          ///< scanned before the entry by which it was issued
    OtherHistory,         ///< of a history that is not the device's log, which anybody may have made up
    ClockDoubtful,        ///< the station did not trust its clock: not compared with other places
    UnknownDevice,        ///< the directory does not know the device, or had revoked it by then
    NotItsSeries,         ///< of a ward's entry: by the directory the device may not say that of this series
    NotSigned,            ///< of a ward's entry: the device's signature does not cover it yet
};
[[nodiscard]] const char *name(Oddity oddity); ///< "impossible_journey" …
[[nodiscard]] std::string sentence(Oddity oddity, core::Language language);

/// From where and how fast somebody would have had to come.
struct Journey {
    std::size_t from = 0;               ///< index of the event
    std::optional<double> kilometres{}; ///< as the crow flies; nothing: the policy does not know both places
    std::chrono::seconds elapsed{0};
};

struct PassEvent {
    Row row; ///< a scan, or a ward's issue, revoke, reinstate
    Standing standing = Standing::UnsignedTail;
    std::string revocation{}; ///< of a revoke: why, "lost" …
    std::vector<Oddity> oddities{};
    std::optional<Journey> journey{}; ///< of ImpossibleJourney
    bool counts =
        true; ///< false: OtherHistory, UnknownDevice, NotItsSeries or NotSigned; it is for and against nothing
};

/// One pass over all stations.
struct PassTimeline {
    std::vector<PassEvent> events; ///< oldest first
    std::uint64_t scans = 0;       ///< that the archive has of it
    std::uint64_t left = 0;      ///< of those, what is not among the events: first what does not count, then the oldest
    bool wardsLeft = false;      ///< wards wrote more about it than `mostEvents` entries
    bool compared = false;       ///< places were compared; false: there is no policy
    bool devicesChecked = false; ///< false: there is no directory, and any device's word counted
    std::uint64_t reduced = 0;   ///< among the events: of which a retention rule left a part
    /// Scans of the archive whose number a rule let go of: any of them may have been of this pass.
    std::uint64_t withoutNumber = 0;
    bool placesLeft = false;             ///< seen at more places within a window than are compared
    [[nodiscard]] bool complete() const; ///< nothing was left out
    [[nodiscard]] bool has(Oddity oddity) const;
    /// Something says that there are two of it.
    [[nodiscard]] bool copySuspected() const;
};
inline constexpr std::size_t mostEvents = 20'000;

/// `number`: "BD01A-000123". Scans of all histories, `most` (1 to `mostEvents`) of them, and what wards wrote about the
/// pass: all their entries are read for that. What counts has the room first, the newest scans of it. Two scans are
/// compared by the rule of "seen elsewhere" (core/journey.h) and the policy's speed and window of that time, if both
/// are genuine, count, and their stations trusted their clocks. `policy`: nullptr: none. `directory`: whose devices
/// count, and which of them for a series; nullptr: all do, which lets anybody accuse and acquit.
[[nodiscard]] Outcome<PassTimeline> timelineOf(Archive &archive, const std::string &number, const core::Policy *policy,
                                               const core::Directory *directory, std::size_t most = mostEvents);

} // namespace th::evidence
