// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codes.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace th::core {

enum class RevocationReason { Unspecified = 0, Lost = 1, Withdrawn = 2, Fraud = 3, Replaced = 4, HolderInfected = 5 };
[[nodiscard]] const char *name(RevocationReason reason); ///< "lost" …

struct Revocation {
    RevocationReason reason = RevocationReason::Unspecified;
    std::optional<Instant> at{}; ///< when it took effect, where known
};

enum class Registration {
    Registered,    ///< these very bytes
    Different,     ///< the number is registered for other bytes
    NotRegistered, ///< at or below the high-water serial, and not there
    NotYetKnown,   ///< above the high-water serial of our data
};

/// What the status data says of one pass.
struct SeriesStatus {
    Registration registration = Registration::NotYetKnown;
    std::optional<Revocation> revoked{};
    std::uint64_t operation = 0; ///< the newest operation number our data knows of this series
};
struct SeriesNotCovered {}; ///< our data has nothing about this series
struct StatusUnavailable {  ///< damaged or unreadable: never to be read as "not revoked"
    std::string reason;
};
using StatusEvidence = std::variant<StatusUnavailable, SeriesNotCovered, SeriesStatus>;

enum class SeenBy {
    ThisStation,
    OtherStation, ///< known to the minute, by a clock that is not ours
};

struct Sighting {
    CheckpointCode checkpoint;
    Instant at{};
    bool admitted = false; ///< not known of another station's
    SeenBy by = SeenBy::ThisStation;
};

/// What the publication told of what other stations saw (core/sightings.h).
struct OtherStations {
    bool published = false;              ///< somebody tells: not to know it is a gap
    std::optional<Instant> knownUntil{}; ///< nothing: none of it is here
};

/// Everything a station knows that bears on one pass. Gathered by the store, judged by `judge`.
struct Evidence {
    StatusEvidence status = StatusUnavailable{"not looked up"};
    std::optional<Instant> dataAsOf{}; ///< signed time of the newest status data; nothing: never had any
    bool sightingsAvailable = false;   ///< false: the look-up failed, see cannot tell
    std::vector<Sighting> sightings;   ///< of this pass number, within the policy's window, newest first
    OtherStations others{};
    std::uint32_t usesInQuotaPeriod = 0; ///< separate admitted visits in the quota's period, before this one
    ClockState clock = ClockState::Trusted;
};

} // namespace th::core
