// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

/// What came out, counted.
namespace th::reading {

struct Count {
    int codes = 0;                    ///< in the pictures
    int read = 0;                     ///< of them
    int misreads = 0;                 ///< texts that are not in the picture
    std::vector<double> milliseconds; ///< CPU time a picture

    void add(const Count &other);
    [[nodiscard]] double rate() const { return codes > 0 ? static_cast<double>(read) / codes : 0; }
    [[nodiscard]] double mean() const;
    [[nodiscard]] double quantile(double part) const; ///< of the CPU time; 0.5: median
};

/// Compares what was read with what is there.
[[nodiscard]] Count judged(const std::vector<std::string> &read, const std::vector<std::string> &there,
                           double milliseconds);

/// Counts of one reader: condition → level → count.
using Levels = std::map<int, Count>;
struct Result {
    std::string reader, what;
    std::map<std::string, Levels> conditions;

    [[nodiscard]] Count total(const std::string &condition = {}, int level = -1) const; ///< empty, -1: all
};

/// A table for people: a line a condition, for each reader the rate of each level, then totals with CPU times.
void printTable(std::ostream &out, const std::vector<Result> &results);
/// The same for programs. `about` is a JSON text that goes in as it is.
void writeJson(std::ostream &out, const std::vector<Result> &results, const std::string &about);

} // namespace th::reading
