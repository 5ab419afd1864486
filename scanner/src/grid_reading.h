// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/sampler.h"
#include "qr/decoder.h"
#include "scanner/symbol.h"

#include <optional>

namespace th::scanner {

/// A code that was read.
struct ReadCode {
    Symbol symbol;
    int side = 0; ///< modules across
};

struct GridReading {
    std::optional<ReadCode> code;
    bool patterned = false;       ///< it has the function patterns of a symbol
    std::optional<int> otherSide; ///< modules across that the symbol itself claims to have
};

/// Corrects the symbol, paints it and has ZXing-C++ read what it says. Nothing is believed but under the acceptance
/// rule of qr::attempt(). `sampled` gives the corners.
[[nodiscard]] GridReading readGrid(const qr::ModuleGrid &grid, const grid::Sampled &sampled, grid::Polarity seenAs,
                                   const qr::DecodeOptions &options);

/// How far two looks show the same code, from the modules that differ between codes: about 0.5 for different codes, 1
/// for the same; each module counts as much as both looks are sure of it. 0 for grids of different sides.
[[nodiscard]] float agreement(const qr::ModuleGrid &a, const qr::ModuleGrid &b);

/// `read` with its corners moved to where the symbol was sampled.
[[nodiscard]] Symbol placed(const Symbol &read, const std::array<grid::PixelPoint, 4> &corners);

} // namespace th::scanner
