// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/write.h"

namespace th::lists {

/// The rows of a file that comes back, with what is to be said of each in `sentenceColumn`.
struct ReturnedRows {
    std::vector<const Row *> rows;
    std::vector<std::string> sentences; ///< one for each row; empty: nothing
    std::uint16_t sentenceColumn = 0;
};
[[nodiscard]] ReturnedRows returnedRows(const Table &table, const Mapping &mapping, const CheckedList &checked,
                                        core::Language language);
[[nodiscard]] std::string returnedCsv(const Table &table, const ReturnedRows &returned);
[[nodiscard]] core::Result<std::string, WriteError> returnedXlsx(const Table &table, const ReturnedRows &returned);
[[nodiscard]] core::Result<std::string, WriteError> emptyXlsx(const Shape &shape, core::Language language);

} // namespace th::lists
