// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace th::store {

using ScanSeq = std::uint64_t; ///< the journal's sequence number of a record

/// One row of the log as this station can read it.
struct LogRow {
    ScanSeq seq = 0;
    std::int64_t wallMilliseconds = 0;
    core::VerdictKind kind = core::VerdictKind::CannotTell;
    std::vector<std::string> reasons;
    std::string number, checkpoint, officer, source;
};

struct TodayCounts {
    std::uint64_t admitted = 0, refused = 0, cannotTell = 0;
};

/// Entries that the journal lacks, as a later entry of its own, under a signed checkpoint, says.
struct LostEntries {
    std::uint64_t first = 0, last = 0;
    std::uint64_t namedBy = 0; ///< seq of that entry
};

struct LogReport {
    std::uint64_t entries = 0;
    std::uint64_t checkpoints = 0;
    std::uint64_t provenUntil = 0;         ///< last seq under a signed checkpoint
    std::optional<std::uint64_t> firstBad; ///< first entry that does not hold
    std::string why;                       ///< which rule it breaks
    std::uint64_t reduced = 0; ///< entries of which a retention rule left a part, by the station's own signed word
    /// Where nothing worse was found `firstBad` is the first of them: what is lost is not fine.
    std::vector<LostEntries> lost;
};

} // namespace th::store
