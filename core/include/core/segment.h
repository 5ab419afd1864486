// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/codes.h"
#include "core/evidence.h"
#include "core/result.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace th::core {

using TagKey = std::array<std::uint8_t, 16>; ///< key of `registrationTag` for one series

/// The whole status of one series at one operation number.
struct SeriesSnapshot {
    SeriesCode series;
    std::uint64_t operation = 0; ///< number of the last operation (issue, revoke, reinstate) in it
    TagKey tagKey{};
    std::vector<std::uint16_t> tags; ///< [serial - 1]; 0: not registered. Its size is the high-water serial
    struct Revoked {
        std::uint32_t serial = 0;
        Revocation revocation;
    };
    std::vector<Revoked> revoked; ///< ascending serials, each ≤ the high-water serial
};

/// What a numbered state is beside its number: two states of which one was made anew under the number of the other
/// differ in it. Made of the state before and what changed since, so it stands for all that ever happened. All zero:
/// nothing has happened yet. Finds accidents; who signs the states could make two that agree.
using StateId = std::array<std::uint8_t, 8>;
/// How far each series is at a state.
using HeadsDigest = std::array<std::uint8_t, 32>;

/// Snapshots of some series (docs/formats/segment.md).
struct Segment {
    Instant asOf{};
    std::vector<SeriesSnapshot> snapshots; ///< ascending series codes, none twice
    std::uint64_t number = 0;              ///< of the state it shows; 0: stands by itself
    StateId id{};                          ///< of that state
    HeadsDigest heads{};                   ///< of all series at that state, those of other segments too
};

/// What happened to one series between two operation numbers, as the state at the later one of whatever was touched.
/// So it brings a holder of any operation number between the two to the later one.
struct SeriesDelta {
    SeriesCode series;
    std::uint64_t fromOperation = 0; ///< 0: the series begins with it
    std::uint64_t toOperation = 0;   ///< greater
    TagKey tagKey{};                 ///< of a series that begins; otherwise all zero
    std::uint32_t fromHighWater = 0;
    std::vector<std::uint16_t> tags;              ///< of serials fromHighWater + 1 …
    std::vector<SeriesSnapshot::Revoked> revoked; ///< ascending: touched, and revoked at the end
    std::vector<std::uint32_t> standing;          ///< ascending: touched, and not revoked at the end
};

struct Delta {
    Instant asOf{};
    std::uint64_t from = 0, to = 0;  ///< numbers of the states it leads from and to; to is greater
    std::vector<SeriesDelta> series; ///< those that changed; ascending codes, none twice
    std::vector<StateId> trail{};    ///< of the states from, from + 1 … to; what is missing counts as all zero
    HeadsDigest heads{};             ///< of all series at state `to`, those that did not change too

    [[nodiscard]] StateId idAt(std::uint64_t state) const ///< REQUIRES from ≤ state ≤ to
    {
        return state - from < trail.size() ? trail[state - from] : StateId{};
    }
};
/// A delta of more is not worth making: a snapshot costs as little. Bounds what reading one may take.
inline constexpr std::size_t maxDeltaMarks = 1u << 20; ///< revoked and standing together

struct SegmentError {
    std::string rule; ///< stable name of the rule that is broken, e.g. "rice.overrun"
    std::size_t offset = 0;
};

/// Sets of serials as Rice-coded gaps, tags as they are, a BLAKE2b-256 over all at the end.
[[nodiscard]] Bytes encodeSegment(const Segment &segment);
[[nodiscard]] Bytes encodeDelta(const Delta &delta);
/// Refuse by name whatever the encoder would not have written. Memory is bounded by the input's size (64 MiB at most)
/// and `maxDeltaMarks`, never by numbers in it.
[[nodiscard]] Result<Segment, SegmentError> decodeSegment(ByteView bytes);
[[nodiscard]] Result<Delta, SegmentError> decodeDelta(ByteView bytes);

/// Nothing if `delta` follows on a series with this operation number and high-water serial; else the rule that is
/// broken: "delta.gap" (the series is older than where the delta begins), "delta.high_water" (not its high-water
/// serial).
[[nodiscard]] const char *deltaObstacle(std::uint64_t operation, std::uint64_t highWater, const SeriesDelta &delta);
/// Brings `held` to the delta's end; nothing changes if it is there or beyond already. Refused by the name of the
/// obstacle, `held` as it was.
[[nodiscard]] Result<void, std::string> applyDelta(SeriesSnapshot &held, const SeriesDelta &delta);
/// Carries `first` on by what follows on it, as `mergeDeltas` does for one series. Refused likewise, `first` as it was.
[[nodiscard]] Result<void, std::string> extendDelta(SeriesDelta &first, const SeriesDelta &second);
/// One delta that does what the two do, one after the other. Refused: "delta.gap" (the second begins beyond the end of
/// the first), "delta.order" (it begins before it, or ends before its end), "delta.high_water", "delta.state" (they do
/// not mean the same states where both know them).
[[nodiscard]] Result<Delta, std::string> mergeDeltas(const Delta &first, const Delta &second);

/// The state that follows on `before` by these changes; ascending codes, none twice.
[[nodiscard]] StateId nextState(const StateId &before, const std::vector<SeriesDelta> &changes);
struct SeriesProgress {
    SeriesCode series;
    std::uint64_t operation = 0;
    std::uint32_t highWater = 0;
};
/// BLAKE2b-256 over code, operation number and high-water serial of each; ascending codes, none twice.
[[nodiscard]] HeadsDigest digestOf(std::span<const SeriesProgress> heads);

} // namespace th::core
