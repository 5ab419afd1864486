// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust.h"

#include <algorithm>
#include <cstddef>

namespace th::grid {
namespace {

constexpr int block = 4; ///< of n × n modules of one shade a symbol has one in 2^(n² - 1) places

/// Whether the block at (x, y) is data of one shade.
bool isUniform(const std::vector<float> &dark, const std::vector<std::int8_t> &known, int side, int x, int y)
{
    int lights = 0, data = 0;
    for (int row = y; row < y + block; ++row)
        for (int column = x; column < x + block; ++column) {
            const std::size_t at =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(side) + static_cast<std::size_t>(column);
            if (known[at] != 0)
                continue;
            ++data;
            lights += dark[at] <= 0;
        }
    return data >= block * block - 2 && (lights == 0 || lights == data);
}

} // namespace

std::vector<float> trustOf(const std::vector<float> &dark, const std::vector<std::int8_t> &known, int side)
{
    std::vector<float> trust(dark.size(), 1.0F);
    const auto lower = [&](int x, int y, float to) {
        if (x < 0 || y < 0 || x >= side || y >= side)
            return;
        float &value =
            trust[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
        value = std::min(value, to);
    };
    for (int y = 0; y + block <= side; ++y)
        for (int x = 0; x + block <= side; ++x) {
            if (!isUniform(dark, known, side, x, y))
                continue;
            // What covers the block rarely ends on grid lines: its neighbours are doubtful too.
            for (int row = y - 1; row <= y + block; ++row)
                for (int column = x - 1; column <= x + block; ++column) {
                    const bool within = row >= y && row < y + block && column >= x && column < x + block;
                    lower(column, row, within ? 0.05F : 0.5F);
                }
        }
    return trust;
}

} // namespace th::grid
