// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "binary_image.h"
#include "soft_block.h"

#include <optional>

namespace th::qr {

/// How far a search goes beyond single bits.
struct SearchReach {
    int pairsAmong = 0;   ///< pairs of the least reliable of the free bits that are tried one by one
    int matchedAmong = 0; ///< pairs of these that are joined to fours by matching, see MatchedPairs
};

/// Ordered statistics decoding (Fossorier and Lin 1995) of a block's bits. As many of the least reliable bits as there
/// are check bits are taken for unknown and follow from the others, which are free; then single free bits, pairs and
/// fours of them are turned over as well. The first codeword whose evidence is at least `enough`, or of each stage the
/// one that disagrees least with the values. Nothing if there is none. `image` has the block's check and at least its
/// data.
[[nodiscard]] std::optional<Found> decodeByOrder(const SoftBlock &block, const BinaryImage &image, SearchReach reach,
                                                 double enough);

} // namespace th::qr
