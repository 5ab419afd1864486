// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/write.h"

#include <functional>
#include <string>
#include <string_view>
#include <xlsxwriter.h>

namespace th::lists {

/// A workbook that is written into memory: names and numbers of people leave no file behind.
class WorkbookWriter {
public:
    /// `constant`: rows are forgotten once they are written, so they must come in order.
    enum class Memory { All, Constant };
    explicit WorkbookWriter(Memory memory = Memory::All);
    WorkbookWriter(const WorkbookWriter &) = delete;
    WorkbookWriter &operator=(const WorkbookWriter &) = delete;
    ~WorkbookWriter();

    [[nodiscard]] bool ready() const { return m_workbook; }
    /// A name that worksheets cannot have becomes the library's own.
    [[nodiscard]] lxw_worksheet *sheet(const std::string &name);
    /// Never null once `ready`.
    [[nodiscard]] lxw_format *format();
    /// Remembers the first failure.
    void check(lxw_error error);
    /// Ends the writing and gives the file.
    [[nodiscard]] core::Result<std::string, WriteError> finish();
    /// The same piece by piece, however large it is. False ends it: SinkClosed.
    [[nodiscard]] core::Result<void, WriteError> finish(const std::function<bool(std::string_view)> &sink);

private:
    int m_file;
    lxw_workbook *m_workbook = nullptr;
    lxw_error m_error = LXW_NO_ERROR;
};

/// Writes cells as what they are, and texts never as formulas.
class RowWriter {
public:
    RowWriter(WorkbookWriter &workbook, lxw_worksheet *sheet);
    void write(std::uint32_t row, const Cell &cell);

private:
    WorkbookWriter &m_workbook;
    lxw_worksheet *m_sheet;
    lxw_format *m_date, *m_moment, *m_textFormat;
};

} // namespace th::lists
