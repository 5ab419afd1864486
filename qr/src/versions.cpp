// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qr/versions.h"

#include "indexing.h"

#include <array>
#include <cstdint>

namespace th::qr {

namespace {

using PerVersion = std::array<std::uint8_t, 40>;

// ISO/IEC 18004:2015 table 9.
constexpr std::array<PerVersion, 4> checkPerBlock{{
    {7,  10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
     28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
    {10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
     26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
    {13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
     28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
    {17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
     30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
}};
constexpr std::array<PerVersion, 4> blockCount{{
    {1, 1, 1, 1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
     8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25},
    {1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9,  10, 10, 11, 13, 14, 16,
     17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49},
    {1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8,  10, 12, 16, 12, 17, 16, 18, 21, 20,
     23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68},
    {1,  1,  2,  4,  4,  4,  5,  6,  8,  8,  11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
     25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81},
}};

} // namespace

std::optional<int> versionOf(int side)
{
    if (side < sideOf(1) || side > sideOf(40) || (side - 17) % 4 != 0)
        return {};
    return (side - 17) / 4;
}

std::vector<int> alignmentCentres(int version)
{
    if (version == 1)
        return {};
    const int count = version / 7 + 2;
    // Even steps, the first one excepted, which takes what remains. Version 32 is the one that deviates in Annex E.
    const int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    std::vector<int> centres(asIndex(count));
    centres[0] = 6;
    for (int i = count - 1, at = sideOf(version) - 7; i > 0; --i, at -= step)
        centres[asIndex(i)] = at;
    return centres;
}

int totalCodewords(int version)
{
    const int side = sideOf(version);
    const int finders = 3 * 8 * 8, timing = 2 * (side - 16), format = 2 * 15 + 1;
    int modules = side * side - finders - timing - format;
    if (version >= 2) {
        const int count =
            version / 7 + 2; // alignment patterns in a row; those on the timing pattern share five modules
        modules -= (count * count - 3) * 25 - (count - 2) * 2 * 5;
    }
    if (version >= 7)
        modules -= 2 * 18;
    return modules / 8;
}

BlockLayout blocksOf(int version, Level level)
{
    const auto row = static_cast<std::size_t>(level);
    const auto column = asIndex(version - 1);
    const int total = totalCodewords(version), blocks = blockCount[row][column];
    BlockLayout layout;
    layout.check = checkPerBlock[row][column];
    layout.longBlocks = total % blocks;
    layout.shortBlocks = blocks - layout.longBlocks;
    layout.shortData = total / blocks - layout.check;
    return layout;
}

} // namespace th::qr
