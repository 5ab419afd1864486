// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/query.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::evidence {

/// How long checks took, from the code being seen to the verdict, by the word of each device: of those scans whose
/// entries say so. Right to a twentieth.
struct CheckTimes {
    std::uint64_t counted = 0;
    std::chrono::milliseconds median{0}, ninetieth{0}; ///< 0 where nothing was counted
};

/// How long it took from one scan to the next at the same station: what there is where entries do not say how long the
/// check took. A pause of more than `longestScan` is none, nor is a clock that was set back.
struct ScanTimes {
    std::uint64_t counted = 0;
    std::chrono::seconds median{0}, ninetieth{0}; ///< percentile; 0 where nothing was counted
};
inline constexpr std::chrono::seconds longestScan{600};

/// Scans of one checkpoint.
struct GateFigures {
    std::string checkpoint; ///< "": the entry names none, or it is beyond the first `mostGates`
    std::uint64_t admitted = 0, refused = 0, unclear = 0, other = 0;
    std::vector<std::pair<std::int64_t, std::uint64_t>> hours; ///< since 1970 where the clock is ahead; scans in it
    ScanTimes times;
    CheckTimes checks;
    [[nodiscard]] std::uint64_t scans() const { return admitted + refused + unclear + other; }
    [[nodiscard]] std::uint64_t mostOfHour() const;
};
inline constexpr std::size_t mostGates = 8192;

/// Scans of passes that one authority issued, or of one category: by what the entry of a genuine pass says.
struct ShareFigures {
    std::string code; ///< "": no genuine pass
    std::uint64_t scans = 0, refused = 0;
    std::uint64_t passes = 0; ///< different ones, genuine
};

/// How old the newest publication was that the station had when it scanned, by the Import entries before it in its
/// log. Where entries are missing the age may be told too high.
struct ListAge {
    static constexpr std::array<int, 6> limits{1, 4, 12, 24, 48, 72}; ///< hours
    std::array<std::uint64_t, limits.size() + 1> scans{};             ///< below each limit; at or above the last
    std::uint64_t unknown = 0; ///< no Import before it is here, or it is later than the scan
};

/// Figures over the scans that fit a filter.
struct Statistics {
    std::uint64_t scans = 0, genuine = 0;
    std::uint64_t passes = 0; ///< different ones, genuine
    std::optional<Milliseconds> first{}, last{};
    std::map<std::string, std::uint64_t> verdicts; ///< "" without
    std::map<std::string, std::uint64_t> reasons;  ///< a scan counts once for each of its reasons
    std::vector<GateFigures> gates;                ///< most scans first, as all lists
    std::vector<ShareFigures> wards, categories;
    ScanTimes times;
    CheckTimes checks;
    std::uint64_t reduced = 0; ///< scans of which a retention rule left a part
    ListAge age;
    std::uint64_t outsideCalendar = 0; ///< scans whose time no calendar has: in no hour
    bool passesComplete = true;        ///< false: more different passes than are counted
    bool hoursComplete = true;         ///< false: more different hours than are kept
};

/// "2021-09-06 08" of an hour as in `GateFigures`; "?" beyond the calendar.
[[nodiscard]] std::string hourName(std::int64_t hour);

/// One pass over the index, and the Import entries. `utcOffset`: how far the clock is ahead where hours are counted.
/// Of `filter.kinds` only scans are looked at. `goOn` is asked now and then; false ends it with Cancelled.
[[nodiscard]] Outcome<Statistics> statisticsOf(
    Archive &archive, const Filter &filter, std::chrono::minutes utcOffset,
    const std::function<bool()> &goOn = [] { return true; });

} // namespace th::evidence
