// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene_memory.h"

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

/// Binary contents have no text to tell them apart by; at a checkpoint they are all the same foreign code.
std::string keyOf(const Symbol &symbol) { return symbol.binary ? std::string(1, '\0') : symbol.text; }

struct Extent {
    float left, top, right, bottom;
    [[nodiscard]] float side() const { return std::max(right - left, bottom - top); }
};

Extent extentOf(const std::array<Point, 4> &corners)
{
    const auto [left, right] =
        std::minmax_element(corners.begin(), corners.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(corners.begin(), corners.end(), [](Point a, Point b) { return a.y < b.y; });
    return {left->x, top->y, right->x, bottom->y};
}

} // namespace

std::vector<Symbol> SeenOnce::novelties(const std::vector<Symbol> &inView, SteadyTime now)
{
    std::erase_if(m_lastSeen, [now](const auto &entry) { return now - entry.second >= away; });
    std::vector<Symbol> novel;
    for (const Symbol &symbol : inView)
        if (m_lastSeen.insert_or_assign(keyOf(symbol), now).second)
            novel.push_back(symbol);
    return novel;
}

Hint hintFor(const Located &located, int frameWidth, int frameHeight)
{
    constexpr float tooFewPixels = 2.3F; // of a module
    const Extent extent = extentOf(located.corners);
    const auto width = static_cast<float>(frameWidth), height = static_cast<float>(frameHeight);
    const float edge = 0.01F * std::min(width, height);
    const bool cut =
        extent.left < edge || extent.top < edge || extent.right > width - edge || extent.bottom > height - edge;
    constexpr float dark = 60, brighterAround = 35; // grey levels
    if (located.brightness < dark && located.surroundings > located.brightness + brighterAround)
        return Hint::Brighter;
    if (located.brightness < 45)
        return Hint::MoreLight;
    if (located.clipped > 0.6F)
        return Hint::Dimmer;
    if (located.clipped > 0.06F)
        return Hint::Glare;
    if (cut && extent.side() > 0.6F * std::min(width, height))
        return Hint::Farther;
    if (located.modulePixels > 0 && located.modulePixels < tooFewPixels)
        return Hint::Closer;
    if (located.modulePixels <= 0 && extent.side() < 0.18F * std::min(width, height))
        return Hint::Closer;
    return Hint::HoldStill;
}

/// Within a fifteenth of its size where it was `stillness` ago, and as large.
bool HintJudge::isHeldStill(const Located &located, SteadyTime now)
{
    const Extent is = extentOf(located.corners), was = extentOf(m_held.corners);
    const float slack = is.side() / 15;
    const bool moved = std::abs(is.left - was.left) > slack || std::abs(is.right - was.right) > slack ||
                       std::abs(is.top - was.top) > slack || std::abs(is.bottom - was.bottom) > slack;
    if (moved || !m_unreadSince) {
        m_held = located;
        m_stillSince = now;
    }
    return now - m_stillSince >= stillness;
}

Hint HintJudge::judge(const Reading &reading, int frameWidth, int frameHeight, SteadyTime now)
{
    if (!reading.symbols.empty()) {
        m_unreadSince.reset();
        return m_shown = Hint::None;
    }
    if (reading.unread.empty()) {
        if (!m_unreadSince || now - m_lastUnread < gap)
            return m_shown;
        m_unreadSince.reset();
        return m_shown = Hint::None;
    }
    const auto largest =
        std::max_element(reading.unread.begin(), reading.unread.end(), [](const Located &a, const Located &b) {
            return extentOf(a.corners).side() < extentOf(b.corners).side();
        });
    const bool heldStill = isHeldStill(*largest, now);
    if (!m_unreadSince)
        m_unreadSince = now;
    m_lastUnread = now;
    const bool mayChange = m_shown == Hint::None ? now - *m_unreadSince >= patience : now - m_shownSince >= dwell;
    if (!mayChange)
        return m_shown;
    Hint hint = hintFor(*largest, frameWidth, frameHeight);
    if (hint == Hint::HoldStill && heldStill)
        hint = Hint::WipeLens;
    if (hint != m_shown) {
        m_shown = hint;
        m_shownSince = now;
    }
    return m_shown;
}

} // namespace th::scanner
