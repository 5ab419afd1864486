// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qr/decoder.h"

#include "binary_image.h"
#include "bit_stream.h"
#include "erasure_sequence.h"
#include "format_information.h"
#include "indexing.h"
#include "ordered_statistics.h"
#include "qr/function_patterns.h"
#include "soft_block.h"
#include "symbol_drawing.h"
#include "version_information.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace th::qr {

namespace {

constexpr float clip = 8;
constexpr float leastPlausible = 0.35F;
/// A reading of the format information that is less likely than the best one by this factor (natural logarithm) is not
/// tried.
constexpr float formatReach = 12;

/// Bits of evidence a block must show: docs/design/rescue.md derives it.
double enoughFor(int check) { return std::min(32, 19 + check); }

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

/// All blocks under one reading of the format.
class Reading {
public:
    Reading(const ModuleGrid &grid, Format format) : m_blocks(softBlocks(grid, format)), m_found(m_blocks.size()) {}

    void decodeByAlgebra();
    /// Those that are left, the most damaged first: when that one fails the rest would be in vain.
    void search(const DecodeOptions &options, int &searches);

    [[nodiscard]] int corrected() const
    {
        return static_cast<int>(std::ranges::count_if(m_found, [](const auto &found) { return found.has_value(); }));
    }
    [[nodiscard]] bool complete() const { return corrected() == static_cast<int>(m_found.size()); }
    [[nodiscard]] std::vector<BlockReport> report() const;
    [[nodiscard]] std::vector<std::vector<gf::Element>> codewords() const;
    [[nodiscard]] std::vector<gf::Element> data() const;

private:
    std::vector<SoftBlock> m_blocks;
    std::vector<std::optional<Found>> m_found;
};

void Reading::decodeByAlgebra()
{
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        m_found[i] = decodeByErasures(m_blocks[i], enoughFor(m_blocks[i].check));
}

float expectedWrong(const SoftBlock &block)
{
    const std::vector<float> trusted = trust(block);
    return static_cast<float>(trusted.size()) - std::accumulate(trusted.begin(), trusted.end(), 0.0F);
}

void Reading::search(const DecodeOptions &options, int &searches)
{
    std::vector<std::pair<float, std::size_t>> left;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        if (!m_found[i])
            left.emplace_back(expectedWrong(m_blocks[i]), i);
    if (left.empty() || static_cast<int>(left.size()) > searches)
        return;
    std::ranges::sort(left, std::greater{});
    const SoftBlock &largest = m_blocks.back(); // long blocks are last
    const BinaryImage image(largest.data, largest.check);
    for (const auto &[wrong, i] : left) {
        --searches;
        Found found{decodeByOrder(m_blocks[i], image, options.pairsAmong), 0};
        found.evidence = evidence(m_blocks[i], found.codewords);
        if (found.evidence < enoughFor(m_blocks[i].check))
            return;
        m_found[i] = std::move(found);
    }
}

std::vector<BlockReport> Reading::report() const
{
    std::vector<BlockReport> reports;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const SoftBlock &block = m_blocks[i];
        BlockReport &report = reports.emplace_back();
        report.codewords = block.size();
        report.check = block.check;
        report.corrected = m_found[i].has_value();
        if (!report.corrected) {
            report.wrong = static_cast<int>(std::lround(expectedWrong(block)));
            report.margin = -1;
            continue;
        }
        for (std::size_t at = 0; at < block.seen.size(); ++at)
            report.wrong += block.seen[at] != m_found[i]->codewords[at] ? 1 : 0;
        report.margin = static_cast<float>(m_found[i]->evidence - enoughFor(block.check));
    }
    return reports;
}

std::vector<std::vector<gf::Element>> Reading::codewords() const
{
    std::vector<std::vector<gf::Element>> result;
    for (const auto &found : m_found)
        result.push_back(found->codewords);
    return result;
}

std::vector<gf::Element> Reading::data() const
{
    std::vector<gf::Element> result;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        result.insert(result.end(), m_found[i]->codewords.begin(), m_found[i]->codewords.begin() + m_blocks[i].data);
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
        if (!reading.complete())
            reading.search(options, searches);
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
