// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "soft_news.h"

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

constexpr float partSize = 64; ///< pixels

int partAt(float pixels) { return static_cast<int>(std::floor(pixels / partSize)); }

} // namespace

/// Most of it lies where nothing was seen `news` ago.
bool SoftNews::isNew(const Located &soft, SteadyTime at)
{
    const auto [left, right] =
        std::minmax({soft.corners[0].x, soft.corners[1].x, soft.corners[2].x, soft.corners[3].x});
    const auto [top, bottom] =
        std::minmax({soft.corners[0].y, soft.corners[1].y, soft.corners[2].y, soft.corners[3].y});
    int parts = 0, known = 0;
    for (int row = partAt(top); row <= partAt(bottom); ++row)
        for (int column = partAt(left); column <= partAt(right); ++column) {
            Part &part = m_parts.try_emplace({column, row}, Part{at, at}).first->second;
            part.last = at;
            known += at - part.since >= news ? 1 : 0;
            ++parts;
        }
    return 2 * known < parts;
}

void SoftNews::see(const Reading &reading, SteadyTime at)
{
    std::erase_if(m_parts, [at](const auto &entry) { return at - entry.second.last > memory; });
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
