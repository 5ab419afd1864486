// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/write.h"

#include "characters.h"
#include "returned_rows.h"

#include <algorithm>

namespace th::lists {

namespace {

std::string withoutMarks(char32_t point)
{
    constexpr std::u32string_view marked = U"ăâêôơưđ", bare = U"aaeooud";
    const auto letter = letterOf(point);
    if (!letter)
        return "?";
    const auto at = marked.find(letter->plain);
    const char32_t plain = at == std::u32string_view::npos ? letter->plain : bare[at];
    return std::string{static_cast<char>(letter->capital ? plain - U'a' + U'A' : plain)};
}

void append16(std::string &bytes, char32_t point, TextEncoding encoding)
{
    const auto unit = [&](char32_t value) {
        const char high = static_cast<char>(value >> 8 & 0xff), low = static_cast<char>(value & 0xff);
        bytes += encoding == TextEncoding::Utf16Le ? std::string{low, high} : std::string{high, low};
    };
    if (point >= 0x10000) {
        unit(0xd800 + ((point - 0x10000) >> 10));
        unit(0xdc00 + ((point - 0x10000) & 0x3ff));
    } else {
        unit(point);
    }
}

std::string encoded(const std::string &text, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return text;
    case TextEncoding::Utf8WithMark:
        return "\xef\xbb\xbf" + text;
    case TextEncoding::Utf16Le:
    case TextEncoding::Utf16Be:
    case TextEncoding::Windows1258:
    case TextEncoding::Windows1252:
        break;
    }
    std::string bytes = encoding == TextEncoding::Utf16Le   ? "\xff\xfe"
                        : encoding == TextEncoding::Utf16Be ? "\xfe\xff"
                                                            : "";
    for (const char32_t point : toCodePoints(text)) {
        if (encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be)
            append16(bytes, point, encoding);
        else if (encoding == TextEncoding::Windows1258)
            bytes += toWindows1258(point).value_or(withoutMarks(point));
        else if (const auto byte = toWindows1252(point))
            bytes += static_cast<char>(*byte);
        else
            bytes += withoutMarks(point);
    }
    return bytes;
}

std::string harmless(const std::string &text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos ? '\'' + text : text;
}

std::string field(const std::string &text)
{
    std::string value = harmless(text);
    // Whatever may separate is quoted, so that whoever guesses the separator sees only the right one.
    const bool plain = value.find_first_of("\"\r\n,;\t") == std::string::npos &&
                       (value.empty() || (value.front() != ' ' && value.back() != ' '));
    if (plain)
        return value;
    std::string quoted = "\"";
    for (const char c : value)
        quoted += c == '"' ? std::string("\"\"") : std::string{c};
    return quoted + '"';
}

} // namespace

std::string writeCsv(const std::vector<std::vector<std::string>> &rows, TextEncoding encoding, char separator)
{
    std::string text;
    for (const auto &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += separator;
            text += field(row[i]);
        }
        text += "\r\n";
    }
    return encoded(text, encoding);
}

core::LocalName sentence(const WriteError &error)
{
    switch (error.fault) {
    case WriteFault::NoMemory:
        return {"Máy không đủ bộ nhớ để ghi tệp. Đóng bớt chương trình rồi thử lại.",
                "There is not enough memory to write the file. Close other programs and try again."};
    case WriteFault::LibraryFailed:
        return {"Không tạo được bảng tính (" + error.detail + "). Kiểm tra ổ đĩa còn chỗ không.",
                "The workbook could not be made (" + error.detail + "). Check that the disk has room."};
    case WriteFault::TooManyRows:
        return {"Một trang bảng tính chỉ chứa 1.048.575 dòng. Hãy xuất CSV, hoặc thu hẹp khoảng ngày.",
                "A sheet holds 1,048,575 rows only. Export CSV, or a shorter time."};
    case WriteFault::SinkClosed:
        return {"Không ghi tiếp được tệp. Kiểm tra ổ đĩa còn chỗ không.",
                "The file could not be written further. Check that the disk has room."};
    }
    return {};
}

namespace {

bool isBad(const CheckedList &checked, std::uint32_t row)
{
    return std::binary_search(checked.bad.begin(), checked.bad.end(), row);
}

} // namespace

ReturnedRows returnedRows(const Table &table, const Mapping &mapping, const CheckedList &checked,
                          core::Language language)
{
    ReturnedRows returned;
    std::map<std::uint32_t, std::string> sentences;
    for (const Finding &finding : checked.findings)
        if (finding.weight != Weight::Note) {
            std::string &text = sentences[finding.row];
            text += (text.empty() ? "" : " ") + sentence(finding).in(language);
        }
    for (const Row &row : table.rows)
        if (row.number <= mapping.headingRow || isBad(checked, row.number)) {
            returned.rows.push_back(&row);
            returned.sentences.push_back(
                row.number == mapping.headingRow
                    ? (language == core::Language::Vietnamese ? "Lỗi cần sửa" : "To be corrected")
                    : sentences[row.number]);
            if (row.number >= mapping.headingRow && !row.cells.empty())
                returned.sentenceColumn = std::max<std::uint16_t>(
                    returned.sentenceColumn, static_cast<std::uint16_t>(row.cells.back().column + 1));
        }
    // A list that comes back for the second time has the column already.
    for (const MappedColumn &column : mapping.columns)
        if (column.heading == "Lỗi cần sửa" || column.heading == "To be corrected")
            returned.sentenceColumn = column.column;
    return returned;
}

std::string returnedCsv(const Table &table, const ReturnedRows &returned)
{
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < returned.rows.size(); ++i) {
        std::vector<std::string> texts;
        for (const Cell &cell : returned.rows[i]->cells) {
            texts.resize(std::max<std::size_t>(texts.size(), cell.column + 1u));
            texts[cell.column] = cell.text;
        }
        if (!returned.sentences[i].empty()) {
            texts.resize(std::max<std::size_t>(texts.size(), returned.sentenceColumn + 1u));
            texts[returned.sentenceColumn] = returned.sentences[i];
        }
        rows.push_back(std::move(texts));
    }
    return writeCsv(rows, table.encoding, table.separator);
}

core::Result<std::string, WriteError> returnedList(const Table &table, const Mapping &mapping,
                                                   const CheckedList &checked, core::Language language)
{
    const ReturnedRows returned = returnedRows(table, mapping, checked, language);
    return table.kind == FileKind::Csv ? returnedCsv(table, returned) : returnedXlsx(table, returned);
}

core::Result<std::string, WriteError> emptyList(const Shape &shape, FileKind kind, core::Language language)
{
    if (kind == FileKind::Xlsx)
        return emptyXlsx(shape, language);
    std::vector<std::string> headings;
    for (const Field &each : shape.fields)
        headings.push_back(each.name.in(language));
    return writeCsv({headings}, TextEncoding::Utf8WithMark, ',');
}

} // namespace th::lists
