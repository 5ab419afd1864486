// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

/// Which states of the status a segment leads to, as its target path says (docs/design/publishing.md):
/// "status/full-24-1-8.seg" is part 1 of 8 of the snapshot of state 24, "status/delta-20-24.seg" leads from 20 to 24.
struct SegmentName {
    bool full = false;
    std::uint64_t from = 0, to = 0;    ///< a snapshot's: 0 and its state
    std::uint64_t part = 1, parts = 1; ///< of a snapshot
    friend bool operator==(const SegmentName &, const SegmentName &) = default;
};
/// Nothing if the path is not exactly what `segmentPath` writes: other segments stand by themselves.
[[nodiscard]] std::optional<SegmentName> parseSegmentPath(const std::string &path);
[[nodiscard]] std::string segmentPath(const SegmentName &name);

struct ListedSegment {
    SegmentName name;
    std::uint64_t length = 0; ///< in bytes
};
inline constexpr std::size_t maxListedSegments = 1024;

/// The newest state that is listed; nothing if none is.
[[nodiscard]] std::optional<std::uint64_t> newestState(const std::vector<ListedSegment> &listed);
/// What to take, in order, to come from state `have` (nothing: none) to the newest at the least cost in bytes. Empty:
/// that is where we are. Nothing: no way leads there. REQUIRES at most `maxListedSegments`.
[[nodiscard]] std::optional<std::vector<ListedSegment>> planSegments(std::optional<std::uint64_t> have,
                                                                     const std::vector<ListedSegment> &listed);

} // namespace th::sync
