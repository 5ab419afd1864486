// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "local_doubt.h"

#include "indexing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

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
                m_sums[place(x + 1, y + 1)] = at(x + 1, y) + row;
            }
        }
    }
    /// Columns left … right − 1, rows top … bottom − 1.
    [[nodiscard]] float of(int left, int top, int right, int bottom) const
    {
        return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
    }

private:
    [[nodiscard]] std::size_t place(int x, int y) const { return asIndex(y * m_stride + x); }
    [[nodiscard]] float at(int x, int y) const { return m_sums[place(x, y)]; }

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

/// The share of modules around each that are overlaid, as the known ones among them tell: in a square, for blots, and
/// along the row and the column, for the streaks of printers and the edges of shadows and folds.
std::vector<float> overlaidShare(const ModuleGrid &grid, const std::vector<Known> &known)
{
    struct Window {
        int x, y; ///< how far it reaches from its middle
    };
    constexpr std::array<Window, 3> windows{{{3, 3}, {0, 12}, {12, 0}}};
    constexpr float priorWeight = 4, priorShare = 0.003F;
    constexpr float clear = 0.25F; // for lines, which hold fewer modules and would be guessed into noise
    const RectangleSums count(grid.side, [&](std::size_t i) { return known[i] == Known::Nothing ? 0.0F : 1.0F; });
    const RectangleSums wrong(
        grid.side, [&](std::size_t i) { return known[i] == Known::Nothing ? 0.0F : overlaid(grid.dark[i], known[i]); });
    std::vector<float> share(grid.dark.size());
    for (int y = 0; y < grid.side; ++y)
        for (int x = 0; x < grid.side; ++x)
            for (const Window window : windows) {
                const int left = std::max(0, x - window.x), right = std::min(grid.side, x + window.x + 1);
                const int top = std::max(0, y - window.y), bottom = std::min(grid.side, y + window.y + 1);
                // Every other overlaid module shows the right colour by chance.
                const float all = 2 * std::max(0.0F, wrong.of(left, top, right, bottom)) + priorWeight * priorShare;
                const float found = std::min(0.98F, all / (count.of(left, top, right, bottom) + priorWeight));
                float &at = share[asIndex(y * grid.side + x)];
                if (window.x == window.y || found > clear)
                    at = std::max(at, found);
            }
    return share;
}

/// Where all modules of `width` × `height` have the same colour, for each by its upper left corner.
std::vector<char> solidRectangles(const RectangleSums &same, int side, int width, int height)
{
    std::vector<char> solid(asIndex(side * side));
    for (int y = 0; y + height <= side; ++y)
        for (int x = 0; x + width <= side; ++x)
            solid[asIndex(y * side + x)] =
                same.of(x, y, x + width, y + height) > static_cast<float>(width * height) - 0.5F ? 1 : 0;
    return solid;
}

/// Raises the share of modules of one colour (those that are 1 in `same`): in squares of three which overlap others
/// like them (of which a symbol has hardly any by chance), and in runs of sixteen.
void addSolidAreas(std::vector<float> &share, int side, const RectangleSums &same)
{
    const auto raise = [&](int x, int y, int width, int height, float overlay) {
        for (int i = 0; i < width * height; ++i) {
            float &at = share[asIndex((y + i / width) * side + x + i % width)];
            at = std::max(at, overlay);
        }
    };
    constexpr int square = 3, near = 3, run = 16;
    constexpr std::array<float, 4> overlaySquares{0, 0, 0.1F, 0.92F}; // by how many such squares are near
    const std::vector<char> squares = solidRectangles(same, side, square, square);
    const RectangleSums crowd(side, [&](std::size_t i) { return static_cast<float>(squares[i]); });
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (squares[asIndex(y * side + x)] != 0) {
                const float like = crowd.of(std::max(0, x - near), std::max(0, y - near), std::min(side, x + near + 1),
                                            std::min(side, y + near + 1));
                raise(x, y, square, square, overlaySquares[asIndex(std::min(3, static_cast<int>(like)))]);
            }
    for (const auto &[width, height] : {std::pair(run, 1), std::pair(1, run)}) {
        const std::vector<char> runs = solidRectangles(same, side, width, height);
        for (int i = 0; i < side * side; ++i)
            if (runs[asIndex(i)] != 0)
                raise(i % side, i / side, width, height, 0.7F);
    }
}

} // namespace

ModuleGrid withLocalDoubt(const ModuleGrid &grid, const std::vector<Known> &known)
{
    std::vector<float> share = overlaidShare(grid, known);
    for (const bool dark : {false, true})
        addSolidAreas(share, grid.side, RectangleSums(grid.side, [&](std::size_t i) {
                          const bool same = dark ? grid.dark[i] > 1 : grid.dark[i] < -1;
                          return known[i] == Known::Nothing && same ? 1.0F : 0.0F;
                      }));
    ModuleGrid result = grid;
    for (std::size_t i = 0; i < share.size(); ++i) {
        const float odds = std::exp(std::abs(grid.dark[i])), probability = odds / (1 + odds);
        const float doubted = (1 - share[i]) * probability + share[i] / 2;
        result.dark[i] = std::copysign(std::log(doubted / (1 - doubted)), grid.dark[i]);
    }
    return result;
}

} // namespace th::qr
