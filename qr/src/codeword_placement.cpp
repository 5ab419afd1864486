// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "codeword_placement.h"

#include "indexing.h"
#include "qr/function_patterns.h"
#include "qr/versions.h"

#include <array>
#include <utility>

namespace th::qr {

namespace {

std::vector<std::uint16_t> place(int version)
{
    const std::vector<ModuleKind> &kinds = moduleKinds(version);
    const int side = sideOf(version);
    const auto bits = asIndex(totalCodewords(version)) * 8;
    std::vector<std::uint16_t> modules;
    modules.reserve(bits + 8);
    bool upwards = true;
    for (int right = side - 1; right > 0; right -= 2, upwards = !upwards) {
        if (right == 6)
            right = 5; // the vertical timing pattern takes the whole column
        for (int step = 0; step < side; ++step)
            for (int x = right; x >= right - 1; --x) {
                const int index = (upwards ? side - 1 - step : step) * side + x;
                if (kinds[asIndex(index)] == ModuleKind::Codeword)
                    modules.push_back(static_cast<std::uint16_t>(index));
            }
    }
    modules.resize(bits);
    return modules;
}

template <int Version> const std::vector<std::uint16_t> &kept()
{
    static const std::vector<std::uint16_t> modules = place(Version);
    return modules;
}

template <int... Index> constexpr auto allKept(std::integer_sequence<int, Index...>)
{
    return std::array{&kept<Index + 1>...};
}

} // namespace

const std::vector<std::uint16_t> &codewordModules(int version)
{
    constexpr auto table = allKept(std::make_integer_sequence<int, 40>());
    return table[asIndex(version - 1)]();
}

} // namespace th::qr
