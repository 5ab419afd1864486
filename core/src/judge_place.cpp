// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge_place.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace th::core {

namespace {

using namespace std::chrono;

struct LocalMoment {
    unsigned dayBit;
    int minute; ///< since local midnight
};

LocalMoment localMoment(Instant when, minutes utcOffset)
{
    const sys_seconds local = when + utcOffset;
    const auto day = floor<days>(local);
    return {1u << (weekday(day).iso_encoding() - 1), static_cast<int>(floor<minutes>(local - day).count())};
}

bool allowsHour(const Timetable &timetable, int minute)
{
    if (timetable.hours.empty())
        return true;
    return std::any_of(timetable.hours.begin(), timetable.hours.end(),
                       [&](const HoursWindow &window) { return minute >= window.from && minute < window.until; });
}

bool allowAll(const std::vector<Timetable> &timetables, const LocalMoment &moment)
{
    return std::all_of(timetables.begin(), timetables.end(), [&](const Timetable &timetable) {
        return (timetable.days & moment.dayBit) && allowsHour(timetable, moment.minute);
    });
}

/// Allowance can only begin at a midnight or where some window does.
std::vector<int> possibleStarts(const std::vector<Timetable> &timetables)
{
    std::vector<int> starts{0};
    for (const Timetable &timetable : timetables)
        for (const HoursWindow &window : timetable.hours)
            starts.push_back(window.from);
    std::sort(starts.begin(), starts.end());
    return starts;
}

std::optional<Instant> nextAllowed(const std::vector<Timetable> &timetables, Instant when, minutes utcOffset)
{
    const auto midnight = floor<days>(when + utcOffset);
    const std::vector<int> starts = possibleStarts(timetables);
    for (days ahead{0}; ahead <= days{7}; ++ahead)
        for (const int start : starts) {
            const Instant candidate = midnight + ahead + minutes(start) - utcOffset;
            if (candidate > when && allowAll(timetables, localMoment(candidate, utcOffset)))
                return candidate <= when + days{7} ? std::optional(candidate) : std::nullopt;
        }
    return std::nullopt;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// Another station's clock is not ours, and it tells only the minute: in doubt for the holder.
seconds elapsedAtMost(const Sighting &sighting, Instant when)
{
    constexpr minutes rounding{1}, clocksApart{2};
    const seconds elapsed = elapsedBetween(sighting.at, when);
    return sighting.by == SeenBy::ThisStation ? elapsed : elapsed + rounding + clocksApart;
}

bool impossible(const Sighting &sighting, const Checkpoint *here, Instant when, const Policy &policy,
                const CopyCheck &rules)
{
    const seconds elapsed = elapsedAtMost(sighting, when);
    const Checkpoint *there = policy.findCheckpoint(sighting.checkpoint);
    const auto distance = here && there ? kilometresBetween(*here, *there) : std::nullopt;
    if (!distance)
        return elapsed < rules.samePlaceQuiet;
    const double hours = static_cast<double>(elapsed.count()) / 3600;
    return *distance > rules.speedKmPerHour * hours;
}

} // namespace

TimetableFit fitTimetables(const std::vector<Timetable> &timetables, Instant when, minutes utcOffset)
{
    const LocalMoment now = localMoment(when, utcOffset);
    TimetableFit fit;
    fit.allowed = allowAll(timetables, now);
    fit.dayAllowed = std::all_of(timetables.begin(), timetables.end(),
                                 [&](const Timetable &timetable) { return (timetable.days & now.dayBit) != 0; });
    if (!fit.allowed)
        fit.next = nextAllowed(timetables, when, utcOffset);
    return fit;
}

seconds elapsedBetween(Instant a, Instant b) { return a < b ? b - a : a - b; }

std::optional<double> kilometresBetween(const Checkpoint &a, const Checkpoint &b)
{
    if (!a.latitude || !a.longitude || !b.latitude || !b.longitude)
        return std::nullopt;
    constexpr double earthRadius = 6371.0;
    const double north = std::sin(radians(*b.latitude - *a.latitude) / 2);
    const double east = std::sin(radians(*b.longitude - *a.longitude) / 2);
    const double h = north * north + std::cos(radians(*a.latitude)) * std::cos(radians(*b.latitude)) * east * east;
    return 2 * earthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

const Sighting *findImpossibleSighting(const std::vector<Sighting> &sightings, const CheckpointCode &here, Instant when,
                                       const Policy &policy, const CopyCheck &rules)
{
    if (here.empty())
        return nullptr;
    const Checkpoint *place = policy.findCheckpoint(here);
    const Sighting *newest = nullptr;
    for (const Sighting &sighting : sightings) {
        if (sighting.checkpoint.empty() || sighting.checkpoint == here ||
            elapsedBetween(sighting.at, when) > rules.window)
            continue;
        if (impossible(sighting, place, when, policy, rules) && (!newest || sighting.at > newest->at))
            newest = &sighting;
    }
    return newest;
}

} // namespace th::core
