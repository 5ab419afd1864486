// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/names.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace th::lists {

/// What a file may be made of; more is refused by name, whatever the file says of itself. Constant, so that memory is
/// bounded.
inline constexpr std::size_t maxFileBytes = 32u << 20;    ///< of the file itself
inline constexpr std::size_t maxPartBytes = 256u << 20;   ///< of one unpacked part of a workbook, never held whole
inline constexpr std::size_t maxTextBytes = 64u << 20;    ///< of all cells together, and of a workbook's shared texts
inline constexpr std::size_t maxCellBytes = 32767u * 4;   ///< a spreadsheet cell holds 32,767 characters
inline constexpr std::size_t maxCells = 2'000'000;        ///< that are not empty
inline constexpr std::size_t maxRows = 50'000;            ///< that are not empty
inline constexpr std::uint16_t maxColumns = 512;          ///< a cell further right that is not empty is refused
inline constexpr std::uint32_t lastRowNumber = 1'048'576; ///< of a worksheet

enum class CellKind { Text, Number, Date, Boolean, Error };

struct Cell {
    std::uint16_t column = 0; ///< from 0
    CellKind kind = CellKind::Text;
    bool calculated =
        false; ///< a formula: `text` is what the spreadsheet program last worked out, empty if it saved nothing
    /// UTF-8 as the file has it, not composed. Numbers in the shortest decimal form, dates "2021-09-06" or
    /// "2021-09-06 08:15:00" (ISO 8601), times of day "08:15:00", booleans TRUE and FALSE.
    std::string text;
};

struct Row {
    std::uint32_t number = 0; ///< as spreadsheet programs count, from 1
    bool hidden = false;
    std::vector<Cell> cells; ///< those that are not empty, ascending by column
    [[nodiscard]] const Cell *at(std::uint16_t column) const;
};

/// Cells drawn as one. Only the first has a value; `readTable` gives it to the others below in the same column.
struct Merge {
    std::uint32_t firstRow = 0, lastRow = 0;
    std::uint16_t firstColumn = 0, lastColumn = 0;
};

enum class FileKind { Csv, Xlsx };
/// Windows1252 is what files in legacy Vietnamese fonts (legacy.h) are read as.
enum class TextEncoding { Utf8, Utf8WithMark, Utf16Le, Utf16Be, Windows1258, Windows1252 };
[[nodiscard]] const char *name(TextEncoding encoding); ///< "utf-8" …

struct Table {
    FileKind kind = FileKind::Csv;
    TextEncoding encoding = TextEncoding::Utf8; ///< of CSV
    char separator = ',';                       ///< of CSV: , ; or tab
    std::string sheet;                          ///< of XLSX
    std::vector<Row> rows;                      ///< those that are not empty, ascending
    std::vector<Merge> merges;
};

enum class TableFault {
    Empty,          ///< nothing in it
    TooLarge,       ///< the file
    OldWorkbook,    ///< .xls, or a workbook with a password
    BinaryWorkbook, ///< .xlsb
    OpenDocument,   ///< .ods and its like
    OtherDocument,  ///< PDF, picture, Word, web page …: `detail` says which
    Archive,        ///< a zip, but no workbook
    DamagedZip,
    DamagedPart,  ///< `detail`: which part of the workbook, and where
    PartTooLarge, ///< `detail`: which part unpacks to more than maxPartBytes, or holds something absurdly long
    ForbiddenXml, ///< a document type or entities, which no workbook has
    TooManyRows,
    TooManyCells,
    TooFarRight, ///< `detail`: the cell
    CellTooLong, ///< `detail`: the cell, or the line
    TooMuchText,
    NoSheet,       ///< none of that name: `detail`
    UnclosedQuote, ///< `detail`: the line where it opens
    BrokenQuote,   ///< `detail`: the line
    BadUtf8,       ///< `detail`: the line
    BadUtf16,
    NotText, ///< binary
    OutOfMemory,
};
struct TableError {
    TableFault fault;
    std::string detail{};
};
[[nodiscard]] const char *name(TableFault fault); ///< "unclosed_quote" …
/// What happened and what to do.
[[nodiscard]] core::LocalName sentence(const TableError &error);

struct SheetName {
    std::string name;
    bool hidden = false;
};
/// The sheets of a workbook, in order; of a CSV file none.
[[nodiscard]] core::Result<std::vector<SheetName>, TableError> sheetsOf(core::ByteView file);

/// Reads a CSV file (RFC 4180; encoding and separator are found out) or one sheet of an XLSX workbook (ECMA-376), told
/// apart by their bytes. Without a name the first sheet that is not hidden. Whole or not at all.
[[nodiscard]] core::Result<Table, TableError> readTable(core::ByteView file, const std::string &sheet = {});

/// "A" … "Z", "AA" … for 0 …
[[nodiscard]] std::string columnLetters(std::uint16_t column);

} // namespace th::lists
