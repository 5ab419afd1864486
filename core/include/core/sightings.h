// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/codes.h"
#include "core/result.h"
#include "core/signing.h"
#include "core/time.h"

#include <map>
#include <string>
#include <vector>

namespace th::core {

/// A moment to the minute, rounded down: as exactly as stations tell each other.
using Minute = std::chrono::sys_time<std::chrono::minutes>;
[[nodiscard]] Minute minuteOf(Instant instant);

/// By which stations that meet the same pass know it as the same, for a quarter of an hour: the first 5 bytes of a
/// BLAKE2b keyed by the pass's signature. Whoever has not read the pass can neither compute it nor tell whose it is,
/// and in the next quarter it is another. Below 2^40.
using SightingTag = std::uint64_t;
inline constexpr unsigned sightingTagBits = 40;
[[nodiscard]] SightingTag sightingTag(const Signature &signature, Instant seen);
/// In which quarter of an hour it is, counted from 1970: all of one quarter have the same tag of a pass.
[[nodiscard]] std::int64_t quarterOf(Minute minute);
[[nodiscard]] Instant beginOfQuarter(std::int64_t quarter);

struct SeenMark {
    Minute at{};
    SightingTag tag = 0;
    friend auto operator<=>(const SeenMark &, const SeenMark &) = default;
};
/// By checkpoint; marks ascending, none twice, no list empty.
using SeenPasses = std::map<CheckpointCode, std::vector<SeenMark>>;
[[nodiscard]] std::size_t countOf(const SeenPasses &seen);

/// Where passes were seen, as one file (docs/formats/sightings.md).
struct Sightings {
    Instant after{}; ///< what the publisher learned later than this …
    Instant until{}; ///< … and not later than this. `after` 1970: all that it knows since `from`
    Minute from{};   ///< what was seen earlier is not in it
    SeenPasses seen;
};
inline constexpr std::size_t maxSightings = 1u << 20;      ///< in one file
inline constexpr std::size_t maxSightingsBytes = 8u << 20; ///< of one file: more than so many can take
inline constexpr std::size_t maxSightingCheckpoints = 1u << 13;
inline constexpr std::chrono::minutes maxSightingsSpan = std::chrono::hours(24 * 8); ///< from the first to the last
inline constexpr std::chrono::minutes sightingClockSlack{10}; ///< by which a sighting may be ahead of `until`

/// REQUIRES what `decodeSightings` demands. The same value always gives the same bytes.
[[nodiscard]] Bytes encodeSightings(const Sightings &sightings);
/// Strict: one encoding of each value. The error is the stable name of the rule that is broken, e.g. "marks.count".
/// Memory at most about eight times the file. Any thread.
[[nodiscard]] Result<Sightings, std::string> decodeSightings(ByteView bytes);

} // namespace th::core
