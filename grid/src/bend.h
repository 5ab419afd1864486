// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/sampler.h"
#include "plane.h"
#include "warp.h"

#include <span>

namespace th::grid {

/// Moves the lines of a mesh to where the picture's edges are. Edges between modules lie on grid lines, whatever the
/// data, so about each place the phase of all edges there, at a period of one module, tells how far the mesh is off. A
/// phase knows nothing of whole modules: they are counted outwards from the anchors, the surest places first.
/// `window`: modules about a place that count; more is steadier, less follows sharper folds.
[[nodiscard]] GridMesh bentToEdges(const Brightness &picture, const GridMesh &mesh, std::span<const Anchor> anchors,
                                   float window);

} // namespace th::grid
