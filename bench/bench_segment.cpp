// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the revoked serials of ten million passes cost on the wire, against the least that any coding could reach on
// average: log2 of the number of such sets, series by series.
#include "core/segment.h"
#include "support/big_station.h"
#include "support/limits.h"

#include <cmath>
#include <cstdio>
#include <memory>

using namespace th;

namespace {

std::unique_ptr<core::Segment> segment;
core::Bytes encoded;

double log2OfChoices(double n, double m)
{
    return (std::lgamma(n + 1) - std::lgamma(m + 1) - std::lgamma(n - m + 1)) / std::log(2.0);
}

void encodeAll(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(core::encodeSegment(*segment));
}
BENCHMARK(encodeAll)->Unit(benchmark::kMillisecond);

void decodeAll(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(core::decodeSegment(encoded));
}
BENCHMARK(decodeAll)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char **argv)
{
    segment = std::make_unique<core::Segment>();
    segment->snapshots = bench::makeProvince(0).snapshots;
    encoded = core::encodeSegment(*segment);
    core::Segment without = *segment;
    double floorBits = 0, revoked = 0;
    for (core::SeriesSnapshot &snapshot : without.snapshots) {
        floorBits +=
            log2OfChoices(static_cast<double>(snapshot.tags.size()), static_cast<double>(snapshot.revoked.size()));
        revoked += static_cast<double>(snapshot.revoked.size());
        snapshot.revoked.clear();
    }
    const double bytes = static_cast<double>(encoded.size() - core::encodeSegment(without).size());
    std::printf("%.0f revoked of 10,000,000: %.0f bytes; entropy floor %.0f bytes; whole segment %zu bytes\n", revoked,
                bytes, floorBits / 8, encoded.size());
    (void)bench::runAll(argc, argv);
    return bench::report({{"revoked serials, over the entropy floor", bytes * 8 / floorBits, 1.02, "×"}});
}
