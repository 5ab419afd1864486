// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/sampler.h"
#include "plane.h"

#include <vector>

namespace th::grid {

/// The mean brightness of the middle part of every module, row by row.
[[nodiscard]] std::vector<float> shadesOf(const Brightness &picture, const GridMesh &mesh);

/// What counts as dark and as light about each module.
struct Levels {
    std::vector<float> dark, light; ///< shades
    float contrast = 0;             ///< the median of light less dark
    float noise = 0;                ///< deviation of shades from the level they are near, shades
};

/// Levels from the shades about each module: shadows and gradients change them across a symbol.
[[nodiscard]] Levels levelsOf(const std::vector<float> &shades, int side);

/// Shades as -1 (light) … 1 (dark) between their levels, 0 where there is hardly any contrast.
[[nodiscard]] std::vector<float> normalized(const std::vector<float> &shades, const Levels &levels, Polarity polarity);

} // namespace th::grid
