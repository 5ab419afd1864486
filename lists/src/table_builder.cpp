// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_builder.h"

#include <algorithm>

namespace th::lists {

const Cell *Row::at(std::uint16_t column) const
{
    const auto found = std::lower_bound(cells.begin(), cells.end(), column,
                                        [](const Cell &cell, std::uint16_t wanted) { return cell.column < wanted; });
    return found != cells.end() && found->column == column ? &*found : nullptr;
}

const char *name(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "utf-8";
    case TextEncoding::Utf8WithMark:
        return "utf-8-bom";
    case TextEncoding::Utf16Le:
        return "utf-16le";
    case TextEncoding::Utf16Be:
        return "utf-16be";
    case TextEncoding::Windows1258:
        return "windows-1258";
    case TextEncoding::Windows1252:
        return "windows-1252";
    }
    return "";
}

std::string columnLetters(std::uint16_t column)
{
    std::string letters;
    for (unsigned rest = column + 1u; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

void TableBuilder::beginRow(std::uint32_t number, bool hidden) { m_open = {number, hidden, {}}; }

std::optional<TableError> TableBuilder::add(std::uint32_t column, Cell cell)
{
    if (cell.text.empty() && !cell.calculated)
        return std::nullopt;
    const auto where = [&] {
        return columnLetters(static_cast<std::uint16_t>(std::min<std::uint32_t>(column, 0xfffe))) +
               std::to_string(m_open.number);
    };
    if (column >= maxColumns)
        return TableError{TableFault::TooFarRight, where()};
    if (cell.text.size() > maxCellBytes)
        return TableError{TableFault::CellTooLong, where()};
    if (++m_cells > maxCells)
        return TableError{TableFault::TooManyCells};
    m_textBytes += cell.text.size();
    if (m_textBytes > maxTextBytes)
        return TableError{TableFault::TooMuchText};
    if (m_table.rows.empty() || m_table.rows.back().number != m_open.number) {
        if (m_table.rows.size() == maxRows)
            return TableError{TableFault::TooManyRows};
        m_table.rows.push_back(m_open);
    }
    cell.column = static_cast<std::uint16_t>(column);
    m_table.rows.back().cells.push_back(std::move(cell));
    return std::nullopt;
}

} // namespace th::lists
