// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_statistics.h"

#include "indexing.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace th::qr {

namespace {

constexpr std::size_t maxRows = maxCheck * 8;
constexpr std::size_t maxWords = maxBlock * 8 / 64 + 1; // and one bit for the syndrome

/// Turns 64 × 64 bits about their diagonal: bit c of word r becomes bit r of word c.
void transpose(std::array<std::uint64_t, 64> &words)
{
    std::uint64_t mask = 0x00000000FFFFFFFFU;
    for (unsigned width = 32; width != 0; width /= 2, mask ^= mask << width)
        for (unsigned r = 0; r < 64; r = (r + width + 1) & ~width) {
            const std::uint64_t swapped = (words[r] >> width ^ words[r + width]) & mask;
            words[r] ^= swapped << width;
            words[r + width] ^= swapped;
        }
}

/// The block's parity checks, solved for its least reliable bits.
class Checks {
public:
    Checks(const SoftBlock &block, const BinaryImage &image);

    /// Makes the first bits of `order` that determine a codeword together with the rest the solved ones.
    void solveFor(std::span<const int> order);

    [[nodiscard]] std::size_t rows() const { return m_rowCount; }
    [[nodiscard]] int solved(std::size_t row) const { return m_solved[row]; }
    [[nodiscard]] bool isSolved(int bit) const { return m_isSolved[asIndex(bit)]; }
    /// For each bit which rows contain it; last the rows whose check fails.
    [[nodiscard]] std::vector<CheckBits> columns() const;

private:
    void set(std::size_t row, std::size_t bit) { m_rows[row][bit / 64] ^= std::uint64_t{1} << (bit % 64); }
    [[nodiscard]] bool has(std::size_t row, std::size_t bit) const
    {
        return (m_rows[row][bit / 64] >> (bit % 64) & 1) != 0;
    }
    void eliminate(std::size_t pivot, std::size_t bit);

    std::size_t m_rowCount, m_bits, m_words;
    std::array<std::array<std::uint64_t, maxWords>, maxRows> m_rows{};
    std::array<int, maxRows> m_solved{};
    std::array<bool, asIndex(maxBlock) * 8> m_isSolved{};
};

Checks::Checks(const SoftBlock &block, const BinaryImage &image)
    : m_rowCount(asIndex(block.check) * 8), m_bits(asIndex(block.size()) * 8), m_words(m_bits / 64 + 1)
{
    const auto dataBits = asIndex(block.data) * 8;
    CheckBits failing{};
    for (std::size_t bit = 0; bit < m_bits; ++bit) {
        CheckBits column{};
        if (bit < dataBits)
            column = image.column(block.data - 1 - static_cast<int>(bit / 8), static_cast<int>(bit % 8));
        else
            column[(bit - dataBits) / 64] = std::uint64_t{1} << ((bit - dataBits) % 64);
        const bool one = (block.seen[bit / 8] >> (7 - bit % 8) & 1) != 0;
        for (std::size_t word = 0; word < column.size(); ++word) {
            failing[word] ^= one ? column[word] : 0;
            for (std::uint64_t left = column[word]; left != 0; left &= left - 1)
                set(word * 64 + asIndex(std::countr_zero(left)), bit);
        }
    }
    for (std::size_t row = 0; row < m_rowCount; ++row) {
        if ((failing[row / 64] >> (row % 64) & 1) != 0)
            set(row, m_bits);
        m_solved[row] = static_cast<int>(dataBits + row);
    }
}

void Checks::eliminate(std::size_t pivot, std::size_t bit)
{
    for (std::size_t row = 0; row < m_rowCount; ++row)
        if (row != pivot && has(row, bit))
            for (std::size_t word = 0; word < m_words; ++word)
                m_rows[row][word] ^= m_rows[pivot][word];
}

void Checks::solveFor(std::span<const int> order)
{
    std::array<int, asIndex(maxBlock) * 8> rowOf{};
    rowOf.fill(-1);
    for (std::size_t row = 0; row < m_rowCount; ++row)
        rowOf[asIndex(m_solved[row])] = static_cast<int>(row);
    std::array<bool, maxRows> settled{};
    std::size_t left = m_rowCount;
    for (const int next : order) {
        const auto bit = asIndex(next);
        std::size_t row = 0;
        if (rowOf[bit] >= 0) {
            row = asIndex(rowOf[bit]); // one of the bits that are solved to begin with
        } else {
            while (row < m_rowCount && (settled[row] || !has(row, bit)))
                ++row;
            if (row == m_rowCount)
                continue; // follows from bits that are solved already
            eliminate(row, bit);
            rowOf[asIndex(m_solved[row])] = -1;
            m_solved[row] = next;
        }
        settled[row] = true;
        m_isSolved[bit] = true;
        if (--left == 0)
            return;
    }
}

std::vector<CheckBits> Checks::columns() const
{
    std::vector<CheckBits> result(m_words * 64);
    std::array<std::uint64_t, 64> square{};
    for (std::size_t word = 0; word < m_words; ++word)
        for (std::size_t top = 0; top < m_rowCount; top += 64) {
            for (std::size_t i = 0; i < 64; ++i)
                square[i] = top + i < m_rowCount ? m_rows[top + i][word] : 0;
            transpose(square);
            for (std::size_t i = 0; i < 64; ++i)
                result[word * 64 + i][top / 64] = square[i];
        }
    result.resize(m_bits + 1);
    return result;
}

/// The sum of the reliabilities of the solved bits that a set of failing checks turns over.
class Cost {
public:
    explicit Cost(std::span<const float> reliability) : m_bytes((reliability.size() + 7) / 8)
    {
        for (std::size_t byte = 0; byte < m_bytes; ++byte)
            for (std::size_t value = 1; value < 256; ++value) {
                const std::size_t row = byte * 8 + asIndex(std::countr_zero(value));
                m_table[byte][value] =
                    m_table[byte][value & (value - 1)] + (row < reliability.size() ? reliability[row] : 0);
            }
    }
    [[nodiscard]] float operator()(const CheckBits &failing) const
    {
        float sum = 0;
        for (std::size_t byte = 0; byte < m_bytes; ++byte)
            sum += m_table[byte][failing[byte / 8] >> (byte % 8 * 8) & 0xFF];
        return sum;
    }

private:
    std::size_t m_bytes;
    std::array<std::array<float, 256>, maxCheck> m_table{};
};

CheckBits operator^(const CheckBits &a, const CheckBits &b)
{
    return {a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]};
}

struct Choice {
    float cost = 0;
    int first = -1, second = -1; ///< bits turned over besides the solved ones
};

/// `others`: the bits that are not solved, the least reliable first.
Choice search(std::span<const CheckBits> columns, std::span<const int> others, std::span<const float> reliability,
              const Cost &cost, int pairsAmong)
{
    const CheckBits &failing = columns.back();
    const auto of = [&](int bit) { return reliability[asIndex(bit)]; };
    const auto column = [&](int bit) -> const CheckBits & { return columns[asIndex(bit)]; };
    Choice best{cost(failing)};
    const auto consider = [&](const CheckBits &set, float spent, int first, int second) {
        if (spent < best.cost)
            if (const float total = spent + cost(set); total < best.cost)
                best = {total, first, second};
    };
    for (const int bit : others)
        consider(failing ^ column(bit), of(bit), bit, -1);
    const auto among = others.first(std::min(others.size(), asIndex(pairsAmong)));
    for (std::size_t i = 0; i < among.size(); ++i) {
        const CheckBits half = failing ^ column(among[i]);
        for (std::size_t j = 0; j < i; ++j)
            consider(half ^ column(among[j]), of(among[i]) + of(among[j]), among[i], among[j]);
    }
    return best;
}

} // namespace

std::vector<gf::Element> decodeByOrder(const SoftBlock &block, const BinaryImage &image, int pairsAmong)
{
    std::vector<float> reliability(block.ones.size());
    std::ranges::transform(block.ones, reliability.begin(), [](float one) { return std::abs(one); });
    std::vector<int> order(reliability.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int bit) { return reliability[asIndex(bit)]; });

    Checks checks(block, image);
    checks.solveFor(order);
    std::vector<float> solvedReliability(checks.rows());
    for (std::size_t row = 0; row < checks.rows(); ++row)
        solvedReliability[row] = reliability[asIndex(checks.solved(row))];
    std::erase_if(order, [&](int bit) { return checks.isSolved(bit); });
    const std::vector<CheckBits> columns = checks.columns();
    const Choice best = search(columns, order, reliability, Cost(solvedReliability), pairsAmong);

    std::vector<gf::Element> codewords = block.seen;
    const auto turn = [&](int bit) { codewords[asIndex(bit / 8)] ^= static_cast<gf::Element>(0x80 >> bit % 8); };
    CheckBits failing = columns.back();
    for (const int bit : {best.first, best.second})
        if (bit >= 0) {
            turn(bit);
            failing = failing ^ columns[asIndex(bit)];
        }
    for (std::size_t row = 0; row < checks.rows(); ++row)
        if ((failing[row / 64] >> (row % 64) & 1) != 0)
            turn(checks.solved(row));
    return codewords;
}

} // namespace th::qr
