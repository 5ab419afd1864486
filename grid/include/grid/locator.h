// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"

#include <memory>
#include <vector>

namespace th::grid {

/// A part of a picture, in pixels; what lies outside the picture is ignored.
struct Region {
    int left = 0, top = 0, width = 0, height = 0;
};

enum class Pairs { Skip, Include };

/// Quick: about a millisecond a 720p frame. Thorough: columns as well as rows, and coarser views, for eyes that motion
/// or noise hides from the first; about three times as long.
enum class Search { Quick, Thorough };

struct LocateOptions {
    Search search = Search::Quick;
    Region region{};              ///< where to search; without a width: everywhere
    Pairs pairs = Pairs::Include; ///< also symbols of which one eye is covered: up to two guesses each
    int mostSymbols = 6;          ///< at most so many, the likeliest first
    float smallestModule = 1.2F;  ///< pixels. Below about 1.2 an eye cannot be told from noise
};

/// What a search saw besides symbols, for who decides whether to work on.
struct LocateStatistics {
    std::vector<PixelPoint> eyes; ///< middles of finder patterns, of a symbol or alone
    bool crowded = false;         ///< more eye-like places than any real scene has; the search stopped early
};

/// Finds QR symbols in grey pictures by their finder patterns, at a millisecond a 720p frame. Along every third row it
/// looks for runs of 1:1:3:1:1 between the turning points of brightness (no threshold, so light, blur and shadow
/// matter little), then for each likely place at rays in all directions, to which it fits the eye's outline.
/// Keeps its scratch memory between calls. One object per thread. Bad input (no picture, one pixel) finds nothing.
/// Time is bounded for any picture by the numbers of places it will look at.
class Locator {
public:
    Locator();
    ~Locator();
    Locator(Locator &&) noexcept;
    Locator &operator=(Locator &&) noexcept;

    /// The symbols of a picture, likeliest first. Rows of the picture may run upwards (negative bytesPerLine).
    [[nodiscard]] std::vector<LocatedSymbol> locate(const LumaView &picture, const LocateOptions &options = {});

    /// The symbol that lay at `before` a frame ago and has moved by no more than `reach` pixels; searches only there.
    [[nodiscard]] std::vector<LocatedSymbol> follow(const LumaView &picture, const LocatedSymbol &before, float reach);

    /// Of the last call.
    [[nodiscard]] const LocateStatistics &statistics() const;

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

} // namespace th::grid
