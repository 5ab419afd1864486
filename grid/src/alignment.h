// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"
#include "plane.h"

namespace th::grid {

/// A place of the symbol in the picture, and one module each way from there.
struct Place {
    PixelPoint middle, right, down;
};

/// An alignment pattern that was looked for.
struct AlignmentFound {
    PixelPoint pixel;   ///< its middle
    float likeness = 0; ///< correlation with the pattern, 1 at best
};

/// Looks for the alignment pattern about a place, no further than `reach` modules away. Tells the best, however unlike.
[[nodiscard]] AlignmentFound findAlignment(const Brightness &picture, const Place &expected, float reach,
                                           Polarity polarity);

} // namespace th::grid
