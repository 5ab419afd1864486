// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grid_reading.h"

#include "paint.h"
#include "qr/function_patterns.h"
#include "zxing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace th::scanner {
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
    reading.patterned = attempt.refusal != qr::Refusal::NoGrid && attempt.refusal != qr::Refusal::NoPattern;
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
    auto corners = sampled.corners;
    std::rotate(corners.begin(), corners.begin() + attempt.symbol->turns, corners.end());
    reading.code = ReadCode{placed(*read, corners), attempt.symbol->side()};
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
