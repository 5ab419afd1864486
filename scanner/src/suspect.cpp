// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "suspect.h"

#include <utility>

namespace th::scanner {
namespace {

constexpr float wellSeen = 0.35F; ///< quality of a located symbol; chance groupings of eyes stay below

/// One picture of the suspect's modules: reads it if it is certain. Tells what side it claims to have, if another.
std::optional<int> readModules(Suspect &suspect, const qr::ModuleGrid &grid, const grid::Sampled &sampled,
                               const qr::DecodeOptions &options, Chances &chances)
{
    GridReading reading = readGrid(grid, sampled, suspect.place.polarity, options);
    ++chances.grids;
    chances.patterned += reading.patterned ? 1 : 0;
    if (reading.code) {
        suspect.code = std::move(reading.code);
        suspect.read = true;
    }
    return reading.otherSide;
}

/// This look and the earlier ones together, if they show one code.
void readTogether(Suspect &suspect, const grid::Sampled &sampled, const qr::DecodeOptions &options, Chances &chances)
{
    if (suspect.past == nullptr || agreement(sampled.grid, suspect.past->sum) < sameCode)
        return;
    qr::ModuleGrid sum = sampled.grid;
    for (std::size_t i = 0; i < sum.dark.size(); ++i)
        sum.dark[i] += suspect.past->sum.dark[i];
    (void)readModules(suspect, sum, sampled, options, chances);
}

} // namespace

bool Suspect::isLikely() const
{
    // Chance gives a fit of a half, and the eyes, which are there whatever else is, are half of what is compared.
    constexpr float surely = 0.78F, perhaps = 0.64F;
    return read || (sampled && (sampled->fit >= surely || (sampled->fit >= perhaps && place.quality >= wellSeen)));
}

bool Suspect::isSoft() const
{
    constexpr float muchSofter = 0.7F;
    return past != nullptr && sharpness >= 0 && sharpness < muchSofter * past->sharpest;
}

bool isWellSeen(const grid::LocatedSymbol &place) { return place.quality >= wellSeen; }

grid::LocatedSymbol scaled(grid::LocatedSymbol place, float scale)
{
    const auto by = [scale](grid::PixelPoint &point) { point.x *= scale, point.y *= scale; };
    for (grid::FinderPattern *eye : {&place.topLeft, &place.topRight, &place.bottomLeft}) {
        by(eye->center);
        by(eye->right);
        by(eye->down);
    }
    for (grid::PixelPoint &corner : place.corners)
        by(corner);
    place.module *= scale;
    return place;
}

void enlarge(Suspect &suspect, float scale)
{
    suspect.place = scaled(suspect.place, scale);
    if (suspect.sampled)
        for (grid::PixelPoint &corner : suspect.sampled->corners)
            corner.x *= scale, corner.y *= scale;
    if (suspect.code)
        for (Point &corner : suspect.code->symbol.corners)
            corner.x *= scale, corner.y *= scale;
}

bool rescue(const grid::LumaView &picture, Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options,
            Chances &chances)
{
    int side = suspect.past != nullptr ? suspect.past->side : 0;
    for (int round = 0; round < 2; ++round) {
        auto sampled = grid::sample(picture, suspect.place, {sampling, side});
        if (!sampled)
            return false;
        if (suspect.sharpness < 0)
            suspect.sharpness = sampled->sharpness;
        const std::optional<int> otherSide = readModules(suspect, sampled->grid, *sampled, options, chances);
        if (!suspect.read)
            readTogether(suspect, *sampled, options, chances);
        if (!suspect.sampled || suspect.read || sampled->fit >= suspect.sampled->fit)
            suspect.sampled = std::move(sampled);
        const bool mayBeAnother = side != 0 && suspect.place.side != side; // than the code the side is known of
        const int nextSide = otherSide.value_or(mayBeAnother ? 0 : side);
        if (suspect.read || nextSide == side)
            break;
        side = nextSide;
    }
    return suspect.read;
}

Located locatedOf(const Suspect &suspect)
{
    Located located;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto &corner = suspect.sampled ? suspect.sampled->corners[i] : suspect.place.corners[i];
        located.corners[i] = {corner.x, corner.y};
    }
    located.modulePixels = suspect.place.module;
    if (suspect.sampled) {
        located.sharpness = suspect.sampled->sharpness;
        located.clipped = suspect.sampled->clipped;
        located.brightness = suspect.sampled->brightness;
    }
    return located;
}

} // namespace th::scanner
