// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "lists/shape.h"
#include "lists/table.h"

#include <map>
#include <optional>

namespace th::lists {

enum class Sureness {
    Told,   ///< by the caller
    Exact,  ///< the heading is one of the field's
    Likely, ///< one of the field's headings is part of it
};
[[nodiscard]] const char *name(Sureness sureness); ///< "told" …

struct MappedColumn {
    std::uint16_t column = 0;
    std::uint16_t lastColumn = 0; ///< a name's heading may span several: "Nguyễn Thị" | "Hương"
    std::string heading;          ///< as in the file, on one line
    std::string field;            ///< empty: not used
    Sureness sureness = Sureness::Exact;
};

/// Which column of a table holds which field: to be shown to a person unless it is sure.
struct Mapping {
    std::uint32_t headingRow = 0;      ///< number of the (last) row of headings; 0: the table has none
    std::vector<MappedColumn> columns; ///< every column with a heading or a field, ascending
    std::vector<std::string> missing;  ///< required fields without a column
    [[nodiscard]] const MappedColumn *columnOf(std::string_view field) const;
    [[nodiscard]] bool complete() const { return missing.empty(); }
    /// Complete, and nothing in it is only likely.
    [[nodiscard]] bool sure() const;
};

enum class MappingFault { NoSuchColumn, NoSuchField, FieldTwice };
struct MappingError {
    MappingFault fault;
    std::string detail; ///< what the caller named
};
[[nodiscard]] core::LocalName sentence(const MappingError &error);

/// By column letter ("C") or heading (compared folded): field id, or empty for a column not to be used.
using ToldColumns = std::map<std::string, std::string>;

/// Finds the row of headings among the first rows that are not empty, in either language, with or without diacritics,
/// in legacy fonts too, and what its columns are. What was told goes before what was found.
[[nodiscard]] core::Result<Mapping, MappingError> proposeMapping(const Table &table, const Shape &shape,
                                                                 const ToldColumns &told = {});

struct OpenedList {
    Table table;
    Mapping mapping;
};
/// The sheet asked for, or else the first visible one whose headings are complete, or else the first with something in
/// it.
[[nodiscard]] core::Result<OpenedList, TableError> openList(core::ByteView file, const Shape &shape,
                                                            const std::string &sheet = {});

} // namespace th::lists
