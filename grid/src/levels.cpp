// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "levels.h"

#include <array>

namespace th::grid {
namespace {

/// Sums over windows of a square of values, at one subtraction each.
class Sums {
public:
    Sums(const std::vector<float> &values, int side)
        : m_side(side), m_sums(static_cast<std::size_t>(side + 1) * static_cast<std::size_t>(side + 1), 0)
    {
        for (int y = 0; y < side; ++y) {
            double row = 0;
            for (int x = 0; x < side; ++x) {
                row += static_cast<double>(values[index(x, y, side)]);
                m_sums[index(x + 1, y + 1, side + 1)] = m_sums[index(x + 1, y, side + 1)] + row;
            }
        }
    }
    [[nodiscard]] float about(int x, int y, int reach) const
    {
        const int left = std::max(0, x - reach), right = std::min(m_side, x + reach + 1);
        const int top = std::max(0, y - reach), bottom = std::min(m_side, y + reach + 1);
        const int n = m_side + 1;
        return static_cast<float>(m_sums[index(right, bottom, n)] - m_sums[index(left, bottom, n)] -
                                  m_sums[index(right, top, n)] + m_sums[index(left, top, n)]);
    }
    static std::size_t index(int x, int y, int width)
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }

private:
    int m_side;
    std::vector<double> m_sums;
};

float middleOf(std::vector<float> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The means of those above and below the threshold about each module; modules far outside their level count too.
void split(const std::vector<float> &shades, int side, const std::vector<float> &threshold, int reach, Levels &levels)
{
    const std::size_t count = shades.size();
    std::vector<float> isLight(count), ofLight(count);
    for (std::size_t i = 0; i < count; ++i) {
        isLight[i] = shades[i] > threshold[i] ? 1.0F : 0.0F;
        ofLight[i] = isLight[i] * shades[i];
    }
    const Sums all(shades, side), light(isLight, side), lightShades(ofLight, side);
    levels.dark.resize(count);
    levels.light.resize(count);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const std::size_t i = Sums::index(x, y, side);
            const int across = std::min(side, x + reach + 1) - std::max(0, x - reach);
            const int down = std::min(side, y + reach + 1) - std::max(0, y - reach);
            const float lights = light.about(x, y, reach), darks = static_cast<float>(across * down) - lights;
            const float lightSum = lightShades.about(x, y, reach), darkSum = all.about(x, y, reach) - lightSum;
            levels.light[i] = lights > 0 ? lightSum / lights : threshold[i];
            levels.dark[i] = darks > 0 ? darkSum / darks : threshold[i];
        }
}

Levels levelsWithin(const std::vector<float> &shades, int side, int reach)
{
    Levels levels;
    std::vector<float> threshold(shades.size());
    const Sums sums(shades, side);
    const int around = reach + 1;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int across = std::min(side, x + around + 1) - std::max(0, x - around);
            const int down = std::min(side, y + around + 1) - std::max(0, y - around);
            threshold[Sums::index(x, y, side)] = sums.about(x, y, around) / static_cast<float>(across * down);
        }
    split(shades, side, threshold, reach, levels);
    for (std::size_t i = 0; i < shades.size(); ++i)
        threshold[i] = (levels.dark[i] + levels.light[i]) / 2;
    split(shades, side, threshold, reach, levels);
    std::vector<float> contrasts(shades.size()), off(shades.size());
    for (std::size_t i = 0; i < shades.size(); ++i) {
        contrasts[i] = levels.light[i] - levels.dark[i];
        off[i] = std::min(std::abs(shades[i] - levels.light[i]), std::abs(shades[i] - levels.dark[i]));
    }
    levels.contrast = middleOf(contrasts);
    levels.noise = middleOf(off) / 0.6745F;
    return levels;
}

} // namespace

std::vector<float> shadesOf(const Brightness &picture, const GridMesh &mesh)
{
    std::vector<float> shades;
    shades.reserve(static_cast<std::size_t>(mesh.side) * static_cast<std::size_t>(mesh.side));
    const PixelPoint diagonal = mesh.at(mesh.side, mesh.side) - mesh.at(0, 0);
    const float module = length(diagonal) / (1.41F * static_cast<float>(mesh.side));
    const int points = std::clamp(static_cast<int>(std::lround(module * 0.6F)), 1, 4); // each way
    const float reach = 0.32F * (1 - 1 / static_cast<float>(2 * points));              // of a module, about its middle
    for (int y = 0; y < mesh.side; ++y)
        for (int x = 0; x < mesh.side; ++x) {
            const PixelPoint a = mesh.at(x, y), b = mesh.at(x + 1, y), c = mesh.at(x, y + 1), d = mesh.at(x + 1, y + 1);
            const PixelPoint middle = 0.25F * (a + b + c + d);
            const PixelPoint across = 0.5F * (b + d - a - c), down = 0.5F * (c + d - a - b);
            float sum = 0;
            for (int i = 0; i < points; ++i)
                for (int j = 0; j < points; ++j) {
                    const auto off = [&](int k) {
                        return points == 1 ? 0
                                           : reach * (2 * static_cast<float>(k) / static_cast<float>(points - 1) - 1);
                    };
                    sum += picture.at(middle + off(i) * across + off(j) * down);
                }
            shades.push_back(sum / static_cast<float>(points * points));
        }
    return shades;
}

Levels levelsOf(const std::vector<float> &shades, int side)
{
    // A small window follows shadows and sees at once where there is no contrast left; noise asks for a larger one.
    constexpr float noisy = 0.45F;
    Levels levels = levelsWithin(shades, side, 2);
    if (levels.noise > noisy * levels.contrast / 2)
        levels = levelsWithin(shades, side, 4);
    return levels;
}

std::vector<float> normalized(const std::vector<float> &shades, const Levels &levels, Polarity polarity)
{
    std::vector<float> values(shades.size());
    const float sign = polarity == Polarity::DarkOnLight ? 1 : -1;
    const float least = std::max(4.0F, 0.35F * levels.contrast);
    for (std::size_t i = 0; i < shades.size(); ++i) {
        const float middle = (levels.dark[i] + levels.light[i]) / 2;
        const float half = std::max((levels.light[i] - levels.dark[i]) / 2, least);
        values[i] = std::clamp(sign * (middle - shades[i]) / half, -1.5F, 1.5F);
    }
    return values;
}

} // namespace th::grid
