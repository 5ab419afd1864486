// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plane.h"
#include "warp.h"

#include <optional>

namespace th::grid {

/// An alignment pattern that was looked for.
struct AlignmentFound {
    PixelPoint module;  ///< where in the grid of the mesh its middle was found
    float likeness = 0; ///< correlation with the pattern, 1 at best
};

/// Looks for the alignment pattern about `expected` (modules), no further than `reach` modules away, in a picture whose
/// grid is known so far by `mesh`. Tells the best place, however unlike.
[[nodiscard]] AlignmentFound findAlignment(const Brightness &picture, const GridMesh &mesh, PixelPoint expected,
                                           float reach, Polarity polarity);

} // namespace th::grid
