// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_statistics.h"

#include "parity_checks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace th::qr {

namespace {

CheckBits operator^(const CheckBits &a, const CheckBits &b)
{
    return {a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]};
}

/// The sum of the reliabilities of the solved bits that a set of failing checks turns over.
class Cost {
public:
    explicit Cost(std::span<const float> reliability) : m_words((reliability.size() + 63) / 64)
    {
        for (std::size_t row = 0; row < reliability.size(); row += 8)
            for (std::size_t value = 1; value < 256; ++value) {
                const std::size_t of = row + asIndex(std::countr_zero(value));
                m_table[row / 8][value] = m_table[row / 8][value & (value - 1)] + reliability[of];
            }
    }
    /// Anything above `limit` is as good as any other: the most reliable bits are summed first.
    [[nodiscard]] float operator()(const CheckBits &failing, float limit) const
    {
        float sum = 0;
        for (std::size_t word = 0; word < m_words && sum < limit; ++word)
            for (std::size_t byte = 0; byte < 8; ++byte)
                sum += m_table[word * 8 + byte][failing[word] >> (byte * 8) & 0xFF];
        return sum;
    }

private:
    std::size_t m_words;
    std::array<std::array<float, 256>, 32> m_table{};
};

/// Which free bits to turn over.
struct Choice {
    float cost = 0;
    std::array<int, 4> bits{-1, -1, -1, -1};
};

class Search {
public:
    Search(const SoftBlock &block, const BinaryImage &image);

    void trySingles();
    void tryPairs(int among);
    void tryMatchedPairs(int among);
    [[nodiscard]] std::vector<gf::Element> best() const;

private:
    struct Pair {
        std::uint32_t band; ///< which of the most reliable solved bits it turns over
        std::int32_t next;  ///< another pair with the same hash, or −1
        std::int16_t first, second;
    };

    [[nodiscard]] const CheckBits &column(int bit) const { return m_columns[asIndex(bit)]; }
    [[nodiscard]] float spent(int bit) const { return bit < 0 ? 0 : m_reliability[asIndex(bit)]; }
    [[nodiscard]] std::span<const int> free(int among) const
    {
        return std::span(m_free).first(std::min(m_free.size(), asIndex(among)));
    }
    void consider(const CheckBits &failing, float spent, const std::array<int, 4> &bits)
    {
        if (spent < m_best.cost)
            if (const float total = spent + m_cost(failing, m_best.cost - spent); total < m_best.cost)
                m_best = {total, bits};
    }
    void joinPairs(const Pair &a, const Pair &b);
    Cost solveChecks();

    const SoftBlock &m_block;
    std::vector<float> m_reliability;
    ParityChecks m_checks;
    std::vector<int> m_free; ///< the least reliable first
    Cost m_cost;
    std::vector<CheckBits> m_columns;
    Choice m_best;
};

Search::Search(const SoftBlock &block, const BinaryImage &image)
    : m_block(block), m_reliability(block.ones.size()), m_checks(block, image), m_free(block.ones.size()),
      m_cost(solveChecks()), m_columns(m_checks.columns()), m_best{m_cost(m_columns.back(), 1e9F)}
{
}

Cost Search::solveChecks()
{
    std::ranges::transform(m_block.ones, m_reliability.begin(), [](float one) { return std::abs(one); });
    std::iota(m_free.begin(), m_free.end(), 0);
    std::ranges::stable_sort(m_free, {}, [&](int bit) { return m_reliability[asIndex(bit)]; });
    m_checks.solveFor(m_free);
    std::erase_if(m_free, [&](int bit) { return m_checks.isSolved(bit); });
    std::vector<float> solved(m_checks.rows());
    for (std::size_t row = 0; row < solved.size(); ++row)
        solved[row] = m_reliability[asIndex(m_checks.solved(row))];
    return Cost(solved);
}

void Search::trySingles()
{
    for (const int bit : m_free)
        consider(m_columns.back() ^ column(bit), spent(bit), {bit, -1, -1, -1});
}

void Search::tryPairs(int among)
{
    const std::span<const int> bits = free(among);
    for (std::size_t i = 0; i < bits.size(); ++i) {
        const CheckBits half = m_columns.back() ^ column(bits[i]);
        for (std::size_t j = 0; j < i; ++j)
            consider(half ^ column(bits[j]), spent(bits[i]) + spent(bits[j]), {bits[i], bits[j], -1, -1});
    }
}

/// Fours of free bits are too many to try. But if the most reliable of the solved bits (the band) were seen right, the
/// right four turns over just those of them that fail: two pairs that together do so are found in a table.
void Search::tryMatchedPairs(int among)
{
    constexpr std::uint32_t band = (1U << 13) - 1;
    const std::span<const int> bits = free(among);
    std::vector<Pair> pairs{{0, -1, -1, -1}};
    pairs.reserve(bits.size() * (bits.size() + 1) / 2 + 1);
    for (std::size_t i = 0; i < bits.size(); ++i) {
        const auto first = static_cast<std::int16_t>(bits[i]);
        const auto half = static_cast<std::uint32_t>(column(first)[0]) & band;
        pairs.push_back({half, -1, first, -1});
        for (std::size_t j = 0; j < i; ++j)
            pairs.push_back({half ^ (static_cast<std::uint32_t>(column(bits[j])[0]) & band), -1, first,
                             static_cast<std::int16_t>(bits[j])});
    }
    const auto failing = static_cast<std::uint32_t>(m_columns.back()[0]) & band;
    std::vector<std::int32_t> heads(std::size_t{band} + 1, -1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        Pair &pair = pairs[i];
        for (std::int32_t other = heads[pair.band ^ failing]; other >= 0; other = pairs[asIndex(other)].next)
            joinPairs(pair, pairs[asIndex(other)]);
        pair.next = heads[pair.band];
        heads[pair.band] = static_cast<std::int32_t>(i);
    }
}

void Search::joinPairs(const Pair &a, const Pair &b)
{
    const std::array<int, 4> bits{a.first, a.second, b.first, b.second};
    float sum = 0;
    CheckBits failing = m_columns.back();
    for (const int bit : bits)
        if (bit >= 0) {
            sum += spent(bit);
            failing = failing ^ column(bit);
        }
    consider(failing, sum, bits);
}

std::vector<gf::Element> Search::best() const
{
    std::vector<gf::Element> codewords = m_block.seen;
    const auto turn = [&](int bit) { codewords[asIndex(bit / 8)] ^= static_cast<gf::Element>(0x80 >> bit % 8); };
    CheckBits failing = m_columns.back();
    for (const int bit : m_best.bits)
        if (bit >= 0) {
            turn(bit);
            failing = failing ^ column(bit);
        }
    for (std::size_t row = 0; row < m_checks.rows(); ++row)
        if ((failing[row / 64] >> (row % 64) & 1) != 0)
            turn(m_checks.solved(row));
    return codewords;
}

} // namespace

std::optional<Found> decodeByOrder(const SoftBlock &block, const BinaryImage &image, SearchReach reach, double enough)
{
    Search search(block, image);
    const auto weigh = [&]() -> std::optional<Found> {
        Found found{search.best(), 0};
        found.evidence = evidence(block, found.codewords, enough);
        return found.evidence < enough ? std::nullopt : std::optional(std::move(found));
    };
    search.trySingles();
    if (auto found = weigh())
        return found;
    search.tryPairs(reach.pairsAmong);
    if (auto found = weigh())
        return found;
    search.tryMatchedPairs(reach.matchedAmong);
    return weigh();
}

} // namespace th::qr
