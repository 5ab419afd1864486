// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What decoding a module grid costs, and what knowing the modules' doubts wins: the share of 11-M symbols read against
// normal noise, against dirt that hides modules, dirt that pretends to be modules, and noise with dirt.
//   bench_qr [SYMBOLS [SEED]]
#include "erasure_sequence.h"
#include "qr/generated_symbol.h"
#include "support/limits.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

using namespace th;

namespace {

constexpr int version = 11, side = 61;

double threadMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

struct Method {
    const char *name;
    std::function<std::optional<qr::Symbol>(const qr::ModuleGrid &)> decode;
};

/// Only signs, as a decoder without doubts has them.
std::optional<qr::Symbol> decodeHard(qr::ModuleGrid grid)
{
    for (float &value : grid.dark)
        value = value > 0 ? 4.0F : -4.0F;
    return qr::decode(grid, qr::DecodeOptions::quick());
}

const std::vector<Method> &methods()
{
    static const std::vector<Method> all{
        {"hard", decodeHard},
        {"algebra", [](const qr::ModuleGrid &grid) { return qr::decode(grid, qr::DecodeOptions::quick()); }},
        {"default", [](const qr::ModuleGrid &grid) { return qr::decode(grid); }},
        {"thorough", [](const qr::ModuleGrid &grid) { return qr::decode(grid, qr::DecodeOptions::thorough()); }},
    };
    return all;
}

using Damage = std::function<qr::ModuleGrid(const std::vector<std::uint8_t> &, double, std::mt19937 &)>;

/// A round blot over the symbol, `share` of its area; its modules are set to `value`, or dark for sure.
void blot(qr::ModuleGrid &grid, double share, bool known, std::mt19937 &random)
{
    const double radius = side * std::sqrt(share / 3.14159);
    std::uniform_real_distribution<double> place(9, side - 9);
    const double cx = place(random), cy = place(random);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (std::hypot(x - cx, y - cy) < radius)
                grid.dark[static_cast<std::size_t>(y * side + x)] = known ? 0.0F : 8.0F;
}

/// `filled`: the share of the symbol that the message takes; the rest is padding.
void printCurve(const char *name, const std::vector<double> &levels, const Damage &damage, int symbols, unsigned seed,
                double filled = 0.97)
{
    std::printf("%-34s", name);
    for (const Method &method : methods())
        std::printf(" %9s     µs", method.name);
    std::printf("  misread\n");
    for (const double level : levels) {
        std::mt19937 random(seed);
        std::vector<int> read(methods().size());
        std::vector<double> spent(methods().size());
        int misread = 0;
        double wrongModules = 0;
        for (int i = 0; i < symbols; ++i) {
            const auto modules = test::modulesOf(test::generateMessage(version, qr::Level::M, i % 8, filled, random));
            const qr::ModuleGrid grid = damage(modules, level, random);
            for (std::size_t at = 0; at < modules.size(); ++at)
                wrongModules += (grid.dark[at] > 0) != (modules[at] != 0) ? 1 : 0;
            for (std::size_t m = 0; m < methods().size(); ++m) {
                const double start = threadMicroseconds();
                const auto symbol = methods()[m].decode(grid);
                spent[m] += threadMicroseconds() - start;
                read[m] += symbol ? 1 : 0;
                misread += symbol && symbol->modules != modules ? 1 : 0;
            }
        }
        std::printf("  %6.3f  %5.2f %% modules wrong      ", level, 100 * wrongModules / symbols / (side * side));
        for (std::size_t m = 0; m < methods().size(); ++m)
            std::printf("   %5.1f %% %6.0f", 100.0 * read[m] / symbols, spent[m] / symbols);
        std::printf("  %d\n", misread);
    }
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double medianMicroseconds(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < 201; ++i) {
        const double start = threadMicroseconds();
        work();
        times.push_back(threadMicroseconds() - start);
    }
    return median(times);
}

} // namespace

int main(int argc, char **argv)
{
    const int symbols = argc > 1 ? std::atoi(argv[1]) : 40;
    const auto seed = static_cast<unsigned>(argc > 2 ? std::atoi(argv[2]) : 1);
    std::mt19937 random(seed);
    const auto modules = test::modulesOf(test::generateMessage(version, qr::Level::M, 2, 0.9, random));
    const qr::ModuleGrid clean = test::gridOf(side, modules), hopeless = test::noisyGrid(side, modules, 1.0, random);
    const double cleanTime = medianMicroseconds([&] { (void)qr::decode(clean); });
    const double hopelessTime = medianMicroseconds([&] { (void)qr::decode(hopeless); });
    const double quickTime = medianMicroseconds([&] { (void)qr::decode(hopeless, qr::DecodeOptions::quick()); });
    std::printf("11-M: clean %.0f µs, hopeless %.0f µs, hopeless by algebra alone %.0f µs, plausibility %.1f µs\n\n",
                cleanTime, hopelessTime, quickTime, medianMicroseconds([&] { (void)qr::plausibility(clean); }));

    printCurve(
        "normal noise, message in 75 %", {0.53, 0.56, 0.59, 0.62, 0.65, 0.68},
        [](const auto &symbol, double level, auto &engine) { return test::noisyGrid(side, symbol, level, engine); },
        symbols, seed, 0.75);
    printCurve(
        "normal noise, deviation", {0.45, 0.5, 0.53, 0.56, 0.59, 0.62, 0.65, 0.68},
        [](const auto &symbol, double level, auto &engine) { return test::noisyGrid(side, symbol, level, engine); },
        symbols, seed);
    printCurve(
        "hidden area, share", {0.08, 0.12, 0.16, 0.2, 0.24, 0.28},
        [](const auto &symbol, double level, auto &engine) {
            qr::ModuleGrid grid = test::noisyGrid(side, symbol, 0.4, engine);
            blot(grid, level, true, engine);
            return grid;
        },
        symbols, seed);
    printCurve(
        "false area (dark for sure), share", {0.04, 0.06, 0.08, 0.10, 0.12, 0.14},
        [](const auto &symbol, double level, auto &engine) {
            qr::ModuleGrid grid = test::noisyGrid(side, symbol, 0.4, engine);
            blot(grid, level, false, engine);
            return grid;
        },
        symbols, seed);
    printCurve(
        "3 % false area, noise", {0.4, 0.45, 0.5, 0.55, 0.6},
        [](const auto &symbol, double level, auto &engine) {
            qr::ModuleGrid grid = test::noisyGrid(side, symbol, level, engine);
            blot(grid, 0.03, false, engine);
            return grid;
        },
        symbols, seed);
    return bench::report(
        {{"a clean 11-M symbol", cleanTime, 50, "µs"}, {"a hopeless 11-M symbol", hopelessTime, 2000, "µs"}});
}
