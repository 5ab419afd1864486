// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "status_chunk.h"

namespace th::store {

/// A series: its rows, and what happened since they were written. The latter is in memory and in one row of its own, so
/// that a day's news costs a row a series, not a row a pass; now and then it is folded into the rows.
struct HeldSeries {
    SeriesHead rows;
    std::optional<core::SeriesDelta> recent{}; ///< begins where the rows end

    [[nodiscard]] std::uint64_t operation() const { return recent ? recent->toOperation : rows.operation; }
    [[nodiscard]] std::uint32_t highWater() const
    {
        return rows.highWater + (recent ? static_cast<std::uint32_t>(recent->tags.size()) : 0);
    }
    [[nodiscard]] std::size_t weight() const ///< what a fold would have to bring into the rows
    {
        return recent ? recent->tags.size() + recent->revoked.size() + recent->standing.size() : 0;
    }
};

/// A delta of one series, so that what is merged and what is stored follow the rules of core's deltas.
[[nodiscard]] core::Bytes packRecent(const core::SeriesDelta &recent);
/// Nothing if the bytes do not verify, or do not go on from where the rows end.
[[nodiscard]] std::optional<core::SeriesDelta> unpackRecent(core::ByteView bytes, const core::SeriesCode &series,
                                                            const SeriesHead &rows);
/// The part of `delta` that goes on from where the rows end. REQUIRES that it follows on them (`core::deltaObstacle`).
[[nodiscard]] core::SeriesDelta onRows(const core::SeriesDelta &delta, const SeriesHead &rows);

/// What the recent changes say of a serial.
enum class RecentState { Untouched, Revoked, Standing };
struct RecentMark {
    RecentState state = RecentState::Untouched;
    core::Revocation revocation{};
};
[[nodiscard]] RecentMark recentMark(const HeldSeries &held, std::uint32_t serial);

} // namespace th::store
