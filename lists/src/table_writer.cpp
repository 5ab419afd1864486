// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/write.h"

#include "workbook_writer.h"

namespace th::lists {

namespace {

constexpr std::uint32_t mostRows = 1'048'576; // of a sheet, the headings included

} // namespace

struct TableWriter::Impl {
    std::vector<TableColumn> columns;
    Sink sink;
    std::unique_ptr<WorkbookWriter> workbook{};
    lxw_worksheet *sheet = nullptr;
    std::unique_ptr<RowWriter> writer{};
    std::uint32_t next = 0;
    std::optional<WriteError> error{};

    bool fail(WriteFault fault)
    {
        if (!error)
            error = WriteError{fault};
        return false;
    }
    void begin(FileKind kind)
    {
        std::vector<std::string> headings;
        for (const TableColumn &column : columns)
            headings.push_back(column.heading);
        if (kind == FileKind::Csv) {
            if (!sink(writeCsv({headings}, TextEncoding::Utf8WithMark, ',')))
                fail(WriteFault::SinkClosed);
            return;
        }
        workbook = std::make_unique<WorkbookWriter>(WorkbookWriter::Memory::Constant);
        sheet = workbook->ready() ? workbook->sheet({}) : nullptr;
        if (!sheet) {
            fail(WriteFault::NoMemory);
            return;
        }
        workbook->check(worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(columns.size() - 1), 18, nullptr));
        worksheet_freeze_panes(sheet, 1, 0);
        writer = std::make_unique<RowWriter>(*workbook, sheet);
        for (std::uint16_t i = 0; i < columns.size(); ++i)
            writer->write(next, Cell{.column = i, .kind = CellKind::Text, .text = columns[i].heading});
        ++next;
    }
};

TableWriter::TableWriter(FileKind kind, std::vector<TableColumn> columns, Sink sink)
    : m_impl(std::make_unique<Impl>(Impl{std::move(columns), std::move(sink)}))
{
    m_impl->begin(kind);
}

TableWriter::~TableWriter() = default;

bool TableWriter::row(const std::vector<std::string> &texts)
{
    Impl &impl = *m_impl;
    if (impl.error)
        return false;
    if (!impl.writer)
        return impl.sink(writeCsv({texts}, TextEncoding::Utf8, ',')) || impl.fail(WriteFault::SinkClosed);
    if (impl.next >= mostRows)
        return impl.fail(WriteFault::TooManyRows);
    for (std::uint16_t i = 0; i < texts.size() && i < impl.columns.size(); ++i)
        impl.writer->write(impl.next, Cell{.column = i, .kind = impl.columns[i].kind, .text = texts[i]});
    ++impl.next;
    return true;
}

core::Result<void, WriteError> TableWriter::finish()
{
    Impl &impl = *m_impl;
    if (!impl.error && impl.workbook) {
        impl.workbook->check(
            worksheet_autofilter(impl.sheet, 0, 0, impl.next - 1, static_cast<lxw_col_t>(impl.columns.size() - 1)));
        if (const auto done = impl.workbook->finish(impl.sink); !done)
            return core::Failure{done.error()};
    }
    if (impl.error)
        return core::Failure{*impl.error};
    return {};
}

} // namespace th::lists
