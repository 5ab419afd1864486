// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "galois_field.h"
#include "qr/module_grid.h"

#include "block_interleaving.h"
#include "format_information.h"

#include <span>
#include <vector>

namespace th::qr {

/// One error correction block as it was seen.
struct SoftBlock {
    int data = 0;  ///< data codewords; the rest is error correction
    int check = 0; ///< error correction codewords
    /// Eight values a codeword, most significant bit first: logarithm of how much likelier the bit is 1 than 0.
    std::vector<float> ones;
    std::vector<gf::Element> seen; ///< the codewords, each bit by its sign; unknown ones count as 0
    int known = 0; ///< of the data codewords the last ones, if something else than the picture tells them

    [[nodiscard]] int size() const { return data + check; }
};

/// Unmasks the encoding region (7.8), reads it along the codewords (7.7.3) and splits it (7.6). `grid` is unmirrored
/// and has a valid side.
[[nodiscard]] std::vector<SoftBlock> softBlocks(const ModuleGrid &grid, Format format);

/// For each codeword the probability that all its bits were seen right, if the values mean what they say.
[[nodiscard]] std::vector<float> trust(const SoftBlock &block);

/// A codeword for a block.
struct Found {
    std::vector<gf::Element> codewords;
    double evidence = 0; ///< see evidence()
};

/// How much likelier than by chance a codeword is, given the values of its eight bits, each taken `sure` times.
[[nodiscard]] float likelihood(std::span<const float> ones, gf::Element codeword, float sure);

/// How much better than chance the block's values agree with a codeword, in bits, beyond the 8 × data bits that
/// choosing among all codewords takes; what is known counts for nothing and must be as known; a lower bound once
/// `enough` is reached. Wrong codewords, all of them together and however they were searched for, reach m or more with
/// a probability of at most 2⁻ᵐ (docs/design/rescue.md).
[[nodiscard]] double evidence(const SoftBlock &block, std::span<const gf::Element> codewords, double enough);

} // namespace th::qr
