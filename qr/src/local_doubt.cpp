// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "local_doubt.h"

#include "indexing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace th::qr {

namespace {

/// Sums over rectangles of a grid in constant time.
class RectangleSums {
public:
    template <typename ValueOf>
    RectangleSums(int side, const ValueOf &valueOf) : m_stride(side + 1), m_sums(asIndex(m_stride * m_stride))
    {
        for (int y = 0; y < side; ++y) {
            float row = 0;
            for (int x = 0; x < side; ++x) {
                row += valueOf(asIndex(y * side + x));
                at(x + 1, y + 1) = at(x + 1, y) + row;
            }
        }
    }
    /// Columns left … right − 1, rows top … bottom − 1.
    [[nodiscard]] float of(int left, int top, int right, int bottom)
    {
        return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
    }

private:
    float &at(int x, int y) { return m_sums[asIndex(y * m_stride + x)]; }

    int m_stride;
    std::vector<float> m_sums;
};

/// How much a known module tells of something lying over it: how likely it is overlaid if it shows the other colour,
/// less what its own doubt makes expect of that.
float overlaid(float seen, Known known)
{
    constexpr float before = 0.03F;
    const float chance = 1 / (1 + std::exp(std::abs(seen))); // of the other colour by blur and noise
    const float probability = before / (before + (1 - before) * 2 * chance);
    const bool wrong = (known == Known::Dark) == (seen < 0);
    return (wrong ? probability : 0) - chance * probability;
}

/// The share of modules around each that are overlaid, as the known ones among them tell.
std::vector<float> overlaidShare(const ModuleGrid &grid, const std::vector<Known> &known)
{
    constexpr int reach = 3;
    constexpr float priorWeight = 4, priorShare = 0.003F;
    RectangleSums count(grid.side, [&](std::size_t i) { return known[i] == Known::Nothing ? 0.0F : 1.0F; });
    RectangleSums wrong(
        grid.side, [&](std::size_t i) { return known[i] == Known::Nothing ? 0.0F : overlaid(grid.dark[i], known[i]); });
    std::vector<float> share(grid.dark.size());
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x) {
            const int left = std::max(0, x - reach), right = std::min(grid.side, x + reach + 1);
            const int top = std::max(0, y - reach), bottom = std::min(grid.side, y + reach + 1);
            // Every other overlaid module shows the right colour by chance.
            const float all = 2 * std::max(0.0F, wrong.of(left, top, right, bottom)) + priorWeight * priorShare;
            share[asIndex(y * grid.side + x)] =
                std::min(0.98F, all / (count.of(left, top, right, bottom) + priorWeight));
        }
    return share;
}

/// Raises the share of modules in squares that are all dark or all light: those of four modules, of which a symbol has
/// hardly one by chance, and those of three that overlap one.
void addSolidAreas(std::vector<float> &share, const ModuleGrid &grid, const std::vector<Known> &known)
{
    constexpr float overlay = 0.95F, overlayBeside = 0.7F;
    for (const bool dark : {false, true}) {
        RectangleSums same(grid.side, [&](std::size_t i) {
            return known[i] == Known::Nothing && (dark ? grid.dark[i] > 1 : grid.dark[i] < -1) ? 1.0F : 0.0F;
        });
        std::vector<float> solid(share.size());
        const auto mark = [&](int size, float value, const std::function<bool(int, int)> &where) {
            for (int y = 0; y + size <= grid.side; ++y)
                for (int x = 0; x + size <= grid.side; ++x)
                    if (same.of(x, y, x + size, y + size) > static_cast<float>(size * size) - 0.5F && where(x, y))
                        for (int i = 0; i < size * size; ++i) {
                            float &at = solid[asIndex((y + i / size) * grid.side + x + i % size)];
                            at = std::max(at, value);
                        }
        };
        mark(4, overlay, [](int, int) { return true; });
        RectangleSums marked(grid.side, [&](std::size_t i) { return solid[i] > 0 ? 1.0F : 0.0F; });
        mark(3, overlayBeside, [&](int x, int y) { return marked.of(x, y, x + 3, y + 3) > 0.5F; });
        std::ranges::transform(share, solid, share.begin(), [](float a, float b) { return std::max(a, b); });
    }
}

} // namespace

ModuleGrid withLocalDoubt(const ModuleGrid &grid, const std::vector<Known> &known)
{
    std::vector<float> share = overlaidShare(grid, known);
    addSolidAreas(share, grid, known);
    ModuleGrid result = grid;
    for (std::size_t i = 0; i < share.size(); ++i) {
        const float odds = std::exp(std::abs(grid.dark[i])), probability = odds / (1 + odds);
        const float doubted = (1 - share[i]) * probability + share[i] / 2;
        result.dark[i] = std::copysign(std::log(doubted / (1 - doubted)), grid.dark[i]);
    }
    return result;
}

} // namespace th::qr
