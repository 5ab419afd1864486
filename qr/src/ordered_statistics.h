// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "binary_image.h"
#include "soft_block.h"

#include <vector>

namespace th::qr {

/// Ordered statistics decoding (Fossorier and Lin 1995) of a block's bits: as many of the least reliable bits as there
/// are check bits are taken for unknown and follow from the others; then each single one of those others, and each pair
/// among the `pairsAmong` least reliable of them, is turned over as well. Gives the codeword that disagrees least with
/// the values, which is not always the right one: whoever asks weighs its evidence.
/// `image` has the block's check and at least its data.
[[nodiscard]] std::vector<gf::Element> decodeByOrder(const SoftBlock &block, const BinaryImage &image, int pairsAmong);

} // namespace th::qr
