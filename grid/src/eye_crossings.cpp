// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "eye_crossings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace th::grid {
namespace {

/// The last six edges between turning points and the last seven turning points, newest last.
struct Trail {
    std::array<float, 6> edges{};
    std::array<std::uint8_t, 7> shades{};
    int known = 0; ///< edges so far

    void add(float edge, std::uint8_t shade)
    {
        std::copy(edges.begin() + 1, edges.end(), edges.begin());
        std::copy(shades.begin() + 1, shades.end(), shades.begin());
        edges.back() = edge;
        shades.back() = shade;
        ++known;
    }
};

/// Where the line passes the middle between its turning points at `from` and `to`.
float edgeBetween(std::span<const std::uint8_t> line, int from, int to)
{
    const int middle = line[from] + line[to]; // twice the level
    const bool rising = line[to] > line[from];
    int x = to;
    while (x > from + 1 && (rising ? 2 * line[x - 1] >= middle : 2 * line[x - 1] <= middle))
        --x;
    const float step = static_cast<float>(line[x] - line[x - 1]);
    const float beyond = static_cast<float>(2 * line[x] - middle) / 2;
    return static_cast<float>(x) - (step != 0 ? beyond / step : 0.5F);
}

/// The shades of the five runs: those alike in kind are alike in shade, within what a shadow's edge makes of them.
bool contrastsAgree(const Trail &trail)
{
    int least = 255, most = 0;
    for (std::size_t i = 1; i < 5; ++i) {
        const int step = std::abs(trail.shades[i] - trail.shades[i + 1]);
        least = std::min(least, step);
        most = std::max(most, step);
    }
    return 5 * least >= most;
}

void consider(const Trail &trail, std::vector<EyeCrossing> &into)
{
    const auto &e = trail.edges;
    const float module = (e[5] - e[0]) / 7;
    const float slack = 0.55F * module + 0.45F;
    const float heart = e[3] - e[2];
    if (std::abs(heart - 3 * module) > 1.8F * slack || module < 1)
        return;
    for (const int i : {0, 1, 3, 4})
        if (std::abs(e[i + 1] - e[i] - module) > slack || e[i + 1] - e[i] > 0.75F * heart)
            return;
    // A ring's two runs together are two modules however blur moves the edge between them.
    if (std::abs(e[2] - e[0] - 2 * module) > slack || std::abs(e[5] - e[3] - 2 * module) > slack ||
        !contrastsAgree(trail))
        return;
    const auto &s = trail.shades;
    EyeCrossing crossing{(e[2] + e[3]) / 2, module};
    const float inner = static_cast<float>(s[1] + s[5]) / 2; // blur leaves the ring less dark than the heart
    const float between = static_cast<float>(s[2] + s[4]) / 2;
    crossing.polarity = inner < between ? Polarity::DarkOnLight : Polarity::LightOnDark;
    crossing.dark = std::min(inner, between);
    crossing.light = std::max(inner, between);
    into.push_back(crossing);
}

} // namespace

void findEyeCrossings(std::span<const std::uint8_t> line, int least, std::vector<EyeCrossing> &into)
{
    Trail trail;
    const int size = static_cast<int>(line.size());
    int turned = 0; ///< the last turning point
    int peak = 0;   ///< the furthest since
    const auto turn = [&] {
        if (peak > turned) {
            trail.add(edgeBetween(line, turned, peak), line[peak]);
            if (trail.known >= 6)
                consider(trail, into);
        }
        turned = peak;
    };
    int x = 1;
    while (x < size) {
        int top = line[peak];
        for (; x < size && line[x] >= top - least; ++x) // climbing
            if (line[x] > top) {
                top = line[x];
                peak = x;
            }
        turn();
        if (x >= size)
            break;
        peak = x;
        int bottom = line[peak];
        for (; x < size && line[x] <= bottom + least; ++x) // falling
            if (line[x] < bottom) {
                bottom = line[x];
                peak = x;
            }
        turn();
        if (x < size)
            peak = x;
    }
}

} // namespace th::grid
