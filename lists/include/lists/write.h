// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/check.h"

#include <functional>
#include <memory>

namespace th::lists {

enum class WriteFault { NoMemory, LibraryFailed, TooManyRows, SinkClosed };
struct WriteError {
    WriteFault fault;
    std::string detail{};
};
[[nodiscard]] core::LocalName sentence(const WriteError &error);

/// The rows that came back, as a file like the one they came in: what stood up to the headings, their cells with the
/// values that they had, and a last column that says what is to be corrected. CSV keeps encoding and separator, and
/// text that a spreadsheet would take for a formula gets an apostrophe, which reading takes off again; XLSX keeps
/// texts, numbers and dates apart, and has no formulas. Where the file's encoding has no letters for it (legacy fonts),
/// the sentences come without diacritics.
[[nodiscard]] core::Result<std::string, WriteError> returnedList(const Table &table, const Mapping &mapping,
                                                                 const CheckedList &checked, core::Language language);

/// An empty list to fill in. XLSX: columns formatted so that zeros stay and dates are dates, values checked as they are
/// typed, and a second sheet with guidance. CSV: the headings, in UTF-8 with its mark.
[[nodiscard]] core::Result<std::string, WriteError> emptyList(const Shape &shape, FileKind kind,
                                                              core::Language language);

/// A CSV file (RFC 4180, CRLF) of these texts; what the encoding lacks loses its diacritics, or becomes "?".
[[nodiscard]] std::string writeCsv(const std::vector<std::vector<std::string>> &rows, TextEncoding encoding,
                                   char separator);

/// A table that goes out row by row, of however many rows, without all of it in memory at once.
struct TableColumn {
    std::string heading;
    CellKind kind = CellKind::Text; ///< Date: "2021-09-06" or "2021-09-06 08:15:00"; Number
};
class TableWriter {
public:
    /// CSV: pieces as they come, UTF-8 with its mark; XLSX: all of it, in pieces, at the end; the headings stay in view
    /// and filter. False ends the writing.
    using Sink = std::function<bool(std::string_view)>;

    TableWriter(FileKind kind, std::vector<TableColumn> columns, Sink sink);
    TableWriter(const TableWriter &) = delete;
    TableWriter &operator=(const TableWriter &) = delete;
    ~TableWriter();

    /// A text for each column. Nothing in it becomes a formula. False: it is full, or the sink takes no more.
    [[nodiscard]] bool row(const std::vector<std::string> &texts);
    [[nodiscard]] core::Result<void, WriteError> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::lists
