// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "camera_format.h"

#include "frame_pixels.h"

#include <cmath>

namespace th::scanner {
namespace {

constexpr double wantedPixels = 1280.0 * 720.0;
constexpr double wantedRate = 25;

/// 0 for what we wish; a halved or doubled picture costs 3 or 2, five frames a second 1, decompression 1.2.
std::optional<double> penalty(const FormatOffer &offer)
{
    const auto cost = costOf(offer.pixels);
    if (!cost || offer.size.isEmpty())
        return std::nullopt;
    const double octaves = std::log2(static_cast<double>(offer.size.width()) * offer.size.height() / wantedPixels);
    const double size = octaves < 0 ? -3 * octaves : 2 * octaves;
    const auto rate = static_cast<double>(offer.mostFramesPerSecond);
    const double slow = rate >= wantedRate ? 0 : (wantedRate - rate) / 5 + (rate < 10 ? 8 : 0);
    return size + slow + 0.4 * *cost;
}

} // namespace

std::optional<qsizetype> bestOffer(const QList<FormatOffer> &offers)
{
    std::optional<qsizetype> best;
    double least = 0;
    for (qsizetype i = 0; i < offers.size(); ++i) {
        const auto score = penalty(offers[i]);
        if (score && (!best || *score < least)) {
            best = i;
            least = *score;
        }
    }
    return best;
}

} // namespace th::scanner
