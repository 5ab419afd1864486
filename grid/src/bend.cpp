// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bend.h"

#include <array>
#include <queue>

namespace th::grid {
namespace {

constexpr int fine = 4; ///< samples a module each way; edges then fall on quarters of a period

/// Values of side × side cells.
struct Field {
    int side = 0;
    std::vector<float> values;

    explicit Field(int n) : side(n), values(static_cast<std::size_t>(n) * static_cast<std::size_t>(n), 0.0F) {}
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
    }
    float &at(int x, int y) { return values[index(x, y)]; }
    [[nodiscard]] float at(int x, int y) const { return values[index(x, y)]; }
};

/// The picture laid flat, each row of modules averaged over its height, and each column over its width.
struct Profiles {
    std::vector<float> rows, columns; ///< side × (side × fine): along the row; along the column

    Profiles(const Brightness &picture, const GridMesh &mesh)
        : rows(static_cast<std::size_t>(mesh.side) * static_cast<std::size_t>(mesh.side * fine), 0.0F), columns(rows)
    {
        for (int y = 0; y < mesh.side; ++y)
            for (int x = 0; x < mesh.side; ++x)
                addCell(picture, mesh, x, y);
    }

private:
    void addCell(const Brightness &picture, const GridMesh &mesh, int x, int y)
    {
        const PixelPoint a = mesh.at(x, y), b = mesh.at(x + 1, y), c = mesh.at(x, y + 1), d = mesh.at(x + 1, y + 1);
        float *row =
            rows.data() +
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(mesh.side) + static_cast<std::size_t>(x)) * fine;
        float *column =
            columns.data() +
            (static_cast<std::size_t>(x) * static_cast<std::size_t>(mesh.side) + static_cast<std::size_t>(y)) * fine;
        for (int j = 0; j < fine; ++j) {
            const float fy = (static_cast<float>(j) + 0.5F) / fine;
            const PixelPoint from = a + fy * (c - a), step = (1.0F / fine) * (b + fy * (d - b) - from);
            for (int i = 0; i < fine; ++i) {
                const float value = picture.at(from + (static_cast<float>(i) + 0.5F) * step);
                row[i] += value;
                column[j] += value;
            }
        }
    }
};

/// The phase of edges about each cell: its cosine and sine part and all edges together.
struct Phase {
    Field cosine, sine, all;

    explicit Phase(int side) : cosine(side), sine(side), all(side) {}

    /// From the profile of line `line`, whose cells are those (i, line) or, if turned, (line, i).
    void addLine(const float *profile, int line, bool turned)
    {
        const int side = all.side;
        for (int i = 0; i < side; ++i) {
            const float *cell = profile + static_cast<std::ptrdiff_t>(i) * fine;
            std::array<float, fine> edges{};
            for (int k = i > 0 ? 0 : 1; k < fine; ++k)
                edges[k] = (cell[k] - cell[k - 1]) * (cell[k] - cell[k - 1]);
            const std::size_t at = turned ? all.index(line, i) : all.index(i, line);
            cosine.values[at] = edges[0] - edges[2];
            sine.values[at] = edges[1] - edges[3];
            all.values[at] = edges[0] + edges[1] + edges[2] + edges[3];
        }
    }
};

/// Averages over a bell of the deviation `window` modules.
void smooth(Field &field, float window)
{
    const int reach = std::max(1, static_cast<int>(std::ceil(2 * window))), side = field.side;
    std::vector<float> bell;
    for (int i = -reach; i <= reach; ++i)
        bell.push_back(std::exp(-0.5F * static_cast<float>(i * i) / (window * window)));
    std::vector<float> line(static_cast<std::size_t>(side + 2 * reach));
    const auto pass = [&](std::size_t first, std::size_t step) {
        std::fill(line.begin(), line.end(), 0.0F);
        const auto count = static_cast<std::size_t>(side);
        for (std::size_t i = 0; i < count; ++i)
            line[i + static_cast<std::size_t>(reach)] = field.values[first + i * step];
        for (std::size_t i = 0; i < count; ++i) {
            float sum = 0;
            for (std::size_t k = 0; k < bell.size(); ++k)
                sum += bell[k] * line[i + k];
            field.values[first + i * step] = sum;
        }
    };
    for (int i = 0; i < side; ++i)
        pass(field.index(0, i), 1);
    for (int i = 0; i < side; ++i)
        pass(field.index(i, 0), static_cast<std::size_t>(side));
}

void smooth(Phase &phase, float window)
{
    for (Field *field : {&phase.cosine, &phase.sine, &phase.all})
        smooth(*field, window);
}

/// How far lines are off about a cell, but for whole modules, and how sure that is, 0 … 1.
struct Shift {
    float off = 0, sure = 0;
};

Shift shiftAt(const Phase &phase, std::size_t at)
{
    const float c = phase.cosine.values[at], s = phase.sine.values[at], all = phase.all.values[at];
    constexpr float period = 6.2831853F;
    return {std::atan2(s, c) / period, all > 1e-3F ? std::min(1.0F, std::sqrt(c * c + s * s) / all) : 0};
}

/// Counts whole modules outwards from the anchors.
class Unwrapping {
public:
    Unwrapping(const Phase &across, const Phase &down)
        : right(across.all.side), below(across.all.side), trust(across.all.side), m_state(right.values.size(), 0)
    {
        for (std::size_t i = 0; i < m_state.size(); ++i) {
            m_shiftAcross.push_back(shiftAt(across, i));
            m_shiftDown.push_back(shiftAt(down, i));
        }
    }

    void from(std::span<const Anchor> anchors)
    {
        const int side = right.side;
        for (const Anchor &anchor : anchors)
            if (anchor.weight >= 0.5F)
                push(std::clamp(static_cast<int>(anchor.module.x), 0, side - 1),
                     std::clamp(static_cast<int>(anchor.module.y), 0, side - 1), 2);
        while (!m_next.empty()) {
            const std::size_t at = m_next.top().second;
            m_next.pop();
            if (m_state[at] != 2)
                settle(static_cast<int>(at) % side, static_cast<int>(at) / side);
        }
    }

    Field right, below, trust; ///< modules off; how sure

private:
    void push(int x, int y, float bonus)
    {
        const std::size_t at = right.index(x, y);
        if (m_state[at] == 2)
            return;
        const float sure = std::min(m_shiftAcross[at].sure, m_shiftDown[at].sure);
        if (m_state[at] == 0 || bonus > 0)
            m_next.emplace(sure + bonus, at);
        m_state[at] = 1;
    }
    void settle(int x, int y)
    {
        const int side = right.side;
        float expectedRight = 0, expectedBelow = 0, weight = 0;
        for (int dy = -2; dy <= 2; ++dy)
            for (int dx = -2; dx <= 2; ++dx) {
                const int nx = x + dx, ny = y + dy;
                if (nx < 0 || ny < 0 || nx >= side || ny >= side || m_state[right.index(nx, ny)] != 2)
                    continue;
                const float w = (trust.at(nx, ny) + 0.01F) / static_cast<float>(dx * dx + dy * dy);
                expectedRight += w * right.at(nx, ny);
                expectedBelow += w * below.at(nx, ny);
                weight += w;
            }
        const std::size_t at = right.index(x, y);
        const Shift across = m_shiftAcross[at], down = m_shiftDown[at];
        right.values[at] = drawn(weight > 0 ? expectedRight / weight : 0, across);
        below.values[at] = drawn(weight > 0 ? expectedBelow / weight : 0, down);
        trust.values[at] = across.sure * down.sure;
        m_state[at] = 2;
        for (const auto &[dx, dy] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}})
            if (x + dx >= 0 && y + dy >= 0 && x + dx < side && y + dy < side)
                push(x + dx, y + dy, 0);
    }
    /// The measured shift, with as many whole modules as bring it nearest to what is expected.
    static float drawn(float expected, const Shift &shift)
    {
        constexpr float doubtful = 0.25F; // edges at random, or blurred ones, reach 0.15 by chance
        const float away = shift.off - expected - std::round(shift.off - expected);
        const float ratio = shift.sure * shift.sure / (doubtful * doubtful), belief = ratio * ratio;
        return expected + away * belief / (1 + belief);
    }

    std::vector<Shift> m_shiftAcross, m_shiftDown;
    std::vector<char> m_state; ///< 0 not met, 1 waiting, 2 settled
    std::priority_queue<std::pair<float, std::size_t>> m_next;
};

GridMesh moved(const GridMesh &mesh, const Field &right, const Field &below)
{
    GridMesh result{mesh.side, {}};
    result.nodes.reserve(mesh.nodes.size());
    const int last = mesh.side - 1;
    for (int y = 0; y <= mesh.side; ++y)
        for (int x = 0; x <= mesh.side; ++x) {
            float dx = 0, dy = 0;
            for (const int cy : {std::max(0, y - 1), std::min(y, last)})
                for (const int cx : {std::max(0, x - 1), std::min(x, last)}) {
                    dx += 0.25F * right.at(cx, cy);
                    dy += 0.25F * below.at(cx, cy);
                }
            result.nodes.push_back(along(mesh, {static_cast<float>(x) + dx, static_cast<float>(y) + dy}));
        }
    return result;
}

} // namespace

GridMesh bentToEdges(const Brightness &picture, const GridMesh &mesh, std::span<const Anchor> anchors, float window)
{
    const int side = mesh.side;
    const Profiles profiles(picture, mesh);
    Phase across(side), down(side);
    for (int line = 0; line < side; ++line) {
        const std::size_t start = static_cast<std::size_t>(line) * static_cast<std::size_t>(side * fine);
        across.addLine(profiles.rows.data() + start, line, false);
        down.addLine(profiles.columns.data() + start, line, true);
    }
    smooth(across, window);
    smooth(down, window);
    Unwrapping counted(across, down);
    counted.from(anchors);
    Field weight = counted.trust;
    for (std::size_t i = 0; i < weight.values.size(); ++i) {
        weight.values[i] += 0.02F;
        counted.right.values[i] *= weight.values[i];
        counted.below.values[i] *= weight.values[i];
    }
    for (Field *field : {&counted.right, &counted.below, &weight})
        smooth(*field, 1);
    for (std::size_t i = 0; i < weight.values.size(); ++i) {
        counted.right.values[i] /= weight.values[i];
        counted.below.values[i] /= weight.values[i];
    }
    return moved(mesh, counted.right, counted.below);
}

} // namespace th::grid
