// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qr/function_patterns.h"

#include "indexing.h"
#include "qr/versions.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace th::qr {

namespace {

class Drawing {
public:
    explicit Drawing(int version) : m_version(version), m_side(sideOf(version)), m_kinds(asIndex(m_side * m_side))
    {
        drawTiming();
        drawFinder(3, 3);
        drawFinder(m_side - 4, 3);
        drawFinder(3, m_side - 4);
        drawAlignment();
        drawFormat();
        if (m_version >= 7)
            drawVersion();
    }
    [[nodiscard]] std::vector<ModuleKind> take() { return std::move(m_kinds); }

private:
    void set(int x, int y, ModuleKind kind)
    {
        if (x >= 0 && y >= 0 && x < m_side && y < m_side)
            m_kinds[asIndex(y * m_side + x)] = kind;
    }
    static ModuleKind ring(bool dark) { return dark ? ModuleKind::Dark : ModuleKind::Light; }

    void drawTiming()
    {
        for (int i = 0; i < m_side; ++i) {
            set(6, i, ring(i % 2 == 0));
            set(i, 6, ring(i % 2 == 0));
        }
    }
    void drawFinder(int cx, int cy) // with its separator
    {
        for (int y = -4; y <= 4; ++y)
            for (int x = -4; x <= 4; ++x) {
                const int distance = std::max(std::abs(x), std::abs(y));
                set(cx + x, cy + y, ring(distance != 2 && distance != 4));
            }
    }
    void drawAlignment()
    {
        const std::vector<int> centres = alignmentCentres(m_version);
        for (const int cy : centres)
            for (const int cx : centres) {
                const bool first = cx == 6 || cy == 6, last = cx == m_side - 7 || cy == m_side - 7;
                if (first && (last || cx == cy))
                    continue; // a finder pattern is there
                for (int y = -2; y <= 2; ++y)
                    for (int x = -2; x <= 2; ++x)
                        set(cx + x, cy + y, ring(std::max(std::abs(x), std::abs(y)) != 1));
            }
    }
    void drawFormat()
    {
        for (int i = 0; i < 9; ++i)
            if (i != 6) {
                set(8, i, ModuleKind::Format);
                set(i, 8, ModuleKind::Format);
            }
        for (int i = 1; i <= 8; ++i)
            set(m_side - i, 8, ModuleKind::Format);
        for (int i = 1; i <= 7; ++i)
            set(8, m_side - i, ModuleKind::Format);
        set(8, m_side - 8, ModuleKind::Dark);
    }
    void drawVersion()
    {
        for (int i = 0; i < 18; ++i) {
            set(m_side - 11 + i % 3, i / 3, ModuleKind::Version);
            set(i / 3, m_side - 11 + i % 3, ModuleKind::Version);
        }
    }

    int m_version, m_side;
    std::vector<ModuleKind> m_kinds;
};

// One static per version: made when first asked for, by whichever thread.
template <int Version> const std::vector<ModuleKind> &kept()
{
    static const std::vector<ModuleKind> kinds = Drawing(Version).take();
    return kinds;
}

template <int... Index> constexpr auto allKept(std::integer_sequence<int, Index...>)
{
    return std::array{&kept<Index + 1>...};
}

} // namespace

const std::vector<ModuleKind> &moduleKinds(int version)
{
    constexpr auto table = allKept(std::make_integer_sequence<int, 40>());
    return table[asIndex(version - 1)]();
}

} // namespace th::qr
