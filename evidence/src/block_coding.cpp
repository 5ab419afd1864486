// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_coding.h"

#include <algorithm>
#include <limits>

namespace th::evidence {

namespace {

constexpr std::size_t wide = 4;

void put(core::Bytes &bytes, std::uint64_t value, std::size_t width)
{
    for (std::size_t i = 0; i < width; ++i)
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

template <class Number> Number get(const std::uint8_t *from)
{
    Number value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        value |= static_cast<Number>(static_cast<Number>(from[i]) << (8 * i));
    return value;
}

core::Bytes plain(const std::vector<std::uint32_t> &values)
{
    core::Bytes bytes;
    bytes.reserve(1 + wide * values.size());
    put(bytes, 3, 1);
    for (const std::uint32_t value : values)
        put(bytes, value, wide);
    return bytes;
}

constexpr std::uint8_t narrowMoments = 4, wideMoments = 5;

} // namespace

core::Bytes encodeColumn(const std::vector<std::uint32_t> &values)
{
    std::vector<std::uint32_t> different = values;
    std::ranges::sort(different);
    different.erase(std::unique(different.begin(), different.end()), different.end());
    const std::size_t count = different.size();
    if (count == 1) {
        core::Bytes bytes;
        put(bytes, 0, 1);
        put(bytes, different[0], wide);
        return bytes;
    }
    const std::size_t codeWidth = count <= 256 ? 1 : 2;
    if (3 + wide * count + codeWidth * values.size() >= 1 + wide * values.size())
        return plain(values);
    core::Bytes bytes;
    bytes.reserve(3 + wide * count + codeWidth * values.size());
    put(bytes, codeWidth, 1);
    put(bytes, count, 2);
    for (const std::uint32_t value : different)
        put(bytes, value, wide);
    for (const std::uint32_t value : values)
        put(bytes, static_cast<std::uint64_t>(std::ranges::lower_bound(different, value) - different.begin()),
            codeWidth);
    return bytes;
}

core::Bytes encodeMoments(const std::vector<std::int64_t> &moments)
{
    const auto [least, most] = std::ranges::minmax(moments);
    const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    const bool narrow = span <= std::numeric_limits<std::uint32_t>::max();
    core::Bytes bytes;
    bytes.reserve(9 + 8 * moments.size());
    put(bytes, narrow ? narrowMoments : wideMoments, 1);
    put(bytes, static_cast<std::uint64_t>(least), 8);
    for (const std::int64_t moment : moments)
        put(bytes, static_cast<std::uint64_t>(moment) - static_cast<std::uint64_t>(least), narrow ? 4 : 8);
    return bytes;
}

std::optional<std::vector<std::int64_t>> decodeMoments(core::ByteView bytes, std::size_t rows)
{
    if (bytes.empty() || (bytes[0] != narrowMoments && bytes[0] != wideMoments))
        return std::nullopt;
    const std::size_t width = bytes[0] == narrowMoments ? 4 : 8;
    if (bytes.size() != 9 + width * rows)
        return std::nullopt;
    const auto least = get<std::uint64_t>(bytes.data() + 1);
    std::vector<std::int64_t> moments(rows);
    const std::uint8_t *from = bytes.data() + 9;
    for (std::size_t i = 0; i < rows; ++i, from += width)
        moments[i] =
            static_cast<std::int64_t>(least + (width == 4 ? get<std::uint32_t>(from) : get<std::uint64_t>(from)));
    return moments;
}

std::optional<ColumnView> ColumnView::of(core::ByteView bytes, std::size_t rows)
{
    if (bytes.size() < 5 || bytes[0] > 3 || rows == 0 || rows > blockRows)
        return std::nullopt;
    ColumnView view;
    view.m_form = static_cast<Form>(bytes[0]);
    view.m_rows = rows;
    if (view.m_form == Form::Constant || view.m_form == Form::Plain) {
        view.m_count = view.m_form == Form::Constant ? 1 : rows;
        view.m_values = bytes.data() + 1;
        return bytes.size() == 1 + wide * view.m_count ? std::optional(view) : std::nullopt;
    }
    view.m_count = get<std::uint16_t>(bytes.data() + 1);
    view.m_values = bytes.data() + 3;
    const std::size_t width = view.m_form == Form::Bytes ? 1 : 2;
    if (view.m_count == 0 || view.m_count > rows || bytes.size() != 3 + wide * view.m_count + width * rows)
        return std::nullopt;
    view.m_codes = view.m_values + wide * view.m_count;
    return view.greatestCode() < view.m_count ? std::optional(view) : std::nullopt;
}

std::size_t ColumnView::greatestCode() const
{
    if (m_form == Form::Bytes)
        return *std::max_element(m_codes, m_codes + m_rows);
    std::uint16_t greatest = 0;
    for (std::size_t row = 0; row < m_rows; ++row)
        greatest = std::max(greatest, get<std::uint16_t>(m_codes + 2 * row));
    return greatest;
}

} // namespace th::evidence
