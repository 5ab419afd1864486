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
#include <utility>

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

/// The grid with sane values, dark on light, turned back by so many right angles.
ModuleGrid upright(const ModuleGrid &grid, bool inverted, int turns)
{
    ModuleGrid result{grid.side, {}};
    result.dark.reserve(grid.dark.size());
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x) {
            int fromX = x, fromY = y;
            for (int turn = 0; turn < turns; ++turn)
                fromX = grid.side - 1 - std::exchange(fromY, fromX);
            const float seen = grid.at(fromX, fromY);
            const float value = std::isnan(seen) ? 0 : std::clamp(seen, -clip, clip);
            result.dark.push_back(inverted ? -value : value);
        }
    return result;
}

ModuleGrid transposed(const ModuleGrid &grid)
{
    ModuleGrid result{grid.side, {}};
    result.dark.reserve(grid.dark.size());
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x)
            result.dark.push_back(grid.at(y, x));
    return result;
}

/// What is known before any block is decoded.
struct Seen {
    ModuleGrid plain;    ///< sane, dark on light, turned upright
    ModuleGrid mirrored; ///< the same, mirrored; empty until it is needed
    int turns = 0;
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
    symbol.turns = seen.turns;
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
        if (guess.mirrored && seen.mirrored.side == 0)
            seen.mirrored = transposed(seen.plain);
        Reading reading(guess.mirrored ? seen.mirrored : seen.plain, guess.format);
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

/// Finds the direction in which function patterns agree best: of a symbol of which one finder pattern is covered it is
/// a guess which of the others is which.
Seen look(const ModuleGrid &grid, float &agreement)
{
    constexpr float sure = 0.98F; // large symbols full of pad codewords come to 0.95 the wrong way round
    agreement = plausibility(grid);
    Seen seen{upright(grid, agreement < 0, 0), {}, 0, agreement < 0};
    for (int turns = 1; turns < 4 && std::abs(agreement) < sure; ++turns) {
        ModuleGrid turned = upright(grid, false, turns);
        const float other = plausibility(turned);
        if (std::abs(other) <= std::abs(agreement))
            continue;
        agreement = other;
        seen = {other < 0 ? upright(grid, true, turns) : std::move(turned), {}, turns, other < 0};
    }
    return seen;
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

ModuleGrid asShown(const Symbol &symbol)
{
    ModuleGrid grid{symbol.side(), {}};
    for (const std::uint8_t module : symbol.modules)
        grid.dark.push_back((module != 0) != symbol.inverted ? clip : -clip);
    if (symbol.mirrored)
        grid = transposed(grid);
    return upright(grid, false, (4 - symbol.turns) % 4);
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
    Seen seen = look(grid, result.plausibility);
    if (std::abs(result.plausibility) < leastPlausible) {
        result.refusal = Refusal::NoPattern;
        return result;
    }
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
