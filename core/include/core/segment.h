// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/codes.h"
#include "core/evidence.h"
#include "core/result.h"

#include <array>
#include <string>
#include <vector>

namespace th::core {

/// The whole status of one series at one operation number.
struct SeriesSnapshot {
    SeriesCode series;
    std::uint64_t operation = 0;           ///< number of the last operation (issue, revoke, reinstate) in it
    std::array<std::uint8_t, 16> tagKey{}; ///< key of `registrationTag` for this series
    std::vector<std::uint16_t> tags;       ///< [serial - 1]; 0: not registered. Its size is the high-water serial
    struct Revoked {
        std::uint32_t serial = 0;
        Revocation revocation;
    };
    std::vector<Revoked> revoked; ///< ascending serials, each ≤ the high-water serial
};

/// One immutable segment file: snapshots of some series (docs/formats/segment.md). Deltas come with the publisher.
struct Segment {
    Instant asOf{};
    std::vector<SeriesSnapshot> snapshots; ///< ascending series codes, none twice
};

struct SegmentError {
    std::string rule; ///< stable name of the rule that is broken, e.g. "rice.overrun"
    std::size_t offset = 0;
};

/// Revoked serials as Rice-coded gaps, tags as they are, a BLAKE2b-256 over all at the end.
[[nodiscard]] Bytes encodeSegment(const Segment &segment);
/// Refuses by name whatever `encodeSegment` would not have written. Memory is bounded by the input's size
/// (64 MiB at most), never by numbers in it.
[[nodiscard]] Result<Segment, SegmentError> decodeSegment(ByteView bytes);

} // namespace th::core
