// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_recent.h"

#include <algorithm>

namespace th::store {

core::Bytes packRecent(const core::SeriesDelta &recent) { return core::encodeDelta({{}, 0, 1, {recent}, {}, {}}); }

std::optional<core::SeriesDelta> unpackRecent(core::ByteView bytes, const core::SeriesCode &series,
                                              const SeriesHead &rows)
{
    auto delta = core::decodeDelta(bytes);
    if (!delta || delta->series.size() != 1)
        return std::nullopt;
    core::SeriesDelta &recent = delta->series.front();
    if (recent.series != series || recent.fromOperation != rows.operation || recent.fromHighWater != rows.highWater)
        return std::nullopt;
    return std::move(recent);
}

core::SeriesDelta onRows(const core::SeriesDelta &delta, const SeriesHead &rows)
{
    core::SeriesDelta recent = delta;
    const auto known = static_cast<std::ptrdiff_t>(rows.highWater - delta.fromHighWater);
    recent.tags.erase(recent.tags.begin(), recent.tags.begin() + known);
    recent.fromOperation = rows.operation;
    recent.fromHighWater = rows.highWater;
    if (rows.operation != 0)
        recent.tagKey = {};
    return recent;
}

RecentMark recentMark(const HeldSeries &held, std::uint32_t serial)
{
    if (!held.recent)
        return {};
    const auto serialOf = [](const auto &entry) { return entry.serial; };
    const auto &revoked = held.recent->revoked;
    const auto found = std::ranges::lower_bound(revoked, serial, {}, serialOf);
    if (found != revoked.end() && found->serial == serial)
        return {RecentState::Revoked, found->revocation};
    return {std::ranges::binary_search(held.recent->standing, serial) ? RecentState::Standing : RecentState::Untouched,
            {}};
}

} // namespace th::store
