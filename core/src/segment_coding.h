// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bit_coding.h"
#include "core/segment.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace th::core::segments {

// What snapshots and deltas are both made of: docs/formats/segment.md.

inline constexpr std::uint8_t snapshotKind = 0, deltaKind = 1;
inline constexpr std::uint64_t maxNumber = INT64_MAX; ///< of a state or an operation: what follows never wraps around
inline constexpr std::uint64_t maxPositions = UINT32_MAX; ///< serials of all series of a segment

/// A serial by its place among the serials of all series of the segment, in order, from 0.
using Position = std::uint32_t;

/// Revoked serials that say the same are one set.
struct Reason {
    RevocationReason reason;
    std::optional<Instant> at;
    friend bool operator<(const Reason &a, const Reason &b)
    {
        return std::tie(a.reason, a.at) < std::tie(b.reason, b.at);
    }
};
using Reasons = std::map<Reason, std::vector<Position>>;

struct Marked {
    Position position;
    Revocation revocation;
};

void begin(Bytes &out, std::uint8_t kind, Instant asOf);
void writeName(Bytes &out, const SeriesCode &before, const SeriesCode &name);
void writeTags(Bytes &out, const std::vector<std::uint16_t> &tags);
void writePositions(Bytes &out, const std::vector<Position> &ascending, std::uint64_t space);
void writeReasons(Bytes &out, const Reasons &reasons, std::uint64_t space, Instant asOf);
void seal(Bytes &out);

/// Thrown and caught by the decoders.
struct Broken {
    SegmentError error;
};

/// A segment's bytes from front to end; throws Broken at the first rule that does not hold.
class Input {
public:
    /// Checks size, digest, magic and kind.
    Input(ByteView bytes, std::uint8_t kind);

    [[noreturn]] void fail(const char *rule) const { throw Broken{{rule, m_offset}}; }
    [[nodiscard]] std::size_t remaining() const { return m_bytes.size() - m_offset; }
    std::uint64_t number(const char *rule, std::uint64_t most);
    ByteView take(const char *rule, std::size_t count);
    Instant asOf();
    SeriesCode name(const SeriesCode &before);
    template <class Array> Array array(const char *rule)
    {
        Array array;
        const ByteView bytes = take(rule, array.size());
        std::copy(bytes.begin(), bytes.end(), array.begin());
        return array;
    }
    TagKey tagKey() { return array<TagKey>("tag_key"); }
    std::vector<std::uint16_t> tags(std::uint64_t count);
    /// At most `most` positions below `space`.
    std::vector<Position> positions(const char *rule, std::uint64_t most, std::uint64_t space);
    /// Ascending positions, none twice, at most `most`.
    std::vector<Marked> reasons(std::uint64_t most, std::uint64_t space, Instant asOf);
    void finish();

private:
    Instant instant(Instant previous);

    ByteView m_bytes;
    std::size_t m_offset = 0;
};

} // namespace th::core::segments
