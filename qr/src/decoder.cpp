// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qr/decoder.h"

#include "bit_stream.h"
#include "format_information.h"
#include "indexing.h"
#include "qr/function_patterns.h"
#include "reading.h"
#include "symbol_drawing.h"
#include "version_information.h"

#include <algorithm>
#include <cmath>

namespace th::qr {

namespace {

constexpr float clip = 8;
constexpr float leastPlausible = 0.35F;
/// A reading of the format information that is less likely than the best one by this factor (natural logarithm) is not
/// tried.
constexpr float formatReach = 12;
/// Likewise for the dearer search bit by bit.
constexpr float searchReach = 4;

bool isGrid(const ModuleGrid &grid)
{
    return versionOf(grid.side) && grid.dark.size() == asIndex(grid.side) * asIndex(grid.side);
}

/// The grid with sane values, dark on light and unmirrored.
ModuleGrid upright(const ModuleGrid &grid, bool inverted, bool mirrored)
{
    ModuleGrid result{grid.side, std::vector<float>(grid.dark.size())};
    const auto side = asIndex(grid.side);
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            const float seen = grid.dark[y * side + x];
            const float value = std::isnan(seen) ? 0 : std::clamp(seen, -clip, clip);
            result.dark[mirrored ? x * side + y : y * side + x] = inverted ? -value : value;
        }
    return result;
}

/// What is known before any block is decoded.
struct Seen {
    ModuleGrid plain;  ///< sane and dark on light
    ModuleGrid turned; ///< the same, mirrored
    bool inverted = false;
};

void conclude(Attempt &result, const Seen &seen, const FormatGuess &guess, const Reading &reading)
{
    Symbol symbol;
    symbol.version = *versionOf(seen.plain.side);
    symbol.level = guess.format.level;
    symbol.mask = guess.format.mask;
    symbol.mirrored = guess.mirrored;
    symbol.inverted = seen.inverted;
    symbol.data = reading.data();
    symbol.margin = std::ranges::min_element(result.blocks, {}, &BlockReport::margin)->margin;
    if (!isPlausibleMessage(symbol.data, symbol.version)) {
        result.refusal = Refusal::NotAMessage;
        return;
    }
    symbol.modules = drawSymbol(symbol.version, guess.format, reading.codewords());
    result.refusal = Refusal::None;
    result.symbol = std::move(symbol);
}

void tryFormats(Attempt &result, Seen &seen, const DecodeOptions &options)
{
    const std::vector<FormatGuess> guesses = readFormat(seen.plain);
    int searches = options.orderedSearches;
    for (int i = 0; i < std::clamp(options.formats, 1, static_cast<int>(guesses.size())); ++i) {
        const FormatGuess &guess = guesses[asIndex(i)];
        if (guess.score < guesses.front().score - formatReach)
            return;
        if (guess.mirrored && seen.turned.side == 0)
            seen.turned = upright(seen.plain, false, true);
        Reading reading(guess.mirrored ? seen.turned : seen.plain, guess.format);
        reading.decodeByAlgebra();
        if (guess.score >= guesses.front().score - searchReach)
            reading.decodeByOrder(options, searches);
        if (result.blocks.empty() || reading.corrected() > result.correctedBlocks())
            result.blocks = reading.report();
        if (reading.complete())
            return conclude(result, seen, guess, reading);
        if (reading.corrected() > 0)
            return; // a block that is certain makes this reading certain
    }
}

std::optional<int> otherVersion(const ModuleGrid &grid)
{
    const auto guess = readVersion(grid);
    constexpr int wrongBits = 8; // of 36; any two versions differ in at least 16
    if (!guess || guess->wrong > wrongBits || sideOf(guess->version) == grid.side)
        return {};
    return guess->version;
}

} // namespace

int Attempt::correctedBlocks() const
{
    return static_cast<int>(std::ranges::count(blocks, true, &BlockReport::corrected));
}

float plausibility(const ModuleGrid &grid)
{
    if (!isGrid(grid))
        return 0;
    const std::vector<ModuleKind> &kinds = moduleKinds(*versionOf(grid.side));
    float agreeing = 0, all = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] != ModuleKind::Light && kinds[i] != ModuleKind::Dark)
            continue;
        const float value = std::isnan(grid.dark[i]) ? 0 : std::clamp(grid.dark[i], -clip, clip);
        agreeing += kinds[i] == ModuleKind::Dark ? value : -value;
        all += std::abs(value);
    }
    return all > 0 ? agreeing / all : 0;
}

Attempt attempt(const ModuleGrid &grid, const DecodeOptions &options)
{
    Attempt result;
    if (!isGrid(grid)) {
        result.refusal = Refusal::NoGrid;
        return result;
    }
    result.plausibility = plausibility(grid);
    if (std::abs(result.plausibility) < leastPlausible) {
        result.refusal = Refusal::NoPattern;
        return result;
    }
    const bool inverted = result.plausibility < 0;
    Seen seen{upright(grid, inverted, false), {}, inverted};
    result.refusal = Refusal::NotDecoded;
    tryFormats(result, seen, options);
    if (!result.symbol)
        result.otherVersion = otherVersion(seen.plain);
    return result;
}

std::optional<Symbol> decode(const ModuleGrid &grid, const DecodeOptions &options)
{
    return attempt(grid, options).symbol;
}

} // namespace th::qr
