// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "format_information.h"

#include "indexing.h"

#include <algorithm>

namespace th::qr {

namespace {

// Table 12: the indicators are not in the order of strength.
constexpr std::array<unsigned, 4> levelIndicator{0b01, 0b00, 0b11, 0b10};

} // namespace

std::array<std::array<Place, 15>, 2> formatPlaces(int side)
{
    std::array<std::array<Place, 15>, 2> places{};
    auto &[first, second] = places;
    for (int i = 0; i < 15; ++i) {
        const auto at = asIndex(i);
        if (i < 8)
            first[at] = {8, i < 6 ? i : i + 1};
        else
            first[at] = {i == 8 ? 7 : 14 - i, 8};
        second[at] = i < 8 ? Place{side - 1 - i, 8} : Place{8, side - 15 + i};
    }
    return places;
}

unsigned formatBits(Format format)
{
    const unsigned data =
        levelIndicator[static_cast<std::size_t>(format.level)] << 3 | static_cast<unsigned>(format.mask);
    unsigned remainder = data;
    for (int i = 0; i < 10; ++i)
        remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537U);
    return (data << 10 | remainder) ^ 0x5412U;
}

std::vector<FormatGuess> readFormat(const ModuleGrid &grid)
{
    const auto places = formatPlaces(grid.side);
    std::vector<FormatGuess> guesses;
    guesses.reserve(64);
    for (const bool mirrored : {false, true}) {
        std::array<float, 30> seen{};
        for (std::size_t i = 0; i < 30; ++i) {
            const Place place = places[i / 15][i % 15];
            seen[i] = mirrored ? grid.at(place.y, place.x) : grid.at(place.x, place.y);
        }
        for (const Level level : {Level::L, Level::M, Level::Q, Level::H})
            for (int mask = 0; mask < 8; ++mask) {
                FormatGuess guess{{level, mask}, mirrored};
                const unsigned bits = formatBits(guess.format);
                for (std::size_t i = 0; i < 30; ++i) {
                    const float agrees = (bits >> (i % 15) & 1U) != 0 ? seen[i] : -seen[i];
                    guess.score += agrees / 2;
                    guess.wrong += agrees > 0 ? 0 : 1;
                }
                guesses.push_back(guess);
            }
    }
    std::ranges::stable_sort(guesses, std::greater{}, &FormatGuess::score);
    return guesses;
}

} // namespace th::qr
