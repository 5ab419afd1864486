// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "returned_rows.h"
#include "workbook_writer.h"

#include <array>

namespace th::lists {

namespace {

using core::Failure;
using core::Language;

constexpr lxw_row_t lastRowToFill = 5000;

const char *numberFormat(FieldType type)
{
    switch (type) {
    case FieldType::DateFrom:
    case FieldType::DateUntil:
    case FieldType::DateIssued:
        return "dd/mm/yyyy";
    case FieldType::BirthDate: // a year alone is allowed, which no date format shows
    case FieldType::PersonName:
    case FieldType::Text:
    case FieldType::PaperNumber:
    case FieldType::IdNumber:
    case FieldType::Sex:
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Plates:
    case FieldType::Days:
    case FieldType::Hours:
        return "@";
    }
    return "@";
}

/// What the spreadsheet program checks as values are typed. Its texts may have 32 characters in the title, 255 in the
/// message.
void validate(WorkbookWriter &workbook, lxw_worksheet *sheet, lxw_col_t column, const Field &field, Language language)
{
    lxw_data_validation rule{};
    std::string hint = field.hint.in(language); // the library asks for texts that may be changed
    std::array<std::string, 2> words{language == Language::Vietnamese ? "Nam" : "Male",
                                     language == Language::Vietnamese ? "Nữ" : "Female"};
    std::array<char *, 3> sexes{words[0].data(), words[1].data(), nullptr};
    rule.ignore_blank = LXW_VALIDATION_ON;
    if (!hint.empty())
        rule.input_message = hint.data();
    if (field.type == FieldType::Sex) {
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = sexes.data();
    } else if (field.type == FieldType::IdNumber) {
        rule.validate = LXW_VALIDATION_TYPE_LENGTH;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_number = 9;
        rule.maximum_number = 12;
    } else if (field.type == FieldType::DateFrom || field.type == FieldType::DateUntil ||
               field.type == FieldType::DateIssued) {
        rule.validate = LXW_VALIDATION_TYPE_DATE;
        rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        rule.minimum_datetime = {2020, 1, 1, 0, 0, 0};
        rule.maximum_datetime = {2100, 12, 31, 0, 0, 0};
    } else if (!hint.empty()) {
        rule.validate = LXW_VALIDATION_TYPE_ANY;
    } else {
        return;
    }
    workbook.check(worksheet_data_validation_range(sheet, 1, column, lastRowToFill, column, &rule));
}

lxw_format *headingFormat(WorkbookWriter &workbook, bool required)
{
    lxw_format *format = workbook.format();
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bg_color(format, required ? 0xFFE8A3 : 0xE6E6E6);
    return format;
}

void writeGuidance(WorkbookWriter &workbook, lxw_worksheet *sheet, const Shape &shape, Language language)
{
    const bool vi = language == Language::Vietnamese;
    lxw_format *heading = headingFormat(workbook, false), *wrapped = workbook.format();
    format_set_text_wrap(wrapped);
    const auto put = [&](lxw_row_t row, lxw_col_t column, const std::string &text, lxw_format *format) {
        workbook.check(worksheet_write_string(sheet, row, column, text.c_str(), format));
    };
    const std::array<const char *, 4> titles = vi ? std::array{"Cột", "Bắt buộc", "Cách ghi", "Ví dụ"}
                                                  : std::array{"Column", "Required", "What to write", "Example"};
    for (lxw_col_t column = 0; column < static_cast<lxw_col_t>(titles.size()); ++column)
        put(0, column, titles[column], heading);
    lxw_row_t row = 1;
    for (const Field &field : shape.fields) {
        put(row, 0, field.name.in(language), wrapped);
        put(row, 1, field.required ? (vi ? "có" : "yes") : "", wrapped);
        put(row, 2, field.hint.in(language), wrapped);
        put(row++, 3, field.example.in(language), wrapped);
    }
    put(row + 1, 0,
        vi ? "Mỗi người (hoặc hộ) một dòng, dùng phông Unicode, không gộp ô. Có thể thêm cột khác; chương trình bỏ qua."
           : "One row for each person (or household), in a Unicode font, without merged cells. Other columns may be "
             "added; they are "
             "passed over.",
        nullptr);
    workbook.check(worksheet_set_column(sheet, 0, 0, 28, nullptr));
    workbook.check(worksheet_set_column(sheet, 2, 2, 70, nullptr));
    workbook.check(worksheet_set_column(sheet, 3, 3, 28, nullptr));
}

} // namespace

core::Result<std::string, WriteError> emptyXlsx(const Shape &shape, Language language)
{
    const bool vi = language == Language::Vietnamese;
    WorkbookWriter workbook;
    lxw_worksheet *sheet = workbook.ready() ? workbook.sheet(vi ? "Danh sách" : "List") : nullptr;
    lxw_worksheet *guidance = sheet ? workbook.sheet(vi ? "Hướng dẫn" : "Guidance") : nullptr;
    if (!guidance)
        return Failure{WriteError{WriteFault::NoMemory}};
    lxw_format *must = headingFormat(workbook, true), *may = headingFormat(workbook, false);
    lxw_col_t column = 0;
    for (const Field &field : shape.fields) {
        lxw_format *format = workbook.format();
        format_set_num_format(format, numberFormat(field.type));
        workbook.check(
            worksheet_set_column(sheet, column, column, field.type == FieldType::PersonName ? 28 : 18, format));
        const std::string heading = field.name.in(language) + (field.required ? " *" : "");
        workbook.check(worksheet_write_string(sheet, 0, column, heading.c_str(), field.required ? must : may));
        validate(workbook, sheet, column++, field, language);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    writeGuidance(workbook, guidance, shape, language);
    return workbook.finish();
}

} // namespace th::lists
