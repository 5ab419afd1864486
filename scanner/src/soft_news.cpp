// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "soft_news.h"

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

constexpr float partSize = 64; ///< pixels

int partAt(float pixels) { return static_cast<int>(std::floor(pixels / partSize)); }

struct Box {
    int left, right, top, bottom; ///< parts, all of them within
};

Box partsOf(const std::array<Point, 4> &corners)
{
    const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    return {partAt(left), partAt(right), partAt(top), partAt(bottom)};
}

} // namespace

/// Most of it lies where nothing was seen `news` ago.
bool SoftNews::isNew(const Located &soft, SteadyTime at)
{
    const Box box = partsOf(soft.corners);
    int parts = 0, known = 0;
    for (int row = box.top; row <= box.bottom; ++row)
        for (int column = box.left; column <= box.right; ++column) {
            Part &part = m_parts.try_emplace({column, row}, Part{at, at}).first->second;
            part.last = at;
            known += at - part.since >= news ? 1 : 0;
            ++parts;
        }
    return 2 * known < parts;
}

void SoftNews::forgetAround(const Corners &read)
{
    const Box box = partsOf(read);
    std::erase_if(m_parts, [&box](const auto &entry) {
        const auto [column, row] = entry.first;
        return column >= box.left - 1 && column <= box.right + 1 && row >= box.top - 1 && row <= box.bottom + 1;
    });
}

void SoftNews::see(const Reading &reading, SteadyTime at)
{
    std::erase_if(m_parts, [at](const auto &entry) { return at - entry.second.last > memory; });
    for (const Symbol &symbol : reading.symbols)
        forgetAround(symbol.corners);
    for (const Located &located : reading.unread)
        if (located.modulePixels <= 0 && isNew(located, at))
            m_last = at;
}

void SoftNews::forget()
{
    m_parts.clear();
    m_last.reset();
}

} // namespace th::scanner
