// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it costs a station to come to the newest state: bytes beside the least that any coding could reach on average
// (log2 of the number of such sets), segments, time to apply, memory. A city of ten million passes in 600 series, one
// million revoked, as 720 hourly publications of thirty days leave it: 100,000 revoked and 830,000 issued in that time.
#include "core/segment.h"
#include "store/station.h"
#include "support/big_station.h"
#include "support/limits.h"
#include "support/memory.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace th;

namespace {

constexpr std::uint32_t wards = 600, perWard = 16'667, perWardBefore = 15'283;
constexpr int hours = 720;
constexpr double revokedInThirtyDays = 100'000, revokedBefore = 900'000;
const core::Instant asOf = *core::parseRfc3339("2021-09-07T00:00:00Z");

double log2OfChoices(double n, double m)
{
    return (std::lgamma(n + 1) - std::lgamma(m + 1) - std::lgamma(n - m + 1)) / std::log(2.0);
}

struct Spent {
    double wall = 0, processor = 0; ///< seconds
    double megabytes = 0;           ///< most memory beyond what was there before
};

template <class Work> Spent spentOn(const char *what, Work work)
{
    const std::size_t before = bench::beginPeak();
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpu = std::clock();
    work();
    const Spent spent{std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
                      static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC,
                      static_cast<double>(bench::peakMemory() - before) / (1 << 20)};
    std::printf("%-34s %7.0f ms, of which %.0f ms processor time; %.0f MB\n", what, spent.wall * 1000,
                spent.processor * 1000, spent.megabytes);
    return spent;
}

struct City {
    std::vector<core::SeriesSnapshot> before; ///< thirty days ago
    std::vector<core::Delta> hourly;
    std::mt19937 random{1};

    City()
    {
        for (std::uint32_t ward = 0; ward < wards; ++ward) {
            core::SeriesSnapshot &series = before.emplace_back();
            series.series = core::SeriesCode("W" + std::to_string(10000 + ward));
            series.operation = 1;
            series.tags.resize(perWardBefore);
            for (auto &tag : series.tags)
                tag = static_cast<std::uint16_t>(random() % 65'535 + 1);
            for (std::uint32_t serial = 1; serial <= perWardBefore; ++serial)
                if (static_cast<double>(random() % (wards * perWardBefore)) < revokedBefore)
                    series.revoked.push_back({serial, {}});
        }
        auto now = before;
        for (std::uint64_t hour = 0; hour < hours; ++hour)
            hourly.push_back(passHour(now, hour));
    }

    core::Delta passHour(std::vector<core::SeriesSnapshot> &now, std::uint64_t hour)
    {
        core::Delta delta{asOf, hour, hour + 1, {}};
        for (core::SeriesSnapshot &held : now) {
            core::SeriesDelta change{
                held.series, held.operation, held.operation, {}, static_cast<std::uint32_t>(held.tags.size()), {}, {},
                {}};
            const auto until = perWardBefore + (perWard - perWardBefore) * (hour + 1) / hours;
            while (held.tags.size() + change.tags.size() < until)
                change.tags.push_back(static_cast<std::uint16_t>(random() % 65'535 + 1));
            std::poisson_distribution<int> revocations(revokedInThirtyDays / hours / wards);
            for (int left = revocations(random); left > 0; --left)
                change.revoked.push_back({static_cast<std::uint32_t>(random() % until + 1), {}});
            change.toOperation += change.tags.size() + change.revoked.size();
            if (change.toOperation == change.fromOperation)
                continue;
            std::ranges::sort(change.revoked, {}, [](const auto &r) { return r.serial; });
            const auto same = [](const auto &a, const auto &b) { return a.serial == b.serial; };
            change.revoked.erase(std::unique(change.revoked.begin(), change.revoked.end(), same), change.revoked.end());
            (void)core::applyDelta(held, change);
            delta.series.push_back(std::move(change));
        }
        return delta;
    }

    [[nodiscard]] core::Delta merged(std::size_t first, std::size_t last) const ///< hours first … last - 1
    {
        if (last - first == 1)
            return hourly[first];
        const std::size_t middle = first + (last - first) / 2;
        return *core::mergeDeltas(merged(first, middle), merged(middle, last));
    }
};

struct Cost {
    double whole = 0, revocations = 0, floor = 0, count = 0;
};

Cost costOf(core::Delta delta)
{
    Cost cost;
    double positions = 0;
    cost.whole = static_cast<double>(core::encodeDelta(delta).size());
    for (core::SeriesDelta &series : delta.series) {
        cost.count += static_cast<double>(series.revoked.size());
        positions += series.fromHighWater + static_cast<double>(series.tags.size());
        series.revoked.clear();
    }
    cost.revocations = cost.whole - static_cast<double>(core::encodeDelta(delta).size());
    cost.revocations += static_cast<double>(sizeof(core::StateId) * (delta.to - delta.from + 1) + delta.heads.size());
    cost.floor = log2OfChoices(positions, cost.count) / 8;
    return cost;
}

Cost costOf(std::vector<core::SeriesSnapshot> snapshots)
{
    Cost cost;
    double positions = 0;
    cost.whole = static_cast<double>(core::encodeSegment({asOf, snapshots, 1}).size());
    for (core::SeriesSnapshot &series : snapshots) {
        cost.count += static_cast<double>(series.revoked.size());
        positions += static_cast<double>(series.tags.size());
        series.revoked.clear();
    }
    cost.revocations = cost.whole - static_cast<double>(core::encodeSegment({asOf, snapshots, 1}).size());
    cost.floor = log2OfChoices(positions, cost.count) / 8;
    return cost;
}

void show(const char *what, const Cost &cost)
{
    std::printf("%-34s %9.0f bytes, revocations %7.0f of them (%7.0f revoked; floor %7.0f bytes, %.3f ×)\n", what,
                cost.whole, cost.revocations, cost.count, cost.floor, cost.revocations / cost.floor);
}

/// Every registered pass and a million beyond: how many are called revoked that are not, or not that are.
std::size_t wrongAnswers(const store::Station &station, const std::vector<core::SeriesSnapshot> &truth)
{
    std::size_t wrong = 0;
    for (const core::SeriesSnapshot &series : truth) {
        auto revoked = series.revoked.begin();
        for (std::uint32_t serial = 1; serial <= series.tags.size() + 1'000'000 / wards + 1; ++serial) {
            const auto evidence = station.statusOf({series.series, serial});
            const auto *status = std::get_if<core::SeriesStatus>(&evidence);
            const bool is = revoked != series.revoked.end() && revoked->serial == serial;
            revoked += is;
            wrong += !status || status->revoked.has_value() != is;
        }
    }
    return wrong;
}

void must(const store::Stored<void> &done)
{
    if (!done)
        std::printf("refused: %s\n", done.error().detail.c_str());
    if (!done)
        std::exit(1);
}

} // namespace

int main()
{
    const City city;
    auto now = city.before;
    const core::Delta month = city.merged(0, hours);
    for (std::size_t i = 0; i < now.size(); ++i)
        for (const auto &delta : month.series)
            if (delta.series == now[i].series && !core::applyDelta(now[i], delta))
                return 1;
    const Cost snapshot = costOf(now), hour = costOf(city.hourly.back()), day = costOf(city.merged(hours - 24, hours));
    // Somebody who left in the middle of a day takes the delta of that day's base, and today's.
    const Cost toBase = costOf(city.merged(0, hours - 12)), since = costOf(city.merged(hours - 12, hours));
    show("snapshot", snapshot);
    show("an hour's delta", hour);
    show("a day's delta", day);
    show("thirty days: to today's base", toBase);
    show("thirty days: and since", since);

    const bench::BenchFolder folder;
    store::Station station = *store::Station::create(folder.station(), "bench", false);
    const auto decodeAndApply = [&](const core::Bytes &bytes) {
        store::Update update;
        if (auto full = core::decodeSegment(bytes))
            update.snapshots = std::move(full->snapshots);
        else
            update.deltas = core::decodeDelta(bytes)->series;
        const auto begin = std::chrono::steady_clock::now();
        must(station.apply(update));
        const std::chrono::duration<double, std::milli> blocked =
            std::chrono::steady_clock::now() - begin; // decoding is done in another thread
        std::printf("    of that a check at the same moment would wait for: %.0f ms\n", blocked.count());
    };
    auto yesterday = city.before;
    const core::Delta until = city.merged(0, hours - 24);
    for (auto &series : yesterday)
        for (const auto &delta : until.series)
            if (delta.series == series.series && !core::applyDelta(series, delta))
                return 1;
    const core::Bytes full = core::encodeSegment({asOf, yesterday, 1}),
                      daily = core::encodeDelta(city.merged(hours - 24, hours));
    const Spent fullCost = spentOn("applying the snapshot", [&] { decodeAndApply(full); });
    const Spent dailyCost = spentOn("applying a day's delta", [&] { decodeAndApply(daily); });
    std::size_t wrong = 0;
    (void)spentOn("looking up all and a million beyond", [&] { wrong = wrongAnswers(station, now); });
    station = *store::Station::create(folder.station().parent_path() / "late", "bench", false);
    const core::Bytes old = core::encodeSegment({asOf, city.before, 1}), month30 = core::encodeDelta(month);
    (void)spentOn("the snapshot of thirty days ago", [&] { decodeAndApply(old); });
    const Spent monthCost = spentOn("applying thirty days' delta", [&] { decodeAndApply(month30); });
    const core::Bytes again = core::encodeDelta(
        {asOf,
         1,
         2,
         {{now.front().series, now.front().operation, now.front().operation + 1, {}, perWard, {}, {{7, {}}}, {}}}});
    const Spent nextCost = spentOn("applying one revocation after that", [&] { decodeAndApply(again); });
    return bench::report({
        {"snapshot: revocations over the floor", snapshot.revocations / snapshot.floor, 1.02, "×"},
        {"a day: revocations beyond 1.05 × the floor", day.revocations - 1.05 * day.floor, 1024, "bytes"},
        {"thirty days: revocations", toBase.revocations + since.revocations, 120'000, "bytes"},
        {"thirty days: segments", 2, 15, ""},
        {"thirty days: over the snapshot", (toBase.whole + since.whole) / snapshot.whole, 1, "×"},
        {"applying the snapshot: processor", fullCost.processor, 1, "s"},
        {"applying the snapshot: memory", fullCost.megabytes, 150, "MB"},
        {"applying a day's delta: processor", dailyCost.processor * 1000, 50, "ms"},
        {"applying thirty days' delta: processor", monthCost.processor * 1000, 1000, "ms"},
        {"one revocation after that: processor", nextCost.processor * 1000, 50, "ms"},
        {"wrong answers", static_cast<double>(wrong), 0, ""},
    });
}
