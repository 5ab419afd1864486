// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <vector>

namespace th::evidence {

inline constexpr std::size_t blockRows = 2048; ///< of a block at most

/// Which rows of a block are meant.
class RowSet {
public:
    explicit RowSet(std::size_t rows) ///< all of the first so many
    {
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            const std::size_t begin = word * 64;
            m_words[word] = rows >= begin + 64 ? ~std::uint64_t{0}
                            : rows > begin     ? (std::uint64_t{1} << (rows - begin)) - 1
                                               : 0;
        }
    }
    [[nodiscard]] bool none() const
    {
        std::uint64_t any = 0;
        for (const std::uint64_t word : m_words)
            any |= word;
        return any == 0;
    }
    [[nodiscard]] std::size_t count() const
    {
        std::size_t sum = 0;
        for (const std::uint64_t word : m_words)
            sum += static_cast<std::size_t>(std::popcount(word));
        return sum;
    }
    void clear() { m_words.fill(0); }
    /// Keeps the rows for which `keep` says so, of the first `rows`.
    template <class Keep> void retain(std::size_t rows, Keep &&keep)
    {
        for (std::size_t begin = 0; begin < rows; begin += 64) {
            std::uint64_t word = 0;
            const std::size_t end = rows - begin < 64 ? rows - begin : 64;
            for (std::size_t bit = 0; bit < end; ++bit)
                word |= std::uint64_t{keep(begin + bit)} << bit;
            m_words[begin / 64] &= word;
        }
    }
    template <class Visit> void each(Visit &&visit) const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word)
            for (std::uint64_t left = m_words[word]; left != 0; left &= left - 1)
                visit(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }

private:
    std::array<std::uint64_t, blockRows / 64> m_words{};
};

/// One column of a block as it is stored (docs/formats/archive.md). Whole numbers below 2^32, of which a block
/// mostly has few different ones.
[[nodiscard]] core::Bytes encodeColumn(const std::vector<std::uint32_t> &values);
/// A moment of each row, milliseconds since 1970 UTC.
[[nodiscard]] core::Bytes encodeMoments(const std::vector<std::int64_t> &moments);

/// Looks into the stored bytes, which outlive it.
class ColumnView {
public:
    /// Nothing unless the bytes are a column of exactly so many rows.
    [[nodiscard]] static std::optional<ColumnView> of(core::ByteView bytes, std::size_t rows);

    /// Keeps the rows whose value `accepts`. Each different value is asked for once.
    template <class Accepts> void restrict(RowSet &set, Accepts &&accepts) const;
    /// Each different value of these rows, and of how many. A value may come more than once.
    template <class Visit> void tally(const RowSet &set, Visit &&visit) const;
    [[nodiscard]] std::uint32_t at(std::size_t row) const
    {
        return value(m_form == Form::Constant ? 0 : m_form == Form::Plain ? row : code(row));
    }
    [[nodiscard]] std::size_t rows() const { return m_rows; }

private:
    enum class Form { Constant = 0, Bytes = 1, Words = 2, Plain = 3 };
    ColumnView() = default;
    [[nodiscard]] std::uint32_t value(std::size_t index) const
    {
        const std::uint8_t *from = m_values + 4 * index;
        return static_cast<std::uint32_t>(from[0] | from[1] << 8 | from[2] << 16) | static_cast<std::uint32_t>(from[3])
                                                                                        << 24;
    }
    [[nodiscard]] std::uint32_t code(std::size_t row) const
    {
        return m_form == Form::Words ? static_cast<std::uint32_t>(m_codes[2 * row] | m_codes[2 * row + 1] << 8)
                                     : m_codes[row];
    }
    [[nodiscard]] std::size_t greatestCode() const;

    Form m_form = Form::Constant;
    std::size_t m_rows = 0, m_count = 0;
    const std::uint8_t *m_values = nullptr; ///< the different ones, 4 bytes each; of Plain those of the rows
    const std::uint8_t *m_codes = nullptr;
};

/// Nothing unless the bytes are the moments of exactly so many rows.
[[nodiscard]] std::optional<std::vector<std::int64_t>> decodeMoments(core::ByteView bytes, std::size_t rows);

template <class Visit> void ColumnView::tally(const RowSet &set, Visit &&visit) const
{
    if (m_form == Form::Constant)
        return visit(value(0), set.count());
    if (m_form == Form::Plain)
        return set.each([&](std::size_t row) { visit(value(row), 1); });
    std::array<std::uint32_t, blockRows> counts{};
    set.each([&](std::size_t row) { ++counts[code(row)]; });
    for (std::size_t i = 0; i < m_count; ++i)
        if (counts[i] > 0)
            visit(value(i), counts[i]);
}

template <class Accepts> void ColumnView::restrict(RowSet &set, Accepts &&accepts) const
{
    if (m_form == Form::Plain)
        return set.retain(m_rows, [&](std::size_t row) { return accepts(value(row)); });
    std::array<std::uint8_t, blockRows> good;
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < m_count; ++i)
        accepted += good[i] = accepts(value(i)) ? 1 : 0;
    if (accepted == 0)
        return set.clear();
    if (accepted == m_count)
        return;
    if (m_form == Form::Bytes)
        return set.retain(m_rows, [&](std::size_t row) { return good[m_codes[row]]; });
    set.retain(m_rows, [&](std::size_t row) { return good[m_codes[2 * row] | m_codes[2 * row + 1] << 8]; });
}

} // namespace th::evidence
