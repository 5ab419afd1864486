// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checked.h"

#include <array>
#include <cstdint>
#include <string_view>

/// How far a station's retention has come, as it is kept beside the journal.
namespace th::store::retention {

inline constexpr std::string_view keptName = "retention";
inline constexpr std::int64_t unknownWall = INT64_MIN;

enum Rule : std::size_t { Sealed, Passes, Officers, rules };

/// How far a rule has been carried out. No entry is older than what stands before it, whatever its clock said:
/// `newest`. One whose clock says nothing believable is as old as the next that does: what is `ahead` waits for that.
struct Cursor {
    std::uint64_t until = 0; ///< done
    std::uint64_t ready = 0; ///< old, to be done
    std::uint64_t ahead = 0; ///< read so far of those whose clock is not believable
    std::int64_t newest = unknownWall;
    bool operator==(const Cursor &) const = default;
};
struct Kept {
    std::array<Cursor, rules> cursors{};
    std::uint64_t session = 0; ///< the one that the rule about what is sealed has met and not closed
    std::uint64_t reduced = 0;
    std::uint64_t inLog = 0;    ///< 1: what was there may still stand in the write-ahead log
    std::int64_t countedTo = 0; ///< the publication that `ahead` is about
    bool operator==(const Kept &) const = default;
};

[[nodiscard]] core::Bytes encodeKept(const Kept &kept);
/// What is damaged begins anew: what is reduced already stays as it is.
[[nodiscard]] Kept readKept(CheckedTable &meta);

} // namespace th::store::retention
