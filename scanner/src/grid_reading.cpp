// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid_reading.h"

#include "paint.h"
#include "qr/function_patterns.h"
#include "zxing.h"

#include <cmath>
#include <utility>

namespace th::scanner {
namespace {

constexpr float certain = 8; ///< the largest value that means something in a module grid

/// The modules as printed, in the order and polarity in which the grid shows them.
qr::ModuleGrid asSeen(const qr::Symbol &symbol)
{
    qr::ModuleGrid grid{symbol.side(), {}};
    const auto side = static_cast<std::size_t>(grid.side);
    grid.dark.resize(symbol.modules.size());
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            const bool dark = symbol.modules[symbol.mirrored ? x * side + y : y * side + x] != 0;
            grid.dark[y * side + x] = dark != symbol.inverted ? certain : -certain;
        }
    return grid;
}

} // namespace

Symbol placed(const Symbol &read, const std::array<grid::PixelPoint, 4> &corners)
{
    Symbol symbol = read;
    for (std::size_t i = 0; i < 4; ++i)
        symbol.corners[i] = {corners[i].x, corners[i].y};
    if (symbol.mirrored) // clockwise in the picture is counter-clockwise in the symbol
        std::swap(symbol.corners[1], symbol.corners[3]);
    return symbol;
}

GridReading readGrid(const qr::ModuleGrid &grid, const grid::Sampled &sampled, grid::Polarity seenAs,
                     const qr::DecodeOptions &options)
{
    GridReading reading;
    const qr::Attempt attempt = qr::attempt(grid, options);
    if (!attempt.symbol) {
        if (attempt.otherVersion)
            reading.otherSide = qr::sideOf(*attempt.otherVersion);
        return reading;
    }
    auto read = readPaintedQrCode(paint(attempt.symbol->modules, attempt.symbol->side()));
    if (!read)
        return reading;
    read->mirrored = attempt.symbol->mirrored;
    read->inverted = (seenAs == grid::Polarity::LightOnDark) != attempt.symbol->inverted;
    reading.code = KnownCode{placed(*read, sampled.corners), asSeen(*attempt.symbol)};
    return reading;
}

float agreement(const qr::ModuleGrid &a, const qr::ModuleGrid &b)
{
    const auto version = qr::versionOf(a.side);
    if (!version || a.side != b.side || a.dark.size() != b.dark.size())
        return 0;
    const auto &kinds = qr::moduleKinds(*version);
    float same = 0, all = 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i] != qr::ModuleKind::Codeword)
            continue;
        const float product = a.dark[i] * b.dark[i];
        const float weight = std::sqrt(std::abs(product));
        same += product > 0 ? weight : 0;
        all += weight;
    }
    return all > 0 ? same / all : 0;
}

} // namespace th::scanner
