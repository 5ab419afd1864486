// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often the decoder believes what is not there (docs/design/rescue.md).
//   bench_miscorrection [BLOCKS [SYMBOLS [SEED]]]
// First block by block: how many of BLOCKS are "corrected" to a wrong codeword when m bits of evidence are asked for,
// beside the bound 2⁻ᵐ. Then SYMBOLS whole symbols of each kind under the rule as it stands.
#include "binary_image.h"
#include "erasure_sequence.h"
#include "ordered_statistics.h"
#include "qr/generated_symbol.h"
#include "reading.h"
#include "symbol_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace th;

namespace {

constexpr std::array<int, 6> asked{-16, -8, 0, 4, 8, 12};

struct BlockKind {
    const char *name;
    int data, check;
    double signal;    ///< 0: nothing was sent; 1: a codeword was sent
    double deviation; ///< of the noise; 0: all values are ±5 and half of what is sent is destroyed
};

/// What was sent, and what is seen of it.
struct Trial {
    std::vector<qr::gf::Element> sent;
    qr::SoftBlock block;
};

Trial makeTrial(const BlockKind &kind, std::mt19937 &random)
{
    Trial trial{test::randomBytes(static_cast<std::size_t>(kind.data), random), {kind.data, kind.check, {}, {}}};
    const auto tail = qr::checkOf(trial.sent, kind.check);
    trial.sent.insert(trial.sent.end(), tail.begin(), tail.end());
    std::normal_distribution<double> noise(0, kind.deviation);
    for (const qr::gf::Element codeword : trial.sent) {
        const bool destroyed = kind.signal == 0 || random() % 2 == 0;
        unsigned seen = 0;
        for (int bit = 7; bit >= 0; --bit) {
            const double sign = (codeword >> bit & 1) != 0 ? 1 : -1;
            double value = destroyed ? (random() % 2 == 0 ? 5 : -5) : 5 * sign;
            if (kind.deviation > 0)
                value =
                    std::clamp(2 * (kind.signal * sign + noise(random)) / (kind.deviation * kind.deviation), -8.0, 8.0);
            trial.block.ones.push_back(static_cast<float>(value));
            seen = seen << 1 | (value > 0 ? 1U : 0U);
        }
        trial.block.seen.push_back(static_cast<qr::gf::Element>(seen));
    }
    return trial;
}

void measureBlocks(const BlockKind &kind, int blocks, unsigned seed)
{
    const qr::BinaryImage image(kind.data, kind.check);
    std::array<int, asked.size()> wrong{};
    std::mt19937 random(seed);
    for (int i = 0; i < blocks; ++i) {
        const Trial trial = makeTrial(kind, random);
        for (std::size_t a = 0; a < asked.size(); ++a) {
            auto found = qr::decodeByErasures(trial.block, asked[a]);
            if (!found)
                found = qr::decodeByOrder(trial.block, image, {64, 100}, asked[a]);
            if (!found)
                break; // asking for more finds no more
            wrong[a] += found->codewords != trial.sent ? 1 : 0;
        }
    }
    std::printf("  %-44s", kind.name);
    for (const int count : wrong)
        std::printf(" %10.1e", static_cast<double>(count) / blocks);
    std::printf("\n");
    std::fflush(stdout);
}

struct Counts {
    int symbols = 0, read = 0, misread = 0, wrongBlocks = 0;
};

/// `truths`: what may be read; usually one symbol, or none.
void count(Counts &counts, const qr::ModuleGrid &grid, const std::vector<std::vector<std::uint8_t>> &truths,
           const qr::DecodeOptions &options)
{
    const qr::Attempt attempt = qr::attempt(grid, options);
    ++counts.symbols;
    if (truths.empty())
        counts.wrongBlocks += attempt.correctedBlocks();
    if (!attempt.symbol)
        return;
    ++counts.read;
    if (std::ranges::find(truths, attempt.symbol->modules) == truths.end())
        ++counts.misread;
}

void print(const char *name, const Counts &counts)
{
    std::printf("  %-60s %9d %9d %9d %9d\n", name, counts.symbols, counts.read, counts.misread, counts.wrongBlocks);
    std::fflush(stdout);
}

qr::Format anyFormat(std::mt19937 &random) { return {test::allLevels[random() % 4], static_cast<int>(random() % 8)}; }

qr::ModuleGrid randomGrid(int side, std::mt19937 &random)
{
    std::normal_distribution<float> value(0, 4);
    qr::ModuleGrid grid{side, std::vector<float>(static_cast<std::size_t>(side * side))};
    for (float &dark : grid.dark)
        dark = value(random);
    return grid;
}

/// Every function pattern right and the format clear, and behind them nothing.
qr::ModuleGrid emptyShell(int version, std::mt19937 &random, bool firm)
{
    const auto drawn = qr::drawFunctionPatterns(version, anyFormat(random));
    qr::ModuleGrid grid = randomGrid(qr::sideOf(version), random);
    const auto &kinds = qr::moduleKinds(version);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (kinds[i] != qr::ModuleKind::Codeword)
            grid.dark[i] = drawn[i] != 0 ? 5.0F : -5.0F;
        else if (firm)
            grid.dark[i] = grid.dark[i] > 0 ? 5.0F : -5.0F;
    }
    return grid;
}

/// A regular pattern in the place of the codewords.
qr::ModuleGrid texture(int version, std::mt19937 &random)
{
    qr::ModuleGrid grid = emptyShell(version, random, true);
    const auto &kinds = qr::moduleKinds(version);
    const int px = static_cast<int>(random() % 6 + 1), py = static_cast<int>(random() % 6 + 1);
    const int kind = static_cast<int>(random() % 5);
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x) {
            const bool dark[] = {x / px % 2 == 0, y / py % 2 == 0, (x / px + y / py) % 2 == 0, (x + y) / px % 2 == 0,
                                 random() % 16 == 0};
            const auto at = static_cast<std::size_t>(y * grid.side + x);
            if (kinds[at] == qr::ModuleKind::Codeword)
                grid.dark[at] = dark[kind] ? 5.0F : -5.0F;
        }
    return grid;
}

/// A symbol with about as much damage as can just not be undone.
qr::ModuleGrid ruin(int version, std::vector<std::vector<std::uint8_t>> &truths, std::mt19937 &random)
{
    const qr::Format format = anyFormat(random);
    const double share = static_cast<double>(random() % 100) / 100;
    truths = {test::modulesOf(test::generateMessage(version, format.level, format.mask, share, random))};
    const double strong[] = {0.45, 0.55, 0.65, 0.85}; // by level
    const double deviation = strong[static_cast<int>(format.level)] * (1 + static_cast<double>(random() % 100) / 200);
    return test::noisyGrid(qr::sideOf(version), truths.front(), deviation, random);
}

/// A symbol of which whole codewords are other ones, and look as good as the rest.
qr::ModuleGrid forge(int version, std::vector<std::vector<std::uint8_t>> &truths, std::mt19937 &random)
{
    const qr::Format format = anyFormat(random);
    truths = {test::modulesOf(test::generateMessage(version, format.level, format.mask, 0.5, random)),
              test::modulesOf(test::generateMessage(version, format.level, format.mask, 1, random))};
    const auto &other = truths.back();
    qr::ModuleGrid grid = test::gridOf(qr::sideOf(version), truths.front());
    const int rows = static_cast<int>(random() % static_cast<unsigned>(grid.side - 12)) + 6;
    for (std::size_t i = 0; i < static_cast<std::size_t>(rows * grid.side); ++i)
        grid.dark[grid.dark.size() - 1 - i] = other[other.size() - 1 - i] != 0 ? 6.0F : -6.0F;
    return grid;
}

void measureSymbols(int symbols, unsigned seed)
{
    std::printf("\n  %-60s %9s %9s %9s %9s\n", "symbols under the rule", "tried", "read", "misread", "wrong blocks");
    std::mt19937 random(seed);
    const qr::DecodeOptions usual, thorough = qr::DecodeOptions::thorough();
    for (const int version : {1, 2, 4, 11}) {
        const int tries = version == 11 ? symbols / 50 : symbols;
        Counts noise, shells, firm, textures, ruins, forged;
        for (int i = 0; i < tries; ++i) {
            const qr::DecodeOptions &options = i % 50 == 0 ? thorough : usual;
            std::vector<std::vector<std::uint8_t>> truths;
            count(noise, randomGrid(qr::sideOf(version), random), {}, options);
            count(shells, emptyShell(version, random, false), {}, options);
            count(firm, emptyShell(version, random, true), {}, options);
            count(textures, texture(version, random), {}, options);
            count(ruins, ruin(version, truths, random), truths, options);
            count(forged, forge(version, truths, random), truths, options);
        }
        std::printf("  version %d\n", version);
        print("  noise", noise);
        print("  right function patterns, doubtful noise for codewords", shells);
        print("  right function patterns, firm noise for codewords", firm);
        print("  right function patterns, textures for codewords", textures);
        print("  symbols with more noise than can be undone", ruins);
        print("  symbols whose lower part is that of another", forged);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const int blocks = argc > 1 ? std::atoi(argv[1]) : 2000, symbols = argc > 2 ? std::atoi(argv[2]) : 2000;
    const auto seed = static_cast<unsigned>(argc > 3 ? std::atoi(argv[3]) : 1);
    std::printf("%d blocks each: share corrected wrongly when m bits of evidence are asked for\n  %-44s", blocks, "m");
    for (const int m : asked)
        std::printf(" %10d", m);
    std::printf("\n  %-44s", "bound");
    for (const int m : asked)
        std::printf(" %10.1e", std::min(1.0, std::exp2(-m)));
    std::printf("\n");
    const BlockKind kinds[] = {
        {"1-L (26, 19), noise alone", 19, 7, 0, 1},
        {"1-L, firm noise", 19, 7, 0, 0},
        {"1-L, codewords in noise 0.55", 19, 7, 1, 0.55},
        {"1-L, half the codewords destroyed", 19, 7, 1, 0},
        {"1-M (26, 16), codewords in noise 0.65", 16, 10, 1, 0.65},
        {"1-H (26, 9), codewords in noise 1", 9, 17, 1, 1},
        {"3-L (70, 55), codewords in noise 0.6", 55, 15, 1, 0.6},
        {"11-M (81, 51), noise alone", 51, 30, 0, 1},
        {"11-M, codewords in noise 0.7", 51, 30, 1, 0.7},
        {"11-M, half the codewords destroyed", 51, 30, 1, 0},
    };
    for (const BlockKind &kind : kinds)
        measureBlocks(kind, blocks, seed);
    measureSymbols(symbols, seed);
    return 0;
}
