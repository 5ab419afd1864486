// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sightings_files.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace th::sync {
namespace {

constexpr std::string_view prefix = "status/sightings-", ending = ".sgt";
constexpr std::int64_t lastSecond = 253'402'300'799; ///< of the year 9999

std::int64_t count(core::Instant at) { return at.time_since_epoch().count(); }

} // namespace

std::string sightingsPath(const SightingsName &name)
{
    return std::string(prefix) + std::to_string(count(name.after)) + "-" + std::to_string(count(name.until)) +
           std::string(ending);
}

std::optional<SightingsName> parseSightingsPath(const std::string &path)
{
    if (!path.starts_with(prefix) || !path.ends_with(ending))
        return std::nullopt;
    const char *const end = path.data() + path.size();
    std::int64_t after = 0, until = 0;
    const auto first = std::from_chars(path.data() + prefix.size(), end, after);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-')
        return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, until);
    if (second.ec != std::errc() || after < 0 || until <= after || until > lastSecond)
        return std::nullopt;
    const SightingsName name{core::Instant(std::chrono::seconds(after)), core::Instant(std::chrono::seconds(until))};
    return sightingsPath(name) == path ? std::optional(name) : std::nullopt;
}

std::optional<core::Instant> newestEnd(const std::vector<ListedSightings> &listed)
{
    std::optional<core::Instant> newest;
    for (const ListedSightings &file : listed)
        newest = std::max(newest.value_or(file.name.until), file.name.until);
    return newest;
}

std::vector<ListedSightings> waysOn(std::optional<core::Instant> held, const std::vector<ListedSightings> &listed)
{
    const auto newest = newestEnd(listed);
    std::vector<ListedSightings> ways;
    if (newest && (!held || *held < *newest))
        std::ranges::copy_if(listed, std::back_inserter(ways), [&](const ListedSightings &file) {
            return file.name.until == *newest && file.name.after <= held.value_or(core::Instant());
        });
    std::ranges::sort(ways, {}, [](const ListedSightings &file) { return std::tuple(file.length, file.name.after); });
    return ways;
}

} // namespace th::sync
