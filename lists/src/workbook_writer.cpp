// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbook_writer.h"

#include "characters.h"
#include "returned_rows.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace th::lists {

namespace {

using core::Failure;

constexpr std::size_t mostCharacters = 32'767; ///< of a cell

std::string asMuchAsFits(const std::string &text)
{
    if (text.size() <= mostCharacters)
        return text;
    const std::u32string points = toCodePoints(text);
    return points.size() <= mostCharacters ? text : toUtf8(points.substr(0, mostCharacters));
}

/// "2021-09-06", "2021-09-06 08:15:00" or "08:15:00".
std::optional<lxw_datetime> datetimeOf(const std::string &text)
{
    lxw_datetime time{};
    const bool dated = std::sscanf(text.c_str(), "%4d-%2d-%2d", &time.year, &time.month, &time.day) == 3;
    const auto clock = dated ? text.find(' ') : 0;
    if (clock != std::string::npos)
        (void)std::sscanf(text.c_str() + clock, "%2d:%2d:%2lf", &time.hour, &time.min, &time.sec);
    return dated && time.year >= 1900 ? std::optional(time) : std::nullopt;
}

} // namespace

RowWriter::RowWriter(WorkbookWriter &workbook, lxw_worksheet *sheet) : m_workbook(workbook), m_sheet(sheet)
{
    m_date = workbook.format();
    format_set_num_format(m_date, "dd/mm/yyyy");
    m_moment = workbook.format();
    format_set_num_format(m_moment, "dd/mm/yyyy hh:mm:ss");
    m_textFormat = workbook.format();
    format_set_num_format(m_textFormat, "@");
}

void RowWriter::write(std::uint32_t row, const Cell &cell)
{
    double number = 0;
    const auto [end, error] = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), number);
    if (cell.kind == CellKind::Number && error == std::errc() && end == cell.text.data() + cell.text.size())
        return m_workbook.check(worksheet_write_number(m_sheet, row, cell.column, number, nullptr));
    if (cell.kind == CellKind::Boolean)
        return m_workbook.check(worksheet_write_boolean(m_sheet, row, cell.column, cell.text == "TRUE", nullptr));
    if (auto time = cell.kind == CellKind::Date ? datetimeOf(cell.text) : std::nullopt)
        return m_workbook.check(
            worksheet_write_datetime(m_sheet, row, cell.column, &*time, cell.text.size() > 10 ? m_moment : m_date));
    if (!cell.text.empty()) // never as a formula
        m_workbook.check(
            worksheet_write_string(m_sheet, row, cell.column, asMuchAsFits(cell.text).c_str(), m_textFormat));
}

WorkbookWriter::WorkbookWriter(Memory memory) : m_file(memfd_create("list", MFD_CLOEXEC))
{
    lxw_workbook_options options{};
    options.constant_memory = memory == Memory::Constant; // spills into a file without a name
    if (m_file >= 0)
        m_workbook = workbook_new_opt(("/proc/self/fd/" + std::to_string(m_file)).c_str(), &options);
}

WorkbookWriter::~WorkbookWriter()
{
    if (m_workbook)
        lxw_workbook_free(m_workbook);
    if (m_file >= 0)
        close(m_file);
}

lxw_worksheet *WorkbookWriter::sheet(const std::string &name)
{
    const bool usable = !name.empty() && workbook_validate_sheet_name(m_workbook, name.c_str()) == LXW_NO_ERROR;
    lxw_worksheet *made = workbook_add_worksheet(m_workbook, usable ? name.c_str() : nullptr);
    if (!made)
        m_error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return made;
}

lxw_format *WorkbookWriter::format()
{
    lxw_format *made = workbook_add_format(m_workbook);
    if (!made)
        std::abort(); // out of memory for a few bytes
    return made;
}

void WorkbookWriter::check(lxw_error error)
{
    if (m_error == LXW_NO_ERROR)
        m_error = error;
}

core::Result<std::string, WriteError> WorkbookWriter::finish()
{
    std::string content;
    const auto done = finish([&](std::string_view piece) { return content.append(piece), true; });
    if (!done)
        return Failure{done.error()};
    return content;
}

core::Result<void, WriteError> WorkbookWriter::finish(const std::function<bool(std::string_view)> &sink)
{
    check(workbook_close(std::exchange(m_workbook, nullptr)));
    struct stat status {};
    if (m_error != LXW_NO_ERROR)
        return Failure{WriteError{WriteFault::LibraryFailed, lxw_strerror(m_error)}};
    if (fstat(m_file, &status) != 0 || status.st_size <= 0)
        return Failure{WriteError{WriteFault::NoMemory}};
    std::string piece(std::min<std::size_t>(static_cast<std::size_t>(status.st_size), 1u << 20), '\0');
    for (off_t done = 0; done < status.st_size;) {
        const ssize_t got = pread(m_file, piece.data(), piece.size(), done);
        if (got <= 0)
            return Failure{WriteError{WriteFault::NoMemory}};
        if (!sink(std::string_view(piece).substr(0, static_cast<std::size_t>(got))))
            return Failure{WriteError{WriteFault::SinkClosed}};
        done += got;
    }
    return {};
}

core::Result<std::string, WriteError> returnedXlsx(const Table &table, const ReturnedRows &returned)
{
    WorkbookWriter workbook;
    lxw_worksheet *sheet = workbook.ready() ? workbook.sheet(table.sheet) : nullptr;
    if (!sheet)
        return Failure{WriteError{WriteFault::NoMemory}};
    lxw_format *remark = workbook.format();
    format_set_text_wrap(remark);
    format_set_font_color(remark, 0xB00020);
    RowWriter writer(workbook, sheet);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < returned.rows.size(); ++i, ++at) {
        for (const Cell &cell : returned.rows[i]->cells)
            if (cell.column != returned.sentenceColumn || returned.sentences[i].empty())
                writer.write(at, cell);
        if (!returned.sentences[i].empty())
            workbook.check(worksheet_write_string(sheet, at, returned.sentenceColumn,
                                                  asMuchAsFits(returned.sentences[i]).c_str(), remark));
    }
    workbook.check(worksheet_set_column(sheet, 0, returned.sentenceColumn, 18, nullptr));
    workbook.check(worksheet_set_column(sheet, returned.sentenceColumn, returned.sentenceColumn, 80, nullptr));
    return workbook.finish();
}

} // namespace th::lists
