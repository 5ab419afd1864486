// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_builder.h"
#include "workbook.h"

#include <array>
#include <new>

namespace th::lists {

namespace {

using core::Failure;
using namespace std::string_view_literals;

constexpr std::string_view zipMark = "PK\x03\x04", oleMark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

struct Signature {
    std::string_view begin;
    const char *what;
};
/// What else people send; the name is the same in both languages.
constexpr std::array<Signature, 11> others{{{"%PDF", "PDF"},
                                            {"\x89PNG", "PNG"},
                                            {"\xff\xd8\xff", "JPEG"},
                                            {"GIF8", "GIF"},
                                            {"{\\rtf", "RTF"},
                                            {"Rar!", "RAR"},
                                            {"7z\xbc\xaf", "7-Zip"},
                                            {"\x1f\x8b", "gzip"},
                                            {"<!DOCTYPE", "HTML"},
                                            {"<html", "HTML"},
                                            {"<?xml", "XML"}}};

std::optional<TableError> refusedBySight(std::string_view bytes)
{
    if (bytes.size() > maxFileBytes)
        return TableError{TableFault::TooLarge};
    if (bytes.empty())
        return TableError{TableFault::Empty};
    if (bytes.starts_with(oleMark))
        return TableError{TableFault::OldWorkbook};
    if (bytes.starts_with("PK\x05\x06"sv))
        return TableError{TableFault::Archive};
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    for (const Signature &other : others)
        if (bytes.starts_with(other.begin))
            return TableError{TableFault::OtherDocument, other.what};
    return std::nullopt;
}

bool isZip(core::ByteView file) { return core::asText(file).starts_with(zipMark); }

} // namespace

core::Result<std::vector<SheetName>, TableError> sheetsOf(core::ByteView file)
{
    if (const auto refused = refusedBySight(core::asText(file)))
        return Failure{*refused};
    if (!isZip(file))
        return std::vector<SheetName>();
    try {
        return workbookSheets(file);
    } catch (const std::bad_alloc &) {
        return Failure{TableError{TableFault::OutOfMemory}};
    }
}

core::Result<Table, TableError> readTable(core::ByteView file, const std::string &sheet)
{
    if (const auto refused = refusedBySight(core::asText(file)))
        return Failure{*refused};
    try {
        if (isZip(file))
            return readXlsx(file, sheet);
        return sheet.empty() ? readCsv(file) : Failure{TableError{TableFault::NoSheet, sheet}};
    } catch (const std::bad_alloc &) {
        return Failure{TableError{TableFault::OutOfMemory}};
    }
}

} // namespace th::lists
