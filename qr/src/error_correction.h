// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "galois_field.h"

#include <optional>
#include <span>
#include <vector>

namespace th::qr {

inline constexpr int maxCheck = 30;  ///< error correction codewords a block can have (table 9)
inline constexpr int maxBlock = 153; ///< codewords a block can have (table 9: 27-L)

/// What errors-and-erasures decoding did to a block.
struct Correction {
    std::vector<gf::Element> codewords;
    int errors = 0; ///< codewords changed that were not erased
};

/// Syndromes S₀ … of a received block: all zero if, and only if, it is a codeword. `block` holds data, then error
/// correction codewords, as the standard places them; 0 < check < block.size() ≤ 255.
[[nodiscard]] std::vector<gf::Element> syndromes(std::span<const gf::Element> block, int check);

/// The codeword that differs from `block` in the positions `erased` (indices, distinct) and in e others, with
/// 2e + erased.size() ≤ check; nothing if there is none. ISO/IEC 18004:2015 6.5.2 gives the code; the method is
/// Berlekamp–Massey started from the erasure locator, Chien's search and Forney's values, and what comes out is
/// checked by its syndromes. `of` are the syndromes of `block`, which serve every choice of erasures.
[[nodiscard]] std::optional<Correction> correct(std::span<const gf::Element> block, std::span<const gf::Element> of,
                                                std::span<const int> erased);

/// The error correction codewords that belong to `data` (6.5.2).
[[nodiscard]] std::vector<gf::Element> checkOf(std::span<const gf::Element> data, int check);

} // namespace th::qr
