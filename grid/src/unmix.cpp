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

/// Near enough to the hyperbolic tangent, at a tenth of its time.
float softSign(float x)
{
    const float c = std::clamp(x, -3.0F, 3.0F);
    return c * (27 + c * c) / (27 + 9 * c * c);
}

/// Values with a border of `reach` on every side, so that every neighbour is there.
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
    /// From the first value within the border to behind the last; what lies between rows is border too.
    [[nodiscard]] std::size_t first() const { return index(0, 0); }
    [[nodiscard]] std::size_t length() const { return index(side - 1, side - 1) - first() + 1; }
};

/// into += share × from, `step` beside. One long row: the border between rows is worked on too, and put right after.
void addShifted(const Framed &from, std::ptrdiff_t step, float share, Framed &into)
{
    const float *source = from.values.data() + from.first() + step;
    float *target = into.values.data() + into.first();
    const std::size_t length = from.length();
    for (std::size_t i = 0; i < length; ++i)
        target[i] += share * source[i];
}

float product(const std::vector<float> &a, const std::vector<float> &b)
{
    std::array<float, 8> sums{};
    const std::size_t whole = a.size() / sums.size() * sums.size();
    for (std::size_t i = 0; i < whole; i += sums.size())
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += a[i + k] * b[i + k];
    float sum = 0;
    for (const float part : sums)
        sum += part;
    for (std::size_t i = whole; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

class Unmixing {
public:
    Unmixing(const std::vector<float> &seen, const std::vector<std::int8_t> &known, int side)
        : m_side(side), m_seen(seen), m_known(known), m_belief(side, -1), m_doubt(side, 0), m_work(side, 0),
          m_more(side, 0), m_dark(seen.size(), 0), m_rows(unknowns, std::vector<float>(seen.size(), 1))
    {
        forEach([&](std::size_t at, std::size_t from) {
            m_belief.values[at] =
                known[from] != 0 ? static_cast<float>(known[from]) : std::clamp(1.3F * seen[from], -1.0F, 1.0F);
        });
        int i = 0;
        for (int y = -reach; y <= reach; ++y)
            for (int x = -reach; x <= reach; ++x)
                m_steps[i++] = static_cast<std::ptrdiff_t>(y) * m_belief.across + x;
    }

    /// Least squares for the shares, given the modules as believed.
    bool fit()
    {
        for (int i = 0; i <= half; ++i)
            forEach([&](std::size_t at, std::size_t from) {
                const float *belief = m_belief.values.data() + at;
                m_rows[i][from] = i == half ? *belief : belief[m_steps[i]] + belief[-m_steps[i]];
            });
        cv::Matx<double, unknowns, unknowns> normal;
        cv::Matx<double, unknowns, 1> right;
        for (int i = 0; i < unknowns; ++i) {
            for (int j = 0; j <= i; ++j)
                normal(i, j) = normal(j, i) = static_cast<double>(product(m_rows[i], m_rows[j]));
            right(i) = static_cast<double>(product(m_rows[i], m_seen));
        }
        for (int i = 0; i < unknowns; ++i)
            normal(i, i) += i == half ? 1e-3 : 0.003 * normal(half, half); // shares are small unless shown otherwise
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
        // From here on: m_doubt the inverse variance of what is seen of each module, m_work what is unexplained by it.
        const float own = m_mixing.shares[half];
        Framed &evidence = m_more, inverse = m_doubt, weighted = m_work;
        for (std::size_t i = 0; i < weighted.values.size(); ++i)
            weighted.values[i] *= inverse.values[i];
        Framed sensitivity(m_side, 0);
        std::fill(evidence.values.begin(), evidence.values.end(), 0.0F);
        for (int i = 0; i < width * width; ++i) {
            if (i == half)
                continue;
            const float share = m_mixing.shares[i];
            addShifted(weighted, -m_steps[i], share, evidence);
            addShifted(inverse, -m_steps[i], share * share, sensitivity);
        }
        forEach([&](std::size_t at, std::size_t from) {
            float &belief = m_belief.values[at];
            const float variance =
                std::max(1 / inverse.values[at] - own * own * (1 - belief * belief), m_mixing.variance);
            const float rest = weighted.values[at] / inverse.values[at];
            const float sum =
                evidence.values[at] + belief * sensitivity.values[at] + own * (rest + own * belief) / variance;
            m_dark[from] = std::clamp(2 * sum, -2 * surest, 2 * surest);
            if (m_known[from] == 0) // by steps: all at once would swing
                belief += 0.7F * (softSign(m_dark[from] / 2) - belief);
        });
    }

    Unmixed result() const
    {
        Unmixed unmixed{m_dark, m_mixing};
        for (float &dark : unmixed.dark)
            dark = std::clamp(dark, -surest, surest);
        return unmixed;
    }

private:
    static constexpr int unknowns = half + 2; ///< pairs, the middle, and how far the levels were set wrong

    template <class Work> void forEach(const Work &work) const
    {
        std::size_t from = 0;
        for (int y = 0; y < m_side; ++y) {
            std::size_t at = m_belief.index(0, y);
            for (int x = 0; x < m_side; ++x)
                work(at++, from++);
        }
    }
    /// m_work: what the beliefs leave unexplained; m_doubt: one over its variance. Both 0 in the border.
    void explain()
    {
        Framed expected(m_side, 0), open(m_side, 0), spread(m_side, 0);
        for (std::size_t i = 0; i < open.values.size(); ++i)
            open.values[i] = 1 - m_belief.values[i] * m_belief.values[i];
        for (int i = 0; i < width * width; ++i) {
            const float share = m_mixing.shares[i];
            addShifted(m_belief, m_steps[i], share, expected);
            addShifted(open, m_steps[i], share * share, spread);
        }
        std::fill(m_work.values.begin(), m_work.values.end(), 0.0F);
        std::fill(m_doubt.values.begin(), m_doubt.values.end(), 0.0F);
        double squares = 0;
        forEach([&](std::size_t at, std::size_t from) {
            const float rest = m_seen[from] - m_bias - expected.values[at];
            m_work.values[at] = rest;
            squares += static_cast<double>(std::min(rest * rest, 1.0F));
        });
        m_mixing.variance = std::max(0.01F, static_cast<float>(squares / (m_side * m_side)));
        forEach([&](std::size_t at, std::size_t) { m_doubt.values[at] = 1 / (spread.values[at] + m_mixing.variance); });
    }

    int m_side;
    const std::vector<float> &m_seen;
    const std::vector<std::int8_t> &m_known;
    Framed m_belief, m_doubt, m_work, m_more;
    std::vector<float> m_dark;
    std::vector<std::vector<float>> m_rows;
    std::array<std::ptrdiff_t, width * width> m_steps{};
    Mixing m_mixing;
    float m_bias = 0;
};

} // namespace

Unmixed unmix(const std::vector<float> &values, const std::vector<std::int8_t> &known, int side)
{
    Unmixing unmixing(values, known, side);
    for (int round = 0; round < 4; ++round) {
        if (!unmixing.fit())
            return {values, {}};
        for (int i = 0; i < 2 + round; ++i)
            unmixing.weigh();
    }
    return unmixing.result();
}

} // namespace th::grid
