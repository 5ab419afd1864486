// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbook.h"

#include "table_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace th::lists {

namespace {

using core::Failure;

constexpr std::size_t maxMerges = 20'000, maxMergedRows = 4'000'000;

/// "BC12" → column 54, row 12; nothing if it is no reference.
struct Reference {
    std::uint32_t column = 0, row = 0;
};
std::optional<Reference> parseReference(std::string_view text)
{
    Reference reference;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
        reference.column = reference.column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), reference.row);
    if (i == 0 || i > 3 || error != std::errc() || end != text.data() + text.size() || reference.row == 0 ||
        reference.row > lastRowNumber || --reference.column > 16383)
        return std::nullopt;
    return reference;
}

std::string numberText(double value)
{
    char text[64];
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    const auto end = whole ? std::to_chars(text, text + sizeof text, static_cast<long long>(value)).ptr
                           : std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

class SheetListener : public XmlListener {
public:
    SheetListener(Table &table, const Workbook &workbook, const std::vector<bool> &dateStyles,
                  const std::vector<std::string> &sharedTexts)
        : m_table(table), m_builder(table), m_from1904(workbook.from1904), m_dateStyles(dateStyles),
          m_shared(sharedTexts)
    {
    }

    void started(std::string_view element, const char **attributes) override
    {
        if (element == "row")
            beginRow(attributes);
        else if (element == "c")
            beginCell(attributes);
        else if (element == "f")
            m_cell.calculated = true;
        else if (element == "rPh")
            m_phonetic = true;
        else if (element == "mergeCell")
            addMerge(attribute(attributes, "ref"));
        m_listening = m_inCell && (element == "v" || (element == "t" && !m_phonetic));
    }
    void ended(std::string_view element) override
    {
        m_listening = false;
        if (element == "c" && m_inCell)
            endCell();
        else if (element == "rPh")
            m_phonetic = false;
    }
    void text(std::string_view piece) override
    {
        if (!m_listening)
            return;
        m_cell.text += piece;
        if (m_cell.text.size() > maxCellBytes)
            stop(
                {TableFault::CellTooLong, columnLetters(static_cast<std::uint16_t>(m_column)) + std::to_string(m_row)});
    }

private:
    void damaged() { stop({TableFault::DamagedPart, m_table.sheet + ", " + std::to_string(m_row)}); }

    void beginRow(const char **attributes)
    {
        const auto number = attribute(attributes, "r");
        std::uint32_t row = m_row + 1;
        if (!number.empty() && std::from_chars(number.data(), number.data() + number.size(), row).ec != std::errc())
            return damaged();
        if (row <= m_row || row > lastRowNumber)
            return damaged();
        m_row = row;
        m_nextColumn = 0;
        const auto hidden = attribute(attributes, "hidden");
        m_builder.beginRow(row, hidden == "1" || hidden == "true");
    }

    void beginCell(const char **attributes)
    {
        m_cell = {};
        m_type = attribute(attributes, "t");
        m_isDate = false;
        m_column = m_nextColumn;
        if (const auto text = attribute(attributes, "r"); !text.empty()) {
            const auto reference = parseReference(text);
            if (!reference || reference->row != m_row || reference->column < m_nextColumn)
                return damaged();
            m_column = reference->column;
        }
        m_nextColumn = m_column + 1;
        const auto style = attribute(attributes, "s");
        std::size_t index = 0;
        if (!style.empty() && std::from_chars(style.data(), style.data() + style.size(), index).ec == std::errc())
            m_isDate = index < m_dateStyles.size() && m_dateStyles[index];
        m_inCell = m_row != 0;
    }

    void endCell()
    {
        m_inCell = false;
        if (m_type == "s")
            takeShared();
        else if (m_type == "b")
            m_cell = {0, CellKind::Boolean, m_cell.calculated, m_cell.text == "1" ? "TRUE" : "FALSE"};
        else if (m_type == "e")
            m_cell.kind = CellKind::Error;
        else if (m_type == "d")
            m_cell.kind = CellKind::Date;
        else if (m_type.empty() || m_type == "n")
            takeNumber();
        else
            m_cell.text = unescaped(std::move(m_cell.text));
        if (error())
            return;
        if (auto error = m_builder.add(m_column, std::move(m_cell)))
            stop(*error);
    }

    void takeShared()
    {
        std::size_t index = 0;
        const std::string &digits = m_cell.text;
        if (std::from_chars(digits.data(), digits.data() + digits.size(), index).ec != std::errc() ||
            index >= m_shared.size())
            return damaged();
        m_cell.text = m_shared[index];
    }

    void takeNumber()
    {
        double value = 0;
        const std::string &digits = m_cell.text;
        if (digits.empty())
            return;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
            return damaged();
        if (const auto date = m_isDate ? dateOfSerial(value, m_from1904) : std::nullopt) {
            m_cell.kind = CellKind::Date;
            m_cell.text = *date;
        } else {
            m_cell.kind = CellKind::Number;
            m_cell.text = numberText(value);
        }
    }

    void addMerge(std::string_view range)
    {
        const auto colon = range.find(':');
        const auto first = parseReference(range.substr(0, colon));
        const auto last = colon == std::string_view::npos ? first : parseReference(range.substr(colon + 1));
        if (!first || !last || last->row < first->row || last->column < first->column ||
            m_table.merges.size() == maxMerges)
            return damaged();
        m_table.merges.push_back({first->row, last->row, static_cast<std::uint16_t>(first->column),
                                  static_cast<std::uint16_t>(last->column)});
    }

    Table &m_table;
    TableBuilder m_builder;
    bool m_from1904;
    const std::vector<bool> &m_dateStyles;
    const std::vector<std::string> &m_shared;
    Cell m_cell;
    std::string m_type;
    std::uint32_t m_row = 0, m_column = 0, m_nextColumn = 0;
    bool m_isDate = false, m_inCell = false, m_listening = false, m_phonetic = false;
};

/// Gives the value of merged cells to those below the first, as a reader of the sheet understands it.
std::optional<TableError> spreadMerges(Table &table)
{
    const auto below = [](const Row &row, std::uint32_t number) { return row.number < number; };
    std::size_t rows = 0, bytes = 0;
    for (const Merge &merge : table.merges) {
        auto row = std::lower_bound(table.rows.begin(), table.rows.end(), merge.firstRow, below);
        const Cell *first =
            row != table.rows.end() && row->number == merge.firstRow ? row->at(merge.firstColumn) : nullptr;
        if (!first)
            continue;
        const Cell copy = *first;
        for (++row; row != table.rows.end() && row->number <= merge.lastRow; ++row) {
            bytes += copy.text.size();
            if (++rows > maxMergedRows || bytes > maxTextBytes)
                return TableError{TableFault::TooMuchText};
            const auto place =
                std::lower_bound(row->cells.begin(), row->cells.end(), copy.column,
                                 [](const Cell &cell, std::uint16_t column) { return cell.column < column; });
            if (place == row->cells.end() || place->column != copy.column)
                row->cells.insert(place, copy);
        }
    }
    return std::nullopt;
}

const Workbook::Sheet *chosenSheet(const Workbook &workbook, const std::string &name)
{
    const auto found =
        std::find_if(workbook.sheets.begin(), workbook.sheets.end(), [&name](const Workbook::Sheet &sheet) {
            return name.empty() ? !sheet.name.hidden : sheet.name.name == name;
        });
    return found == workbook.sheets.end() ? nullptr : &*found;
}

} // namespace

core::Result<Table, TableError> readXlsx(core::ByteView file, const std::string &sheet)
{
    const auto parts = ZipParts::open(file);
    if (!parts)
        return Failure{parts.error()};
    const auto workbook = readWorkbook(*parts);
    if (!workbook)
        return Failure{workbook.error()};
    const auto *chosen = chosenSheet(*workbook, sheet);
    if (!chosen)
        return Failure{TableError{TableFault::NoSheet, sheet}};
    const auto dateStyles = readDateStyles(*parts, workbook->styles);
    if (!dateStyles)
        return Failure{dateStyles.error()};
    const auto sharedTexts = readSharedTexts(*parts, workbook->sharedTexts);
    if (!sharedTexts)
        return Failure{sharedTexts.error()};
    Table table;
    table.kind = FileKind::Xlsx;
    table.sheet = chosen->name.name;
    SheetListener listener(table, *workbook, *dateStyles, *sharedTexts);
    if (auto error = readXml(*parts, chosen->part, listener))
        return Failure{*error};
    if (auto error = spreadMerges(table))
        return Failure{*error};
    if (table.rows.empty())
        return Failure{TableError{TableFault::Empty}};
    return table;
}

} // namespace th::lists
