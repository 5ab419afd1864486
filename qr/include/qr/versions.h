// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

/// The tables of ISO/IEC 18004:2015 by version (1 … 40) and error correction level. Pure; any thread.
/// Functions that take a version expect one in range: versions come from versionOf(), which refuses all else.
namespace th::qr {

enum class Level { L, M, Q, H }; ///< error correction level (6.5.1): the share of codewords that may be wrong grows

/// How the codewords of a symbol are split (6.5.1, table 9). Short blocks come first; a long block has one data
/// codeword more. Every block has the same number of error correction codewords.
struct BlockLayout {
    int shortBlocks = 0;
    int longBlocks = 0;
    int shortData = 0; ///< data codewords of a short block
    int check = 0;     ///< error correction codewords of every block: 7 … 30, correcting half as many errors

    [[nodiscard]] int blocks() const { return shortBlocks + longBlocks; }
    [[nodiscard]] int dataOf(int block) const { return shortData + (block < shortBlocks ? 0 : 1); }
    [[nodiscard]] int dataCodewords() const { return shortData * blocks() + longBlocks; }
    bool operator==(const BlockLayout &) const = default;
};

/// Modules across without the quiet zone: 17 + 4 × version (5.3.1).
[[nodiscard]] constexpr int sideOf(int version) { return 17 + 4 * version; }
/// The version with that side; nothing if there is none (Micro QR included).
[[nodiscard]] std::optional<int> versionOf(int side);
/// Row and column coordinates of the centres of alignment patterns, ascending (Annex E). Every pair of them is a centre
/// but the three that fall on finder patterns. Empty for version 1.
[[nodiscard]] std::vector<int> alignmentCentres(int version);
/// Data and error correction codewords together (table 1).
[[nodiscard]] int totalCodewords(int version);
[[nodiscard]] BlockLayout blocksOf(int version, Level level);

} // namespace th::qr
