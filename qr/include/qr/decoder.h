// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qr/module_grid.h"
#include "qr/versions.h"

#include <cstdint>
#include <optional>
#include <vector>

/// The door of the room: from what is known of each module to a corrected symbol (ISO/IEC 18004:2015, QR Code; no Micro
/// QR). Pure functions, any thread, bounded work. What a symbol must show to be believed: docs/design/rescue.md.
namespace th::qr {

/// How hard to try. Work grows with the numbers and ends with them; nothing here makes a wrong reading likelier.
struct DecodeOptions {
    int formats = 3;         ///< readings of the format information to try, the likeliest first: 1 … 64
    int orderedSearches = 8; ///< bit-wise searches (about 0.3 ms each) for blocks that algebra leaves: 0 …
    int pairsAmong = 64;     ///< doubtful bits turned over in pairs in such a search: 0 … 400
    int matchedAmong = 200;  ///< doubtful bits turned over in fours, as far as they match: 0 … 400
    int vainSearches = 1;    ///< how many of the searches may fail before the symbol is given up: 1 …

    /// Algebra alone: for frames of which many come.
    static DecodeOptions quick() { return {.formats = 2, .orderedSearches = 0}; }
    /// For a still picture.
    static DecodeOptions thorough()
    {
        return {.formats = 8, .orderedSearches = 60, .pairsAmong = 300, .matchedAmong = 400, .vainSearches = 30};
    }
};

/// What became of one error correction block.
struct BlockReport {
    int codewords = 0; ///< data and error correction
    int check = 0;     ///< of them error correction
    int wrong = 0; ///< codewords that were seen wrong; of a block that was not corrected: how many that must be about
    bool corrected = false;
    /// Bits by which the evidence for the corrected block exceeds what is demanded; negative if not corrected.
    float margin = 0;
};

/// A symbol that is certain.
struct Symbol {
    int version = 0;
    Level level = Level::M;
    int mask = 0;
    int turns = 0;         ///< the grid showed it turned clockwise by so many right angles: 0 … 3
    bool mirrored = false; ///< and before that mirrored about the diagonal through its upper left corner
    bool inverted = false; ///< the grid showed it light on dark
    /// version × 4 + 17 squared, row by row: 1 dark, 0 light. All modules, function patterns included, as printed
    /// by whoever made it: upright, unmirrored, dark on light.
    std::vector<std::uint8_t> modules;
    std::vector<std::uint8_t> data; ///< data codewords of all blocks in order, a plausible message
    float margin = 0;               ///< the smallest of the blocks

    [[nodiscard]] int side() const { return sideOf(version); }
};

enum class Refusal {
    None,        ///< there is a symbol
    NoGrid,      ///< no side of a QR Code, or not side² values
    NoPattern,   ///< function patterns are not there: no symbol, or the grid lies wrong
    NotDecoded,  ///< no reading of the format gave codewords that are certain
    NotAMessage, ///< certain codewords that say nothing in the standard's terms
};

struct Attempt {
    std::optional<Symbol> symbol;
    Refusal refusal = Refusal::None;
    float plausibility = 0;          ///< see plausibility(); of the direction in which it is best
    std::vector<BlockReport> blocks; ///< of the reading that came farthest; empty for NoGrid and NoPattern
    /// What the version information says, if it says so clearly and the grid's side is another: lay the grid anew.
    std::optional<int> otherVersion;

    [[nodiscard]] int correctedBlocks() const;
};

/// The symbol as the grid showed it, mirrored, turned and inverted; its modules known for sure.
[[nodiscard]] ModuleGrid asShown(const Symbol &symbol);

/// How well function patterns (finder, timing and alignment patterns) agree with the values, −1 … 1: near 1 for a
/// symbol, near 0 for anything else, near −1 for a symbol light on dark. 0 for what is no grid. A few microseconds.
[[nodiscard]] float plausibility(const ModuleGrid &grid);

/// Any grid, any values: NaN counts as unknown, values are clipped to ±8.
[[nodiscard]] Attempt attempt(const ModuleGrid &grid, const DecodeOptions &options = {});
/// The symbol of attempt().
[[nodiscard]] std::optional<Symbol> decode(const ModuleGrid &grid, const DecodeOptions &options = {});

} // namespace th::qr
