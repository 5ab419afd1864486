// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"
#include "qr/module_grid.h"

#include <array>
#include <optional>
#include <vector>

namespace th::grid {

/// How much work a sampling does; each step includes those before. Times are of a 61-module symbol on one x86 core.
enum class Sampling {
    Flat,      ///< a plane in perspective, bound to the eyes and the alignment patterns (about 0.4 ms)
    Bent,      ///< the grid follows the edges between modules over bends and folds (about 1.5 ms)
    Sharpened, ///< besides, blur is measured and taken out (about 3 ms)
};

struct SampleOptions {
    Sampling sampling = Sampling::Flat;
    int side = 0; ///< modules across, if known (by an earlier frame); 0: what the eyes and timing patterns say
};

/// Where the lines between modules lie in the picture: (side + 1) × (side + 1) points, row by row.
struct GridMesh {
    int side = 0;
    std::vector<PixelPoint> nodes;

    [[nodiscard]] PixelPoint at(int column, int row) const
    {
        return nodes[static_cast<std::size_t>(row) * static_cast<std::size_t>(side + 1) +
                     static_cast<std::size_t>(column)];
    }
};

/// What a picture shows of a located symbol.
struct Sampled {
    qr::ModuleGrid grid;
    GridMesh mesh;
    std::array<PixelPoint, 4> corners; ///< clockwise from top left, without the quiet zone
    float fit = 0; ///< 0 … 1: share of the modules of eyes, timing and alignment patterns that are as they must be
    float contrast = 0;   ///< 0 … 255: light less dark
    float noise = 0;      ///< 0 … 255: deviation within what should be one shade
    float sharpness = 0;  ///< 0 … 1: how much of the contrast a single dark or light module keeps; blur takes it
    float clipped = 0;    ///< 0 … 1: share of the symbol that is white by glare
    float brightness = 0; ///< 0 … 255: mean
};

/// Samples the modules of a symbol. Nothing if the place lies outside the picture or cannot be a symbol. Takes any
/// picture and any located symbol, also nonsense, in bounded time. Pure; any thread.
[[nodiscard]] std::optional<Sampled> sample(const LumaView &picture, const LocatedSymbol &located,
                                            const SampleOptions &options = {});

} // namespace th::grid
