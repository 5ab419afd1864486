// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/tally.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iomanip>
#include <numeric>
#include <ostream>
#include <set>
#include <sstream>

namespace th::reading {
namespace {

std::set<int> levelsIn(const std::vector<Result> &results)
{
    std::set<int> levels;
    for (const Result &result : results)
        for (const auto &[condition, counts] : result.conditions)
            for (const auto &[level, count] : counts)
                levels.insert(level);
    return levels;
}

std::string percent(const Count &count)
{
    if (count.codes == 0)
        return "-";
    std::ostringstream text;
    text << std::fixed << std::setprecision(0) << 100 * count.rate();
    return text.str();
}

nlohmann::json jsonOf(const Count &count)
{
    return {{"codes", count.codes},
            {"read", count.read},
            {"misreads", count.misreads},
            {"pictures", count.milliseconds.size()},
            {"cpu_ms", {{"mean", count.mean()}, {"median", count.quantile(0.5)}, {"p95", count.quantile(0.95)}}}};
}

void printRow(std::ostream &out, const std::vector<Result> &results, const std::string &condition,
              const std::set<int> &levels)
{
    out << std::left << std::setw(12) << (condition.empty() ? "all" : condition) << std::right;
    for (const Result &result : results) {
        out << " |";
        for (const int level : levels)
            out << std::setw(4) << percent(result.total(condition, level));
        const Count count = result.total(condition);
        out << " =" << std::setw(4) << percent(count) << std::setw(7) << std::fixed << std::setprecision(2)
            << count.mean() << "ms";
        if (count.misreads > 0)
            out << " MISREAD " << count.misreads;
    }
    out << '\n';
}

} // namespace

void Count::add(const Count &other)
{
    codes += other.codes;
    read += other.read;
    misreads += other.misreads;
    milliseconds.insert(milliseconds.end(), other.milliseconds.begin(), other.milliseconds.end());
}

double Count::mean() const
{
    if (milliseconds.empty())
        return 0;
    return std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0) / static_cast<double>(milliseconds.size());
}

double Count::quantile(double part) const
{
    if (milliseconds.empty())
        return 0;
    std::vector<double> sorted = milliseconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1) + 0.5)];
}

Count judged(const std::vector<std::string> &read, const std::vector<std::string> &there, double milliseconds)
{
    Count count;
    count.codes = static_cast<int>(there.size());
    count.milliseconds = {milliseconds};
    for (const std::string &text : there)
        count.read += std::find(read.begin(), read.end(), text) != read.end();
    for (const std::string &text : read)
        count.misreads += std::find(there.begin(), there.end(), text) == there.end();
    return count;
}

Count Result::total(const std::string &condition, int level) const
{
    Count sum;
    for (const auto &[name, levels] : conditions)
        if (condition.empty() || condition == name)
            for (const auto &[number, count] : levels)
                if (level < 0 || level == number)
                    sum.add(count);
    return sum;
}

void printTable(std::ostream &out, const std::vector<Result> &results)
{
    const std::set<int> levels = levelsIn(results);
    out << "Read, per cent: of each level (";
    for (const int level : levels)
        out << ' ' << level;
    out << " ), of all, and mean CPU time a picture.\n" << std::left << std::setw(12) << "" << std::right;
    for (const Result &result : results)
        out << " | " << std::left << std::setw(static_cast<int>(4 * levels.size()) + 14) << result.what << std::right;
    out << '\n';
    std::set<std::string> conditions;
    for (const Result &result : results)
        for (const auto &[condition, counts] : result.conditions)
            conditions.insert(condition);
    for (const std::string &condition : conditions)
        printRow(out, results, condition, levels);
    printRow(out, results, {}, levels);
    for (const Result &result : results) {
        const Count all = result.total();
        out << std::left << std::setw(24) << result.what << std::right << std::fixed << std::setprecision(1)
            << std::setw(6) << 100 * all.rate() << " % of " << all.codes << " codes, " << all.misreads
            << " misreads; CPU ms mean " << std::setprecision(2) << all.mean() << ", median " << all.quantile(0.5)
            << ", p95 " << all.quantile(0.95) << '\n';
    }
}

void writeJson(std::ostream &out, const std::vector<Result> &results, const std::string &about)
{
    nlohmann::json readers = nlohmann::json::object();
    for (const Result &result : results) {
        nlohmann::json conditions = nlohmann::json::object();
        for (const auto &[condition, levels] : result.conditions) {
            conditions[condition] = {{"all", jsonOf(result.total(condition))}};
            for (const auto &[level, count] : levels)
                conditions[condition]["levels"][std::to_string(level)] = jsonOf(count);
        }
        readers[result.reader] = {{"what", result.what}, {"all", jsonOf(result.total())}, {"conditions", conditions}};
    }
    out << nlohmann::json{{"about", nlohmann::json::parse(about)}, {"readers", readers}}.dump(1) << '\n';
}

} // namespace th::reading
