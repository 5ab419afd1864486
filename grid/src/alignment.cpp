// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alignment.h"

#include <vector>

namespace th::grid {
namespace {

/// The picture about a place, laid flat, so that every trial only reads it: steps of a third of a module.
class Patch {
public:
    static constexpr int perModule = 3;

    Patch(const Brightness &picture, const Place &place, float reach)
        : m_reach(static_cast<int>(std::ceil(reach * perModule))), m_size(2 * (m_reach + 2 * perModule) + 1)
    {
        m_values.reserve(static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size));
        const int half = m_size / 2;
        for (int y = -half; y <= half; ++y)
            for (int x = -half; x <= half; ++x)
                m_values.push_back(picture.at(place.middle + (static_cast<float>(x) / perModule) * place.right +
                                              (static_cast<float>(y) / perModule) * place.down));
    }
    [[nodiscard]] int reach() const { return m_reach; }

    /// The correlation with the pattern, its middle (x, y) steps beside that of the patch.
    [[nodiscard]] float likeness(int x, int y) const
    {
        float sum = 0, squares = 0, inLight = 0;
        for (int row = -2; row <= 2; ++row)
            for (int column = -2; column <= 2; ++column) {
                const float shade = at(x + column * perModule, y + row * perModule);
                sum += shade;
                squares += shade * shade;
                if (std::max(std::abs(row), std::abs(column)) == 1)
                    inLight += shade;
            }
        constexpr float all = 25, share = 8 / all;
        const float mean = sum / all, spread = (squares / all - mean * mean) * share * (1 - share);
        return spread > 0.01F ? (inLight / all - share * mean) / std::sqrt(spread) : 0;
    }

private:
    [[nodiscard]] float at(int x, int y) const
    {
        const int half = m_size / 2;
        return m_values[static_cast<std::size_t>(y + half) * static_cast<std::size_t>(m_size) +
                        static_cast<std::size_t>(x + half)];
    }
    int m_reach, m_size;
    std::vector<float> m_values;
};

/// Where, beside the middle of three values one step apart, their parabola is highest.
float peak(float before, float middle, float after)
{
    const float curve = before - 2 * middle + after;
    return curve < -1e-6F ? std::clamp(0.5F * (before - after) / curve, -0.5F, 0.5F) : 0;
}

} // namespace

AlignmentFound findAlignment(const Brightness &picture, const Place &expected, float reach, Polarity polarity)
{
    const Patch patch(picture, expected, reach + 1);
    const int range = patch.reach() - 1;
    const float sign = polarity == Polarity::DarkOnLight ? 1 : -1;
    float best = -2;
    int bestX = 0, bestY = 0;
    for (int y = -range; y <= range; ++y)
        for (int x = -range; x <= range; ++x) {
            // Of two alike the nearer: data can look like the pattern by chance.
            const float far = std::sqrt(static_cast<float>(x * x + y * y)) / static_cast<float>(range);
            const float value = sign * patch.likeness(x, y) - 0.15F * far;
            if (value > best) {
                best = value;
                bestX = x;
                bestY = y;
            }
        }
    const auto at = [&](int x, int y) { return sign * patch.likeness(x, y); };
    const float middle = at(bestX, bestY);
    const float dx = peak(at(bestX - 1, bestY), middle, at(bestX + 1, bestY));
    const float dy = peak(at(bestX, bestY - 1), middle, at(bestX, bestY + 1));
    const float right = (static_cast<float>(bestX) + dx) / Patch::perModule;
    const float below = (static_cast<float>(bestY) + dy) / Patch::perModule;
    return {expected.middle + right * expected.right + below * expected.down, middle};
}

} // namespace th::grid
