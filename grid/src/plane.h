// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/luma.h"

#include <algorithm>
#include <cmath>

namespace th::grid {

inline PixelPoint operator+(PixelPoint a, PixelPoint b) { return {a.x + b.x, a.y + b.y}; }
inline PixelPoint operator-(PixelPoint a, PixelPoint b) { return {a.x - b.x, a.y - b.y}; }
inline PixelPoint operator*(float k, PixelPoint a) { return {k * a.x, k * a.y}; }
inline float dot(PixelPoint a, PixelPoint b) { return a.x * b.x + a.y * b.y; }
inline float cross(PixelPoint a, PixelPoint b) { return a.x * b.y - a.y * b.x; }
inline float length(PixelPoint a) { return std::sqrt(dot(a, a)); }

/// `p` in units of the axes u and v; the axes must not be parallel.
inline PixelPoint inAxes(PixelPoint p, PixelPoint u, PixelPoint v)
{
    const float area = cross(u, v);
    return {cross(p, v) / area, cross(u, p) / area};
}

/// A picture that is there: `at` between its middle points, bilinear, the border continued outwards.
class Brightness {
public:
    explicit Brightness(const LumaView &picture)
        : m_picture(picture), m_right(static_cast<float>(picture.width) - 0.5F),
          m_bottom(static_cast<float>(picture.height) - 0.5F)
    {
    }

    [[nodiscard]] bool contains(PixelPoint p) const
    {
        return p.x >= 0 && p.y >= 0 && p.x < static_cast<float>(m_picture.width) &&
               p.y < static_cast<float>(m_picture.height);
    }
    [[nodiscard]] float at(PixelPoint p) const
    {
        if (p.x >= 0.5F && p.y >= 0.5F && p.x < m_right && p.y < m_bottom)
            return inside(p.x - 0.5F, p.y - 0.5F);
        // In this order what is no number becomes 0.
        const float x = std::min(std::max(0.0F, p.x - 0.5F), static_cast<float>(m_picture.width - 1));
        const float y = std::min(std::max(0.0F, p.y - 0.5F), static_cast<float>(m_picture.height - 1));
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const int right = std::min(left + 1, m_picture.width - 1), bottom = std::min(top + 1, m_picture.height - 1);
        const float fx = x - static_cast<float>(left), fy = y - static_cast<float>(top);
        const auto *upper = row(top), *lower = row(bottom);
        const float above = static_cast<float>(upper[left]) + fx * static_cast<float>(upper[right] - upper[left]);
        const float below = static_cast<float>(lower[left]) + fx * static_cast<float>(lower[right] - lower[left]);
        return above + fy * (below - above);
    }
    [[nodiscard]] const std::uint8_t *row(int y) const { return m_picture.data + y * m_picture.bytesPerLine; }
    [[nodiscard]] const LumaView &picture() const { return m_picture; }

private:
    /// Four pixels are there.
    [[nodiscard]] float inside(float x, float y) const
    {
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const float fx = x - static_cast<float>(left), fy = y - static_cast<float>(top);
        const std::uint8_t *upper = row(top) + left, *lower = upper + m_picture.bytesPerLine;
        const float above = static_cast<float>(upper[0]) + fx * static_cast<float>(upper[1] - upper[0]);
        const float below = static_cast<float>(lower[0]) + fx * static_cast<float>(lower[1] - lower[0]);
        return above + fy * (below - above);
    }

    LumaView m_picture;
    float m_right, m_bottom; ///< beyond, a neighbour is missing
};

} // namespace th::grid
