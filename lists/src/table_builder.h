// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/table.h"

#include <optional>

namespace th::lists {

/// Puts a table together within its limits. After the first error nothing more is taken.
class TableBuilder {
public:
    explicit TableBuilder(Table &table) : m_table(table) {}

    /// Rows come in ascending order. Rows that stay empty leave no trace.
    void beginRow(std::uint32_t number, bool hidden);
    /// Cells of a row come ascending by column. What is empty (and no formula) is dropped; `where` names the place in
    /// errors.
    [[nodiscard]] std::optional<TableError> add(std::uint32_t column, Cell cell);

private:
    Table &m_table;
    Row m_open;
    std::size_t m_cells = 0, m_textBytes = 0;
};

/// A text file as UTF-8, and how it was encoded.
struct DecodedText {
    TextEncoding encoding = TextEncoding::Utf8;
    std::string utf8;
};
[[nodiscard]] core::Result<DecodedText, TableError> decodeText(core::ByteView file);

[[nodiscard]] core::Result<Table, TableError> readCsv(core::ByteView file);

} // namespace th::lists
