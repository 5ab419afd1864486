// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a try of a password costs here: of the cheapest verifier that is allowed, of a name that nobody has, and of one
// calibrated to a tenth of a second.
#include "accounts/password.h"

#include <benchmark/benchmark.h>

using namespace th::accounts;

static void tryWrongPassword(benchmark::State &state)
{
    const auto verifier = makeVerifier("mưa rơi ngoài phố");
    for (auto _ : state)
        benchmark::DoNotOptimize(holds("nắng rơi ngoài phố", *verifier));
}
BENCHMARK(tryWrongPassword)->Unit(benchmark::kMillisecond)->MinTime(3);

static void tryNobody(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(holdsForNobody("nắng rơi ngoài phố", {}));
}
BENCHMARK(tryNobody)->Unit(benchmark::kMillisecond)->MinTime(3);

static void tryCalibrated(benchmark::State &state)
{
    const Cost cost = calibrate(std::chrono::milliseconds(100));
    const auto verifier = makeVerifier("mưa rơi ngoài phố", cost);
    for (auto _ : state)
        benchmark::DoNotOptimize(holds("nắng rơi ngoài phố", *verifier));
    state.counters["passes"] = cost.passes;
}
BENCHMARK(tryCalibrated)->Unit(benchmark::kMillisecond)->MinTime(3);

BENCHMARK_MAIN();
