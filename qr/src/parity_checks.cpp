// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "parity_checks.h"

#include <algorithm>
#include <bit>

namespace th::qr {

namespace {

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

} // namespace

ParityChecks::ParityChecks(const SoftBlock &block, const BinaryImage &image)
    : m_rowCount(asIndex(block.check) * 8), m_bits(asIndex(block.size()) * 8), m_stride((m_bits / 64 + 2) / 2 * 2),
      m_words(m_rowCount * m_stride)
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
    for (std::size_t index = 0; index < m_rowCount; ++index) {
        if ((failing[index / 64] >> (index % 64) & 1) != 0)
            set(index, m_bits);
        m_solved[index] = static_cast<int>(dataBits + index);
    }
}

void ParityChecks::eliminate(std::size_t pivot, std::size_t bit)
{
    std::array<std::uint64_t, maxBits / 64 + 2> from{};
    std::copy_n(row(pivot), m_stride, from.begin());
    for (std::size_t index = 0; index < m_rowCount; ++index) {
        // Without a branch: whether a row has the bit is as good as random.
        const std::uint64_t mask = std::uint64_t{0} - (row(index)[bit / 64] >> (bit % 64) & 1);
        std::uint64_t *words = row(index);
        for (std::size_t word = 0; word < m_stride; ++word)
            words[word] ^= from[word] & mask;
    }
    std::copy_n(from.begin(), m_stride, row(pivot));
}

void ParityChecks::swapRows(std::size_t a, std::size_t b)
{
    std::swap_ranges(row(a), row(a) + (a == b ? 0 : m_stride), row(b));
    std::swap(m_solved[a], m_solved[b]);
}

void ParityChecks::solveFor(std::span<const int> order)
{
    std::array<int, maxBits> rowOf{};
    rowOf.fill(-1);
    for (std::size_t index = 0; index < m_rowCount; ++index)
        rowOf[asIndex(m_solved[index])] = static_cast<int>(index);
    std::size_t settled = 0; // these rows come first
    for (const int next : order) {
        const auto bit = asIndex(next);
        std::size_t index = settled;
        if (rowOf[bit] >= 0) {
            index = asIndex(rowOf[bit]); // one of the bits that are solved to begin with
        } else {
            while (index < m_rowCount && !has(index, bit))
                ++index;
            if (index == m_rowCount)
                continue; // follows from bits that are solved already
            eliminate(index, bit);
            rowOf[asIndex(m_solved[index])] = -1;
            m_solved[index] = next;
        }
        swapRows(index, settled);
        rowOf[asIndex(m_solved[index])] = static_cast<int>(index);
        m_isSolved[bit] = true;
        if (++settled == m_rowCount)
            break;
    }
    for (std::size_t index = 0; index < m_rowCount / 2; ++index)
        swapRows(index, m_rowCount - 1 - index);
}

std::vector<CheckBits> ParityChecks::columns() const
{
    std::vector<CheckBits> result(m_stride * 64);
    std::array<std::uint64_t, 64> square{};
    for (std::size_t word = 0; word < m_stride; ++word)
        for (std::size_t top = 0; top < m_rowCount; top += 64) {
            for (std::size_t i = 0; i < 64; ++i)
                square[i] = top + i < m_rowCount ? row(top + i)[word] : 0;
            transpose(square);
            for (std::size_t i = 0; i < 64; ++i)
                result[word * 64 + i][top / 64] = square[i];
        }
    result.resize(m_bits + 1);
    return result;
}

} // namespace th::qr
