// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "suspect.h"

#include <utility>

namespace th::scanner {
namespace {

constexpr float wellSeen = 0.35F; ///< quality of a located symbol; chance groupings of eyes stay below

void believe(Suspect &suspect, ReadCode code)
{
    suspect.code = std::move(code);
    suspect.read = true;
}

/// This look and the earlier ones together, if they show one code.
bool readTogether(Suspect &suspect, const grid::Sampled &sampled, const qr::DecodeOptions &options)
{
    if (suspect.past == nullptr || agreement(sampled.grid, suspect.past->sum) < sameCode)
        return false;
    qr::ModuleGrid sum = sampled.grid;
    for (std::size_t i = 0; i < sum.dark.size(); ++i)
        sum.dark[i] += suspect.past->sum.dark[i];
    GridReading reading = readGrid(sum, sampled, suspect.place.polarity, options);
    if (reading.code)
        believe(suspect, std::move(*reading.code));
    return suspect.read;
}

bool tryReading(Suspect &suspect, const grid::Sampled &sampled, const qr::DecodeOptions &options,
                std::optional<int> &otherSide)
{
    GridReading reading = readGrid(sampled.grid, sampled, suspect.place.polarity, options);
    otherSide = reading.otherSide;
    if (reading.code)
        believe(suspect, std::move(*reading.code));
    return suspect.read || readTogether(suspect, sampled, options);
}

} // namespace

bool Suspect::isLikely() const
{
    // Chance gives a fit of a half, and the eyes, which are there whatever else is, are half of what is compared.
    constexpr float surely = 0.78F, perhaps = 0.64F;
    return read || (sampled && (sampled->fit >= surely || (sampled->fit >= perhaps && place.quality >= wellSeen)));
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

bool rescue(const grid::LumaView &picture, Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options)
{
    int side = suspect.past != nullptr ? suspect.past->side : 0;
    for (int round = 0; round < 2; ++round) {
        auto sampled = grid::sample(picture, suspect.place, {sampling, side});
        if (!sampled)
            return false;
        std::optional<int> otherSide;
        (void)tryReading(suspect, *sampled, options, otherSide);
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
