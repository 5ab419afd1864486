// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_builder.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

using core::Failure;

/// What Excel itself understands in a first line: "sep=;".
std::optional<char> declaredSeparator(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    // Any other character is no separator of lists: what is quoted for these three would not be quoted for it.
    if (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP=")) ||
        std::string_view(",;\t").find(line.back()) == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(std::min(end + 1, text.size()));
    return line.back();
}

/// By how many of the first lines have each separator, and among equals by how often it occurs: the likeliest first,
/// then those that occur at all.
std::string guessedSeparators(std::string_view text)
{
    constexpr std::array<char, 3> candidates{',', ';', '\t'};
    constexpr std::size_t linesLookedAt = 200;
    std::array<std::size_t, 3> lines{}, all{}, here{};
    bool quoted = false, begins = true; // a mark in the midst of a field opens nothing
    std::size_t line = 0;
    for (std::size_t i = 0; i <= text.size() && line < linesLookedAt; ++i) {
        const char c = i < text.size() ? text[i] : '\n';
        if (quoted && text.substr(i).starts_with("\"\"")) {
            ++i;
            continue;
        }
        if (c == '"' && (quoted || begins))
            quoted = !quoted;
        begins = !quoted && (c == '\n' || std::find(candidates.begin(), candidates.end(), c) != candidates.end());
        if (quoted)
            continue;
        for (std::size_t k = 0; k < candidates.size(); ++k)
            here[k] += c == candidates[k];
        if (c != '\n')
            continue;
        for (std::size_t k = 0; k < candidates.size(); ++k) {
            lines[k] += here[k] > 0;
            all[k] += std::exchange(here[k], 0);
        }
        ++line;
    }
    std::array<std::size_t, 3> order{0, 1, 2};
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(lines[a], all[a]) > std::pair(lines[b], all[b]);
    });
    std::string likeliest{candidates[order[0]]};
    for (const std::size_t k : {order[1], order[2]})
        if (lines[k] > 0)
            likeliest += candidates[k];
    return likeliest;
}

/// RFC 4180. A quotation mark inside a field that does not begin with one is taken as it is: people type them.
class CsvParser {
public:
    CsvParser(std::string_view text, Table &table) : m_text(text), m_table(table), m_builder(table) {}

    std::optional<TableError> run()
    {
        for (std::uint32_t number = 1; m_at < m_text.size(); ++number) {
            if (number > lastRowNumber)
                return TableError{TableFault::TooManyRows};
            m_builder.beginRow(number, false);
            if (auto error = record())
                return error;
        }
        return std::nullopt;
    }

private:
    std::optional<TableError> record()
    {
        for (std::uint32_t column = 0;; ++column) {
            std::string field;
            if (auto error = atQuote() ? quotedField(field) : plainField(field))
                return error;
            if (auto error = m_builder.add(column, {0, CellKind::Text, false, std::move(field)}))
                return error;
            if (m_at < m_text.size() && m_text[m_at] == m_table.separator) {
                ++m_at;
                continue;
            }
            endLine();
            return std::nullopt;
        }
    }

    [[nodiscard]] bool atQuote() const { return m_at < m_text.size() && m_text[m_at] == '"'; }
    [[nodiscard]] bool atEnd() const
    {
        return m_at >= m_text.size() || m_text[m_at] == m_table.separator || m_text[m_at] == '\n' ||
               m_text[m_at] == '\r';
    }
    void endLine()
    {
        if (m_at < m_text.size() && m_text[m_at] == '\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '\n')
            ++m_at;
        ++m_line;
    }

    std::optional<TableError> plainField(std::string &field)
    {
        const std::size_t from = m_at;
        while (!atEnd())
            ++m_at;
        field = m_text.substr(from, m_at - from);
        return std::nullopt;
    }

    std::optional<TableError> quotedField(std::string &field)
    {
        const std::size_t opened = m_line;
        for (++m_at;; ++m_at) {
            if (m_at >= m_text.size())
                return TableError{TableFault::UnclosedQuote, std::to_string(opened)};
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                if (!atQuote())
                    break;
            }
            m_line += c == '\n';
            field += c;
            if (field.size() > maxCellBytes) // most likely never closed
                return TableError{TableFault::UnclosedQuote, std::to_string(opened)};
        }
        while (m_at < m_text.size() && m_text[m_at] == ' ' && m_table.separator != ' ')
            ++m_at;
        if (!atEnd())
            return TableError{TableFault::BrokenQuote, std::to_string(m_line)};
        return std::nullopt;
    }

    std::string_view m_text;
    Table &m_table;
    TableBuilder m_builder;
    std::size_t m_at = 0, m_line = 1;
};

} // namespace

core::Result<Table, TableError> readCsv(core::ByteView file)
{
    auto decoded = decodeText(file);
    if (!decoded)
        return Failure{decoded.error()};
    std::string_view text = decoded->utf8;
    const auto declared = declaredSeparator(text);
    std::optional<TableError> first;
    for (const char separator : declared ? std::string{*declared} : guessedSeparators(text)) {
        Table table;
        table.encoding = decoded->encoding;
        table.separator = separator;
        const auto error = CsvParser(text, table).run();
        if (!error && table.rows.empty())
            return Failure{TableError{TableFault::Empty}};
        if (!error)
            return table;
        if (!first)
            first = error;
        // Quotation that does not fit the separator may fit another.
        if (error->fault != TableFault::UnclosedQuote && error->fault != TableFault::BrokenQuote)
            break;
    }
    return Failure{*first};
}

} // namespace th::lists
