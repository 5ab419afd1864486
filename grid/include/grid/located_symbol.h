// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/luma.h"

#include <array>

namespace th::grid {

/// Almost every code is dark on light; a screen in its dark mode shows some the other way round.
enum class Polarity { DarkOnLight, LightOnDark };

/// One of the three "eyes" of a symbol (ISO/IEC 18004, finder pattern): 7 × 7 modules.
struct FinderPattern {
    PixelPoint center;
    PixelPoint right, down; ///< one module along the sides of the symbol, in pixels
    float quality = 0;      ///< 0 … 1: how much of it looked as it should; 0: not seen, its place is a guess
};

/// Where a symbol lies, before anything of it is sampled. The eyes are named as the picture shows them, clockwise: a
/// mirrored symbol has its top right and bottom left changed over, which its format information will tell.
struct LocatedSymbol {
    FinderPattern topLeft, topRight, bottomLeft;
    Polarity polarity = Polarity::DarkOnLight;
    int side = 0;                      ///< modules across by the distance of the eyes: 21, 25 … 177
    float doubt = 0;                   ///< 0 … 1: how far the measured distance is from one that a side has
    float module = 0;                  ///< pixels a module is wide, the mean of both directions
    float quality = 0;                 ///< 0 … 1, the likelier symbols first
    std::array<PixelPoint, 4> corners; ///< clockwise from top left, without the quiet zone; right to a few modules

    /// One eye is covered (a thumb, a stamp, glare); where it lies was concluded from the other two.
    [[nodiscard]] bool isPair() const
    {
        return !(topLeft.quality > 0) || !(topRight.quality > 0) || !(bottomLeft.quality > 0);
    }
};

} // namespace th::grid
