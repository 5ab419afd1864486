// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid/sampler.h"

#include "bend.h"
#include "layout.h"
#include "levels.h"
#include "qr/function_patterns.h"
#include "qr/versions.h"
#include "shrink.h"
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

/// What is seen of the modules through one mesh.
struct View {
    GridMesh mesh;
    std::vector<float> shades, values;
    Levels levels;
    std::vector<float> unmixed; ///< empty if that was not done

    /// How far shades scatter about their levels; a mesh that lies wrong mixes modules.
    [[nodiscard]] float spread() const { return levels.noise / std::max(levels.contrast, 1.0F); }
};

View seenThrough(const Brightness &picture, const GridMesh &mesh, Polarity polarity)
{
    View view{mesh, shadesOf(picture, mesh), {}, {}, {}};
    view.levels = levelsOf(view.shades, mesh.side);
    view.values = normalized(view.shades, view.levels, polarity);
    return view;
}

/// Once, and again more closely where that moved anything: flat paper needs it once.
void followEdges(const Brightness &picture, float module, Layout &layout)
{
    constexpr float still = 0.2F; // modules
    for (const float window : {2.5F, 1.6F}) {
        GridMesh bent = bentToEdges(picture, layout.mesh, layout.anchors, window);
        float farthest = 0;
        for (std::size_t i = 0; i < bent.nodes.size(); ++i)
            farthest = std::max(farthest, length(bent.nodes[i] - layout.mesh.nodes[i]));
        layout.mesh = std::move(bent);
        if (farthest < still * module)
            break;
    }
}

/// Of two views of a symbol that which is explained better once neighbours are unmixed. In strong blur edges do not
/// tell where the grid lines lie, and following them does harm.
View sharper(View flat, View bent, const std::vector<std::int8_t> &known)
{
    constexpr float wellExplained = 0.05F;
    Unmixed ofBent = unmix(bent.values, known, bent.mesh.side);
    bent.unmixed = std::move(ofBent.dark);
    if (ofBent.mixing.variance < wellExplained || flat.spread() > 1.5F * bent.spread())
        return bent;
    Unmixed ofFlat = unmix(flat.values, known, flat.mesh.side);
    flat.unmixed = std::move(ofFlat.dark);
    return ofFlat.mixing.variance < ofBent.mixing.variance ? flat : bent;
}

/// How much contrast a single module among others keeps, of that within a field of its shade.
float sharpnessOf(const std::vector<float> &values, int side)
{
    double alone = 0, within = 0;
    int aloneCount = 0, withinCount = 0;
    for (int y = 1; y + 1 < side; ++y)
        for (int x = 1; x + 1 < side; ++x) {
            const float *value = values.data() + static_cast<std::ptrdiff_t>(y) * side + x;
            const bool dark = *value > 0;
            int alike = 0;
            for (const std::ptrdiff_t step : {-1, 1, -side, side})
                alike += (value[step] > 0) == dark;
            if (alike == 0)
                alone += static_cast<double>(std::abs(*value)), ++aloneCount;
            else if (alike == 4)
                within += static_cast<double>(std::abs(*value)), ++withinCount;
        }
    if (aloneCount < 5 || withinCount < 5 || within <= 0)
        return 0;
    return static_cast<float>(std::clamp(alone * withinCount / (aloneCount * within), 0.0, 1.0));
}

std::optional<Sampled> sampleAsIs(const LumaView &picture, const LocatedSymbol &located, const SampleOptions &options)
{
    const Brightness brightness(picture);
    auto layout = layPlane(brightness, located, options.side);
    if (!layout || !liesInside(picture, layout->mesh))
        return std::nullopt;
    const int side = layout->side;
    const std::vector<std::int8_t> known = knownModules(side);
    View view = seenThrough(brightness, layout->mesh, located.polarity);
    if (options.sampling != Sampling::Flat) {
        bendToAlignments(brightness, located.polarity, *layout);
        followEdges(brightness, located.module, *layout);
        View bent = seenThrough(brightness, layout->mesh, located.polarity);
        if (options.sampling == Sampling::Sharpened)
            view = sharper(std::move(view), std::move(bent), known);
        else if (bent.spread() < 1.15F * view.spread())
            view = std::move(bent);
    }
    Sampled sampled;
    sampled.sharpness = sharpnessOf(view.values, side);
    sampled.grid = view.unmixed.empty() ? gridOf(view.values, view.levels, side) : qr::ModuleGrid{side, view.unmixed};
    const std::vector<float> trust = trustOf(sampled.grid.dark, known, side);
    for (std::size_t i = 0; i < trust.size(); ++i)
        sampled.grid.dark[i] *= trust[i];
    measure(view.shades, view.levels, sampled);
    sampled.fit = fitOf(sampled.grid);
    sampled.corners = {view.mesh.at(0, 0), view.mesh.at(side, 0), view.mesh.at(side, side), view.mesh.at(0, side)};
    sampled.mesh = std::move(view.mesh);
    return sampled;
}

/// The part of a picture about a symbol at half its size, and the symbol there.
struct Smaller {
    PixelPoint origin;
    std::vector<std::uint8_t> memory;
    LumaView view;
    LocatedSymbol located;

    Smaller(const LumaView &picture, const LocatedSymbol &whole) : located(whole)
    {
        float left = whole.corners[0].x, right = left, top = whole.corners[0].y, bottom = top;
        for (const PixelPoint &corner : whole.corners) {
            left = std::min(left, corner.x), right = std::max(right, corner.x);
            top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
        }
        // The far corner is known only roughly, and bent paper leaves the square.
        const float margin = 0.1F * (right - left + bottom - top) + 4 * whole.module;
        const auto within = [](float value, int limit) {
            return static_cast<int>(std::min(std::max(0.0F, value), static_cast<float>(limit)));
        };
        const int x = within(left - margin, picture.width), y = within(top - margin, picture.height);
        const LumaView part{picture.data + y * picture.bytesPerLine + x, within(right + margin, picture.width) - x,
                            within(bottom + margin, picture.height) - y, picture.bytesPerLine};
        origin = {static_cast<float>(x), static_cast<float>(y)};
        if (part.width < 16 || part.height < 16)
            return;
        view = halved(part, memory);
        for (FinderPattern *eye : {&located.topLeft, &located.topRight, &located.bottomLeft}) {
            eye->center = 0.5F * (eye->center - origin);
            eye->right = 0.5F * eye->right;
            eye->down = 0.5F * eye->down;
        }
        for (PixelPoint &corner : located.corners)
            corner = 0.5F * (corner - origin);
        located.module /= 2;
    }
    [[nodiscard]] PixelPoint back(PixelPoint p) const { return origin + 2.0F * p; }
};

} // namespace

std::optional<Sampled> sample(const LumaView &picture, const LocatedSymbol &located, const SampleOptions &options)
{
    if (!isUsable(picture, located))
        return std::nullopt;
    constexpr float large = 6; // pixels a module: half of them tell as much, with less noise and in less time
    if (located.module < large)
        return sampleAsIs(picture, located, options);
    const Smaller smaller(picture, located);
    if (smaller.view.data == nullptr)
        return std::nullopt;
    auto sampled = sample(smaller.view, smaller.located, options);
    if (!sampled)
        return std::nullopt;
    for (PixelPoint &node : sampled->mesh.nodes)
        node = smaller.back(node);
    for (PixelPoint &corner : sampled->corners)
        corner = smaller.back(corner);
    return sampled;
}

} // namespace th::grid
