// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workbook_parts.h"

#include <map>
#include <set>

namespace th::lists {

/// What a workbook says of itself before its sheets are read.
struct Workbook {
    struct Sheet {
        SheetName name;
        std::string part;
    };
    std::vector<Sheet> sheets;       ///< worksheets only, in order
    bool from1904 = false;           ///< dates count from 1904-01-01 rather than from 1899-12-31
    std::string styles, sharedTexts; ///< parts; empty: there are none
};
[[nodiscard]] core::Result<Workbook, TableError> readWorkbook(const ZipParts &parts);

/// By cell style: whether it shows a number as a date or time.
[[nodiscard]] core::Result<std::vector<bool>, TableError> readDateStyles(const ZipParts &parts,
                                                                         const std::string &part);
/// The texts that cells refer to by number.
[[nodiscard]] core::Result<std::vector<std::string>, TableError> readSharedTexts(const ZipParts &parts,
                                                                                 const std::string &part);

/// True if the number format shows a date or a time.
[[nodiscard]] bool isDateFormat(std::string_view format);
/// A spreadsheet's day count as `Cell::text` has dates; nothing out of 1900–9999.
[[nodiscard]] std::optional<std::string> dateOfSerial(double serial, bool from1904);
/// "_x000D_" and its like (ECMA-376, ST_Xstring) put back.
[[nodiscard]] std::string unescaped(std::string text);

[[nodiscard]] core::Result<std::vector<SheetName>, TableError> workbookSheets(core::ByteView file);
[[nodiscard]] core::Result<Table, TableError> readXlsx(core::ByteView file, const std::string &sheet);

} // namespace th::lists
