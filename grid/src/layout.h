// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/sampler.h"
#include "plane.h"
#include "warp.h"

#include <optional>

namespace th::grid {

/// The grid of a symbol as far as its eyes, timing and alignment patterns tell.
struct Layout {
    int side = 0;
    std::vector<Anchor> anchors;
    Projection plane;
    GridMesh mesh;
};

/// Lays a plane through the eyes and the alignment pattern furthest from them. The side is that of `side`, or if 0
/// what the distance of the eyes and the timing patterns say. Nothing if no sane plane fits.
[[nodiscard]] std::optional<Layout> layPlane(const Brightness &picture, const LocatedSymbol &located, int side);

/// Bends the grid to all alignment patterns that are found, one after the other from the eyes outwards.
void bendToAlignments(const Brightness &picture, Polarity polarity, Layout &layout);

} // namespace th::grid
