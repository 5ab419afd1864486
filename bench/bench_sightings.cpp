// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A city's window of sightings: a million scans at five thousand checkpoints, the busiest a hundred times as busy as
// the quietest. What the file takes against the least that any coding could, what a station needs to take it in and to
// ask it of one pass.
#include "core/sightings.h"
#include "other_sightings.h"
#include "support/limits.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

using namespace th;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t checkpoints = 5'000, scans = 1'000'000, lookUps = 20'000;
const core::Instant until{std::chrono::seconds(1'772'341'200)};
constexpr auto window = 240min;

/// Of processor time: what the machine does besides does not count.
template <class Work> double millisecondsOf(Work work)
{
    const std::clock_t begin = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string codeOf(std::size_t number)
{
    char text[24];
    std::snprintf(text, sizeof text, "CK-%04zu", number);
    return text;
}

core::Sightings city(std::size_t scans, core::Instant after, core::Instant until, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<double> traffic;
    for (std::size_t i = 0; i < checkpoints; ++i)
        traffic.push_back(1 + 99 * std::pow(static_cast<double>(i) / checkpoints, 3));
    std::discrete_distribution<std::size_t> where(traffic.begin(), traffic.end());
    const auto minutes = after == core::Instant{} ? window.count() : 5;
    std::uniform_int_distribution<std::int64_t> when(window.count() - minutes + 1, window.count());
    std::uniform_int_distribution<core::SightingTag> tag(0, (1ULL << core::sightingTagBits) - 1);
    core::Sightings made{after, until, core::minuteOf(until) - window, {}};
    for (std::size_t i = 0; i < scans; ++i)
        made.seen[core::CheckpointCode(codeOf(where(random)))].push_back(
            {made.from + std::chrono::minutes(when(random)), tag(random)});
    for (auto &[checkpoint, marks] : made.seen) {
        std::ranges::sort(marks);
        const auto twice = std::ranges::unique(marks);
        marks.erase(twice.begin(), twice.end());
    }
    return made;
}

/// Of the sets of so many marks among all places, summed over the checkpoints.
double floorBytes(const core::Sightings &sightings)
{
    const double places = static_cast<double>(window.count()) * std::pow(2.0, core::sightingTagBits);
    double bits = 0;
    for (const auto &[checkpoint, marks] : sightings.seen) {
        const double n = static_cast<double>(marks.size()); // far fewer than places: log2 C(N, n) = n log2 N - log2 n!
        bits += n * std::log2(places) - std::lgamma(n + 1) / std::log(2.0);
    }
    return bits / 8;
}

} // namespace

int main()
{
    const core::Sightings sightings = city(scans, {}, until, 2026);
    core::Bytes file;
    const double encoding = millisecondsOf([&] { file = core::encodeSightings(sightings); });
    const double least = floorBytes(sightings);
    std::printf("%zu sightings at %zu checkpoints: %zu bytes, %.2f bits each; least %.0f bytes; encoded in %.0f ms\n",
                core::countOf(sightings.seen), sightings.seen.size(), file.size(),
                8.0 * static_cast<double>(file.size()) / scans, least, encoding);

    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(
        "CREATE TABLE sightings_file (name TEXT PRIMARY KEY, bytes BLOB NOT NULL, hash BLOB NOT NULL) STRICT");
    store::OtherSightings held(database);
    const double taking = millisecondsOf([&] { held.take(file); });

    const core::Bytes next = core::encodeSightings(city(scans / 48, until, until + 5min, 2027));
    const double following = millisecondsOf([&] { held.take(next); });
    std::printf("five minutes later: %zu bytes, taken in in %.0f ms\n", next.size(), following);

    std::mt19937_64 random(7);
    std::size_t found = 0;
    const double looking = millisecondsOf([&] {
        for (std::size_t i = 0; i < lookUps; ++i) {
            core::Signature signature{};
            for (auto &byte : signature)
                byte = static_cast<std::uint8_t>(random());
            found += held.find(signature, {until - window, until}, 64).size();
        }
    });
    const double each = 1000 * looking / lookUps;
    std::printf("taken in (decoded, sorted by tag, written as a row) in %.0f ms; a look-up over the window: %.1f us;"
                " strangers found by chance: %zu of %zu\n",
                taking, each, found, lookUps);
    return bench::report({
        {"the file over the least", static_cast<double>(file.size()) / least, 1.03, "x"},
        {"the file", static_cast<double>(file.size()), core::maxSightingsBytes, "bytes"},
        {"five minutes more, taken in", following, 50, "ms"},
        {"a look-up", each, 100, "us"},
    });
}
