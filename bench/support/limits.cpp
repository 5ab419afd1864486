// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/limits.h"

#include <cstdio>

namespace th::bench {

namespace {

class MedianKeeper final : public benchmark::ConsoleReporter {
public:
    Medians medians;

    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs)
            if (run.aggregate_name == "median" || run.repetitions <= 1)
                medians[run.run_name.function_name] =
                    run.GetAdjustedCPUTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
        ConsoleReporter::ReportRuns(runs);
    }
};

} // namespace

Medians runAll(int argc, char **argv)
{
    char interleave[] = "--benchmark_enable_random_interleaving=true", repeat[] = "--benchmark_repetitions=15",
         brief[] = "--benchmark_report_aggregates_only=true", shortly[] = "--benchmark_min_time=0.2";
    std::vector<char *> arguments{argv[0], interleave, repeat, brief, shortly};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    MedianKeeper keeper;
    benchmark::RunSpecifiedBenchmarks(&keeper);
    return keeper.medians;
}

int report(const std::vector<Limit> &limits)
{
    bool allHold = true;
    for (const Limit &limit : limits) {
        const bool holds = limit.value <= limit.most;
        allHold = allHold && holds;
        std::printf("%-60s %10.3f %-5s (limit %.3f) %s\n", limit.what.c_str(), limit.value, limit.unit.c_str(),
                    limit.most, holds ? "ok" : "TOO MUCH");
    }
    return allHold ? 0 : 1;
}

} // namespace th::bench
