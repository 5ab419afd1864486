// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing.h"

#include <array>
#include <cstdint>

namespace th::qr::gf {

/// GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1 and the primitive element α = 2 (ISO/IEC 18004:2015 6.5.2).
using Element = std::uint8_t;

struct Tables {
    std::array<Element, 512> exp{}; ///< αⁱ; twice, so that sums of two logarithms need no reduction
    std::array<int, 256> log{};     ///< log[0] is not used
};

constexpr Tables makeTables()
{
    Tables tables;
    unsigned value = 1;
    for (int i = 0; i < 255; ++i) {
        tables.exp[asIndex(i)] = static_cast<Element>(value);
        tables.exp[asIndex(i) + 255] = static_cast<Element>(value);
        tables.log[value] = i;
        value = (value << 1) ^ (value & 0x80U ? 0x11DU : 0U);
    }
    return tables;
}
inline constexpr Tables tables = makeTables();

/// αⁱ for 0 ≤ i < 510.
constexpr Element power(int i) { return tables.exp[asIndex(i)]; }
/// The exponent of `a` ≠ 0.
constexpr int logarithm(Element a) { return tables.log[a]; }
constexpr Element multiply(Element a, Element b)
{
    return a == 0 || b == 0 ? Element{0} : power(tables.log[a] + tables.log[b]);
}
/// `b` ≠ 0.
constexpr Element divide(Element a, Element b)
{
    return a == 0 ? Element{0} : power(tables.log[a] + 255 - tables.log[b]);
}

} // namespace th::qr::gf
