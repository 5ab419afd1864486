// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"

#include <span>
#include <vector>

namespace th::grid {

/// A place on a line of pixels where brightness runs 1:1:3:1:1 as through the middle of an eye.
struct EyeCrossing {
    float center = 0; ///< pixels along the line
    float module = 0; ///< pixels
    float dark = 0, light = 0;
    Polarity polarity = Polarity::DarkOnLight;
};

/// Appends the eye crossings of a line of brightness. Between turning points further apart than `least` (shades) an
/// edge lies where the middle of the two is passed: neither uneven light nor blur needs a threshold that way.
void findEyeCrossings(std::span<const std::uint8_t> line, int least, std::vector<EyeCrossing> &into);

} // namespace th::grid
