// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/sampler.h"

#include "bend.h"
#include "layout.h"
#include "levels.h"
#include "qr/function_patterns.h"
#include "qr/versions.h"
#include "trust.h"
#include "unmix.h"

namespace th::grid {
namespace {

constexpr float surest = 8; ///< the largest value of a module grid

/// Whatever else is wrong: numbers that are no numbers, a symbol of no size.
bool isUsable(const LumaView &picture, const LocatedSymbol &located)
{
    if (picture.data == nullptr || picture.width < 8 || picture.height < 8)
        return false;
    for (const FinderPattern *eye : {&located.topLeft, &located.topRight, &located.bottomLeft})
        for (const PixelPoint p : {eye->center, eye->right, eye->down})
            if (!(std::abs(p.x) < 1e5F) || !(std::abs(p.y) < 1e5F))
                return false;
    return located.module > 0.5F;
}

bool liesInside(const LumaView &picture, const GridMesh &mesh)
{
    const Brightness brightness(picture);
    int inside = 0;
    for (const int y : {0, mesh.side / 2, mesh.side})
        for (const int x : {0, mesh.side / 2, mesh.side})
            inside += brightness.contains(mesh.at(x, y));
    for (const PixelPoint &node : mesh.nodes)
        if (!(std::abs(node.x) < 1e5F) || !(std::abs(node.y) < 1e5F))
            return false;
    return inside >= 6;
}

void measure(const std::vector<float> &shades, const Levels &levels, Sampled &sampled)
{
    sampled.contrast = levels.contrast;
    sampled.noise = levels.noise;
    float sum = 0;
    int clipped = 0;
    for (std::size_t i = 0; i < shades.size(); ++i) {
        sum += shades[i];
        // White paper is not glare: there the dark modules are gone too.
        clipped += levels.dark[i] > 235 || (shades[i] > 250 && levels.light[i] - levels.dark[i] < 25);
    }
    const auto count = static_cast<float>(shades.size());
    sampled.brightness = sum / count;
    sampled.clipped = static_cast<float>(clipped) / count;
}

float fitOf(const qr::ModuleGrid &grid)
{
    const auto &kinds = qr::moduleKinds(*qr::versionOf(grid.side));
    int known = 0, right = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] != qr::ModuleKind::Dark && kinds[i] != qr::ModuleKind::Light)
            continue;
        ++known;
        right += (grid.dark[i] > 0) == (kinds[i] == qr::ModuleKind::Dark);
    }
    return static_cast<float>(right) / static_cast<float>(known);
}

std::vector<std::int8_t> knownModules(int side)
{
    std::vector<std::int8_t> known;
    for (const qr::ModuleKind kind : qr::moduleKinds(*qr::versionOf(side)))
        known.push_back(kind == qr::ModuleKind::Dark ? 1 : kind == qr::ModuleKind::Light ? -1 : 0);
    return known;
}

qr::ModuleGrid gridOf(const std::vector<float> &values, const Levels &levels, int side)
{
    const float deviation = std::max(0.5F, 2 * levels.noise / std::max(levels.contrast, 1.0F));
    const float weight = 2 / (deviation * deviation);
    qr::ModuleGrid grid{side, {}};
    grid.dark.reserve(values.size());
    for (const float value : values)
        grid.dark.push_back(std::clamp(weight * value, -surest, surest));
    return grid;
}

} // namespace

std::optional<Sampled> sample(const LumaView &picture, const LocatedSymbol &located, const SampleOptions &options)
{
    if (!isUsable(picture, located))
        return std::nullopt;
    const Brightness brightness(picture);
    auto layout = layPlane(brightness, located, options.side);
    if (!layout || !liesInside(picture, layout->mesh))
        return std::nullopt;
    if (options.sampling != Sampling::Flat) {
        bendToAlignments(brightness, located.polarity, *layout);
        for (const float window : {2.5F, 1.6F})
            layout->mesh = bentToEdges(brightness, layout->mesh, layout->anchors, window);
    }
    Sampled sampled;
    const std::vector<float> shades = shadesOf(brightness, layout->mesh);
    const Levels levels = levelsOf(shades, layout->side);
    const std::vector<float> values = normalized(shades, levels, located.polarity);
    sampled.grid = gridOf(values, levels, layout->side);
    const std::vector<std::int8_t> known = knownModules(layout->side);
    if (options.sampling == Sampling::Sharpened)
        sampled.grid.dark = unmix(values, known, layout->side).dark;
    const std::vector<float> trust = trustOf(sampled.grid.dark, known, layout->side);
    for (std::size_t i = 0; i < trust.size(); ++i)
        sampled.grid.dark[i] *= trust[i];
    measure(shades, levels, sampled);
    sampled.fit = fitOf(sampled.grid);
    const int side = layout->side;
    sampled.corners = {layout->mesh.at(0, 0), layout->mesh.at(side, 0), layout->mesh.at(side, side),
                       layout->mesh.at(0, side)};
    sampled.mesh = std::move(layout->mesh);
    return sampled;
}

} // namespace th::grid
