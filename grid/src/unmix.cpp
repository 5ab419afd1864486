// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unmix.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace th::grid {
namespace {

constexpr int reach = Mixing::reach, width = Mixing::width;
constexpr int half = (width * width) / 2; ///< pairs of opposite neighbours
constexpr float surest = 8;

/// Values with a border of `reach` on every side.
struct Framed {
    int side, across;
    std::vector<float> values;

    Framed(int n, float border)
        : side(n), across(n + 2 * reach),
          values(static_cast<std::size_t>(across) * static_cast<std::size_t>(across), border)
    {
    }
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y + reach) * static_cast<std::size_t>(across) +
               static_cast<std::size_t>(x + reach);
    }
};

/// The steps from a place to its neighbours, row by row; the middle one is the place itself.
std::array<std::ptrdiff_t, width * width> neighbours(int across)
{
    std::array<std::ptrdiff_t, width * width> steps{};
    int i = 0;
    for (int y = -reach; y <= reach; ++y)
        for (int x = -reach; x <= reach; ++x)
            steps[i++] = static_cast<std::ptrdiff_t>(y) * across + x;
    return steps;
}

class Unmixing {
public:
    Unmixing(const std::vector<float> &seen, const std::vector<std::int8_t> &known, int side)
        : m_side(side), m_seen(side, -1), m_belief(side, -1), m_rest(side, 0), m_variance(side, 1),
          m_dark(side, -surest), m_known(known), m_steps(neighbours(m_seen.across))
    {
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const std::size_t from =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
                const std::size_t at = m_seen.index(x, y);
                m_seen.values[at] = seen[from];
                m_belief.values[at] =
                    known[from] != 0 ? static_cast<float>(known[from]) : std::clamp(1.3F * seen[from], -1.0F, 1.0F);
            }
    }

    /// Least squares for the shares, given the modules as believed.
    bool fit()
    {
        constexpr int unknowns = half + 2; // pairs, the middle, and how far the levels were set wrong
        cv::Matx<double, unknowns, unknowns> normal = cv::Matx<double, unknowns, unknowns>::zeros();
        cv::Matx<double, unknowns, 1> right = cv::Matx<double, unknowns, 1>::zeros();
        std::array<float, unknowns> row{};
        row[unknowns - 1] = 1;
        forEach([&](std::size_t at, std::size_t) {
            const float *belief = m_belief.values.data() + at;
            for (int i = 0; i < half; ++i)
                row[i] = belief[m_steps[i]] + belief[-m_steps[i]];
            row[half] = *belief;
            for (int i = 0; i < unknowns; ++i) {
                for (int j = 0; j <= i; ++j)
                    normal(i, j) += static_cast<double>(row[i] * row[j]);
                right(i) += static_cast<double>(row[i] * m_seen.values[at]);
            }
        });
        for (int i = 0; i < unknowns; ++i) {
            normal(i, i) += i == half ? 1e-3 : 0.003 * normal(half, half); // shares are small unless shown otherwise
            for (int j = 0; j < i; ++j)
                normal(j, i) = normal(i, j);
        }
        cv::Matx<double, unknowns, 1> solution;
        if (!cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY) || !(solution(half) > 0.05))
            return false;
        for (int i = 0; i < half; ++i)
            m_mixing.shares[i] = m_mixing.shares[width * width - 1 - i] = static_cast<float>(solution(i));
        m_mixing.shares[half] = static_cast<float>(solution(half));
        m_bias = static_cast<float>(solution(unknowns - 1));
        return true;
    }

    /// One round of weighing: what is seen less what the neighbours explain speaks for dark or light.
    void weigh()
    {
        explain();
        forEach([&](std::size_t at, std::size_t from) {
            const float belief = m_belief.values[at], open = 1 - belief * belief;
            float sum = 0;
            for (int i = 0; i < width * width; ++i) {
                const float share = m_mixing.shares[i];
                const std::size_t seenAt = at - m_steps[i];
                const float variance = m_variance.values[seenAt] - share * share * open;
                sum += share * (m_rest.values[seenAt] + share * belief) / std::max(variance, 1e-3F);
            }
            m_dark.values[at] = std::clamp(2 * sum, -2 * surest, 2 * surest);
            if (m_known[from] == 0)
                m_next.push_back(std::tanh(m_dark.values[at] / 2));
            else
                m_next.push_back(belief);
        });
        std::size_t i = 0;
        forEach([&](std::size_t at, std::size_t) {
            m_belief.values[at] += 0.7F * (m_next[i++] - m_belief.values[at]); // all at once would swing
        });
        m_next.clear();
    }

    Unmixed result() const
    {
        Unmixed unmixed{{}, m_mixing};
        unmixed.dark.reserve(static_cast<std::size_t>(m_side) * static_cast<std::size_t>(m_side));
        forEach([&](std::size_t at, std::size_t) {
            unmixed.dark.push_back(std::clamp(m_dark.values[at], -surest, surest));
        });
        return unmixed;
    }

private:
    template <class Work> void forEach(const Work &work) const
    {
        std::size_t from = 0;
        for (int y = 0; y < m_side; ++y) {
            std::size_t at = m_seen.index(0, y);
            for (int x = 0; x < m_side; ++x)
                work(at++, from++);
        }
    }
    /// What the beliefs leave unexplained, and how far that may be due to doubt about them.
    void explain()
    {
        double squares = 0;
        forEach([&](std::size_t at, std::size_t) {
            const float *belief = m_belief.values.data() + at;
            float rest = m_seen.values[at] - m_bias, doubt = 0;
            for (int i = 0; i < width * width; ++i) {
                const float b = belief[m_steps[i]], share = m_mixing.shares[i];
                rest -= share * b;
                doubt += share * share * (1 - b * b);
            }
            m_rest.values[at] = rest;
            m_variance.values[at] = doubt;
            squares += static_cast<double>(std::min(rest * rest, 1.0F));
        });
        m_mixing.variance = std::max(0.01F, static_cast<float>(squares / (m_side * m_side)));
        forEach([&](std::size_t at, std::size_t) { m_variance.values[at] += m_mixing.variance; });
    }

    int m_side;
    Framed m_seen, m_belief, m_rest, m_variance, m_dark;
    const std::vector<std::int8_t> &m_known;
    std::array<std::ptrdiff_t, width * width> m_steps;
    std::vector<float> m_next;
    Mixing m_mixing;
    float m_bias = 0;
};

} // namespace

Unmixed unmix(const std::vector<float> &values, const std::vector<std::int8_t> &known, int side)
{
    Unmixing unmixing(values, known, side);
    for (int round = 0; round < 3; ++round) {
        if (!unmixing.fit())
            return {values, {}};
        for (int i = 0; i < 2 + round; ++i)
            unmixing.weigh();
    }
    return unmixing.result();
}

} // namespace th::grid
