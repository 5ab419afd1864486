// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace th::bench {

/// What came out of the benchmarks of this run: CPU seconds of one iteration, the median of the repetitions.
using Medians = std::map<std::string, double>;

struct Limit {
    std::string what;
    double value = 0;
    double most = 0;
    std::string unit;
};

/// Runs every registered benchmark, interleaved, so that ratios compare what ran under the same conditions.
[[nodiscard]] Medians runAll(int argc, char **argv);

/// Prints each value beside its limit. 0 if all hold, 1 if not: a benchmark can fail.
[[nodiscard]] int report(const std::vector<Limit> &limits);

} // namespace th::bench
