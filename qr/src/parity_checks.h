// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "binary_image.h"
#include "indexing.h"
#include "soft_block.h"

#include <array>
#include <span>
#include <vector>

namespace th::qr {

/// The parity checks of a block's bits, to be solved for the bits that are least reliable. Bits are numbered along the
/// block, the most significant of each codeword first.
class ParityChecks {
public:
    /// `image` has the block's check and at least its data.
    ParityChecks(const SoftBlock &block, const BinaryImage &image);

    /// Takes bits in that order and solves for each that the ones taken before do not determine, until there is one for
    /// every check: then all others are free. The rows end up in the opposite order, the bit solved last first.
    void solveFor(std::span<const int> order);

    [[nodiscard]] std::size_t rows() const { return m_rowCount; }
    [[nodiscard]] int solved(std::size_t row) const { return m_solved[row]; }
    [[nodiscard]] bool isSolved(int bit) const { return m_isSolved[asIndex(bit)]; }
    /// For each bit which rows contain it; after the last bit which rows fail.
    [[nodiscard]] std::vector<CheckBits> columns() const;

private:
    static constexpr std::size_t maxRows = maxCheck * 8;
    static constexpr std::size_t maxBits = asIndex(maxBlock) * 8;

    [[nodiscard]] std::uint64_t *row(std::size_t index) { return m_words.data() + index * m_stride; }
    [[nodiscard]] const std::uint64_t *row(std::size_t index) const { return m_words.data() + index * m_stride; }
    void set(std::size_t index, std::size_t bit) { row(index)[bit / 64] ^= std::uint64_t{1} << (bit % 64); }
    [[nodiscard]] bool has(std::size_t index, std::size_t bit) const
    {
        return (row(index)[bit / 64] >> (bit % 64) & 1) != 0;
    }
    void swapRows(std::size_t a, std::size_t b);
    void eliminate(std::size_t pivot, std::size_t bit);

    std::size_t m_rowCount, m_bits;
    std::size_t m_stride;               ///< words of a row: its bits and one more, whether the check fails
    std::vector<std::uint64_t> m_words; ///< row after row
    std::array<int, maxRows> m_solved{};
    std::array<bool, maxBits> m_isSolved{};
};

} // namespace th::qr
