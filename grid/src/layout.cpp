// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"

#include "alignment.h"
#include "qr/versions.h"
#include "timing.h"

#include <array>

namespace th::grid {
namespace {

constexpr float leastAlignment = 0.62F; ///< likeness; a random field of data reaches 0.6 in a search of 15 × 15 places

/// How clearly the timing patterns alternate where the mesh says they lie: 1 at best, about 0 if they are elsewhere.
float timingLikeness(const Brightness &picture, const Projection &plane, int side, Polarity polarity)
{
    float agreeing = 0, all = 0;
    for (const bool across : {true, false}) {
        float before = 0;
        for (int i = 7; i <= side - 8; ++i) {
            const float along = static_cast<float>(i) + 0.5F;
            const float here = picture.at(plane(across ? PixelPoint{along, 6.5F} : PixelPoint{6.5F, along}));
            if (i > 7) { // even modules are dark
                agreeing += i % 2 == 0 ? before - here : here - before;
                all += std::abs(here - before);
            }
            before = here;
        }
    }
    const float sign = polarity == Polarity::DarkOnLight ? 1 : -1;
    return all > 0 ? sign * agreeing / all : 0;
}

std::optional<Projection> planeOf(const LocatedSymbol &located, int side)
{
    const auto plane = Projection::fit(eyeAnchors(located, side));
    return plane && plane->isSane(side) ? plane : std::nullopt;
}

/// The side by the modules counted along the timing patterns, if those are seen well.
int sideByCounting(const Brightness &picture, const LocatedSymbol &located)
{
    constexpr float straight = 0.45F; // timing patterns that are where the distance's side has them
    const auto plane = planeOf(located, located.side);
    if (plane && timingLikeness(picture, *plane, located.side, located.polarity) > straight)
        return located.side;
    constexpr float clear = 0.85F;
    FinderPattern corner = located.topLeft, other = located.bottomLeft;
    std::swap(corner.right, corner.down);
    std::swap(other.right, other.down);
    const auto modules = static_cast<float>(located.side - 7);
    const TimingCount across = countTiming(picture, located.topLeft, located.topRight, located.polarity, modules);
    const TimingCount down = countTiming(picture, corner, other, located.polarity, modules);
    const TimingCount &better = across.regular >= down.regular ? across : down;
    const bool agree = across.side == down.side && better.regular > 0.7F;
    // A line far from the distance's side must be clearer: data are regular at times.
    const float farther = 0.002F * static_cast<float>(std::abs(better.side - located.side));
    return agree || better.regular - farther > clear ? better.side : 0;
}

/// The side next to that of the distance whose timing patterns alternate clearly better, if there is one.
int sideByTiming(const Brightness &picture, const LocatedSymbol &located)
{
    int best = located.side;
    float most = -1;
    for (const int step : {0, -4, 4, -8, 8}) {
        const int side = located.side + step;
        if (!qr::versionOf(side) || (std::abs(step) == 8 && located.side < 100))
            continue;
        const auto plane = planeOf(located, side);
        const float likeness = plane ? timingLikeness(picture, *plane, side, located.polarity) : -1;
        const float handicap = step == 0 ? 0 : 0.2F + 0.3F * (1 - located.doubt);
        if (likeness - handicap > most) {
            most = likeness - handicap;
            best = side;
        }
    }
    return best;
}

std::vector<PixelPoint> alignmentsOf(int side)
{
    std::vector<PixelPoint> all;
    const auto version = qr::versionOf(side);
    if (!version)
        return all;
    const std::vector<int> centres = qr::alignmentCentres(*version);
    const int last = static_cast<int>(centres.size()) - 1;
    for (int row = 0; row <= last; ++row)
        for (int column = 0; column <= last; ++column)
            if (!((row == 0 && (column == 0 || column == last)) || (row == last && column == 0)))
                all.push_back({static_cast<float>(centres[column]) + 0.5F, static_cast<float>(centres[row]) + 0.5F});
    return all;
}

template <class Map> Place placeOf(const Map &map, PixelPoint module)
{
    const auto at = [&](float x, float y) { return map(module + PixelPoint{x, y}); };
    return {at(0, 0), 0.5F * (at(1, 0) - at(-1, 0)), 0.5F * (at(0, 1) - at(0, -1))};
}

float distanceToKnown(PixelPoint place, const std::vector<Anchor> &anchors)
{
    float least = 1e9F;
    for (const Anchor &anchor : anchors)
        least = std::min(least, length(anchor.module - place));
    return least;
}

} // namespace

std::optional<Layout> layPlane(const Brightness &picture, const LocatedSymbol &located, int side)
{
    Layout layout;
    layout.side = side > 0 ? side : sideByCounting(picture, located);
    if (layout.side == 0)
        layout.side = sideByTiming(picture, located);
    const auto plane = qr::versionOf(layout.side) ? planeOf(located, layout.side) : std::nullopt;
    if (!plane)
        return std::nullopt;
    layout.plane = *plane;
    layout.anchors = eyeAnchors(located, layout.side);
    layout.mesh = meshOf(layout.plane, layout.side);
    if (layout.side == 21)
        return layout;
    const float far = static_cast<float>(layout.side) - 6.5F;
    const float reach = std::clamp(static_cast<float>(layout.side) * 0.09F, 3.0F, 9.0F);
    const auto found = findAlignment(picture, placeOf(layout.plane, {far, far}), reach, located.polarity);
    if (found.likeness < leastAlignment)
        return layout;
    layout.anchors.push_back({{far, far}, found.pixel, 4});
    const auto better = Projection::fit(layout.anchors);
    if (!better || !better->isSane(layout.side)) {
        layout.anchors.pop_back();
        return layout;
    }
    layout.plane = *better;
    layout.mesh = meshOf(layout.plane, layout.side);
    return layout;
}

void bendToAlignments(const Brightness &picture, Polarity polarity, Layout &layout)
{
    std::vector<PixelPoint> left = alignmentsOf(layout.side);
    const float far = static_cast<float>(layout.side) - 6.5F;
    layout.anchors.erase(std::remove_if(layout.anchors.begin(), layout.anchors.end(),
                                        [&](const Anchor &a) { return a.module.x == far && a.module.y == far; }),
                         layout.anchors.end());
    Warp warp(layout.plane, layout.anchors);
    while (!left.empty()) {
        const auto next = std::min_element(left.begin(), left.end(), [&](PixelPoint a, PixelPoint b) {
            return distanceToKnown(a, layout.anchors) < distanceToKnown(b, layout.anchors);
        });
        const PixelPoint module = *next;
        left.erase(next);
        const float reach = std::clamp(distanceToKnown(module, layout.anchors) * 0.12F, 1.5F, 5.0F);
        const Place expected = placeOf(warp, module);
        const auto found = findAlignment(picture, expected, reach, polarity);
        const float away = length(inAxes(found.pixel - expected.middle, expected.right, expected.down));
        if (found.likeness < std::min(leastAlignment + 0.08F * away, 0.85F)) // blurred data look like it by chance
            continue;
        layout.anchors.push_back({module, found.pixel, 4 * found.likeness});
        warp = Warp(layout.plane, layout.anchors);
    }
    layout.mesh = warp.mesh(layout.side);
}

} // namespace th::grid
