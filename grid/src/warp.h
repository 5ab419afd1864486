// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"
#include "grid/sampler.h"
#include "plane.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace th::grid {

/// A point of the symbol (modules from its upper left corner) and where the picture shows it.
struct Anchor {
    PixelPoint module;
    PixelPoint pixel;
    float weight = 1;
};

/// A plane in perspective: modules to pixels.
class Projection {
public:
    /// The plane that fits best; nothing if there are less than four anchors or they lie on a line.
    [[nodiscard]] static std::optional<Projection> fit(std::span<const Anchor> anchors);

    [[nodiscard]] PixelPoint operator()(PixelPoint m) const
    {
        const float w = m_h[6] * m.x + m_h[7] * m.y + 1;
        return {(m_h[0] * m.x + m_h[1] * m.y + m_h[2]) / w, (m_h[3] * m.x + m_h[4] * m.y + m_h[5]) / w};
    }
    /// The plane does not fold over anywhere within a square of so many modules.
    [[nodiscard]] bool isSane(int side) const;

private:
    std::array<float, 8> m_h{};
};

/// A projection, and how the paper departs from its plane: a thin plate through the anchors.
class Warp {
public:
    Warp(const Projection &plane, std::span<const Anchor> anchors);

    [[nodiscard]] PixelPoint operator()(PixelPoint module) const;
    /// The mesh of a symbol; evaluated at every third node and interpolated between.
    [[nodiscard]] GridMesh mesh(int side) const;

private:
    Projection m_plane;
    std::vector<PixelPoint> m_knots;
    std::vector<PixelPoint> m_pulls; ///< of each knot, then of 1, x, y
    float m_scale = 1;
};

/// A mesh of a plane.
[[nodiscard]] GridMesh meshOf(const Projection &plane, int side);

/// The point of the picture at a point of the symbol, also a little outside of the mesh.
[[nodiscard]] PixelPoint along(const GridMesh &mesh, PixelPoint module);

/// What the eyes of a located symbol say: their middles and outer corners.
[[nodiscard]] std::vector<Anchor> eyeAnchors(const LocatedSymbol &located, int side);

} // namespace th::grid
