// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_telling.h"

#include "administration/user_list.h"
#include "files.h"
#include "lists/encoding.h"

#include <filesystem>

namespace th::tools {

using lists::CheckedList;
using lists::Finding;
using lists::Mapping;
using lists::OpenedList;
using lists::Shape;

std::string say(const Console &console, const core::LocalName &sentence) { return sentence.in(console.language); }

core::Result<std::string, std::string> readList(const Console &console, const std::string &file)
{
    std::error_code unknown;
    if (file != "-" && std::filesystem::file_size(file, unknown) > lists::maxFileBytes && !unknown)
        return core::Failure{say(console, lists::sentence({lists::TableFault::TooLarge, ""}))};
    return readWhole(console, file, lists::maxFileBytes + 1);
}

/// "Cột=field" each; the last equals sign separates.
core::Result<lists::ToldColumns, std::string> toldColumns(const Console &console, const std::vector<std::string> &map)
{
    lists::ToldColumns told;
    for (const std::string &each : map) {
        const auto equals = each.rfind('=');
        if (equals == std::string::npos || equals == 0 ||
            !told.emplace(each.substr(0, equals), each.substr(equals + 1)).second)
            return core::Failure{
                console.say("Viết --map Cột=mục, mỗi cột một lần: ", "Write --map COLUMN=FIELD, each column once: ") +
                each};
    }
    return told;
}

lists::CheckOptions optionsOf(const ListArguments &arguments, core::Instant now)
{
    lists::CheckOptions options;
    options.today = administration::todayAt(now);
    if (!arguments.dates.empty())
        options.dates = arguments.dates == "dmy" ? lists::DateOrder::DayFirst : lists::DateOrder::MonthFirst;
    for (const std::string &what : arguments.accept)
        options.accepted.insert(what == "zeros"   ? lists::Rule::IdZerosLost
                                : what == "fonts" ? lists::Rule::LegacyFont
                                                  : lists::Rule::DateSwapped);
    return options;
}

static Json mappingJson(const Mapping &mapping)
{
    Json columns = Json::array();
    for (const auto &column : mapping.columns)
        columns.push_back({{"column", lists::columnLetters(column.column)},
                           {"heading", column.heading},
                           {"field", column.field.empty() ? Json() : Json(column.field)},
                           {"sureness", column.field.empty() ? Json() : Json(lists::name(column.sureness))}});
    return columns;
}

/// Columns with a heading that no field is read from: a misspelt one goes unnoticed otherwise.
static std::vector<std::string> unusedColumns(const Mapping &mapping)
{
    std::vector<std::string> unused;
    for (const auto &column : mapping.columns)
        if (column.field.empty() && !column.heading.empty())
            unused.push_back(lists::columnLetters(column.column) + " “" + column.heading + "”");
    return unused;
}

static Json tableJson(const OpenedList &list)
{
    const bool csv = list.table.kind == lists::FileKind::Csv;
    Json object{{"event", "list"}, {"format", csv ? "csv" : "xlsx"}};
    if (csv) {
        object["encoding"] = lists::name(list.table.encoding);
        object["separator"] = std::string{list.table.separator};
    } else {
        object["sheet"] = list.table.sheet;
    }
    object["heading_row"] = list.mapping.headingRow;
    object["mapping"] = mappingJson(list.mapping);
    object["unused"] = unusedColumns(list.mapping);
    object["missing"] = list.mapping.missing;
    object["sure"] = list.mapping.sure();
    return object;
}

void showMapping(const Console &console, const Shape &shape, const OpenedList &list)
{
    if (console.json)
        return console.object(tableJson(list));
    for (const auto &column : list.mapping.columns) {
        const auto *field = shape.find(column.field);
        if (!field)
            continue;
        const bool likely = column.sureness == lists::Sureness::Likely;
        console.line("  " + lists::columnLetters(column.column) + " “" + printable(column.heading) + "” → " +
                     field->id + " (" + field->name.in(console.language) + ")" +
                     (likely ? console.say(": có lẽ", ": likely") : ""));
    }
    std::string unused;
    for (const std::string &column : unusedColumns(list.mapping))
        unused += (unused.empty() ? "" : ", ") + printable(column);
    if (!unused.empty())
        console.line(console.say("  Cột không dùng đến: ", "  Columns that nothing uses: ") + unused +
                     console.say(" (--map Cột=mục nếu cần)", " (--map COLUMN=FIELD if one is needed)"));
}

static Json findingJson(const Console &console, const Finding &finding)
{
    return {{"event", "finding"},
            {"row", finding.row},
            {"column", lists::columnLetters(finding.column)},
            {"heading", finding.heading},
            {"field", finding.field},
            {"rule", lists::name(finding.rule)},
            {"weight", lists::name(finding.weight)},
            {"value", finding.value},
            {"detail", finding.detail},
            {"proposal", finding.proposal},
            {"sentence", say(console, sentence(finding))}};
}

void showChecked(const Console &console, const CheckedList &checked, Rows rows)
{
    for (const Finding &finding : checked.findings)
        if (console.json)
            console.object(findingJson(console, finding));
        else
            console.line(printable(say(console, sentence(finding))));
    for (const auto &row : checked.good)
        if (rows == Rows::Show && console.json)
            console.object({{"event", "row"}, {"row", row.row}, {"fields", row.fields}});
    if (console.json)
        return console.object({{"event", "checked"},
                               {"good", checked.good.size()},
                               {"bad", checked.bad.size()},
                               {"not_entries", checked.text},
                               {"hidden_rows", checked.hiddenRows},
                               {"calculated_cells", checked.calculatedCells}});
    const auto number = [](std::size_t count) { return std::to_string(count); };
    console.line(console.say("Dòng đạt: ", "Good rows: ") + number(checked.good.size()) +
                 console.say(". Dòng cần sửa: ", ". To be corrected: ") + number(checked.bad.size()) + ".");
    if (!checked.text.empty())
        console.line(console.say("Không tính là dòng danh sách (số thứ tự cột, chữ dưới bảng): ",
                                 "Not taken for entries (numbers under headings, text below): ") +
                     number(checked.text.size()));
    if (checked.hiddenRows > 0)
        console.line(console.say("Dòng bị ẩn cũng đã được đọc: ", "Hidden rows were read as well: ") +
                     number(checked.hiddenRows));
    if (checked.calculatedCells > 0)
        console.line(console.say("Ô công thức, lấy kết quả đã lưu: ", "Formulas, taken as last saved: ") +
                     number(checked.calculatedCells));
}

std::string missingSentence(const Console &console, const Shape &shape, const Mapping &mapping)
{
    std::string missing;
    for (const std::string &id : mapping.missing)
        missing += (missing.empty() ? "" : ", ") + id + " (" + shape.find(id)->name.in(console.language) + ")";
    return console.say("Chưa biết cột nào là: ", "It is not known which column holds: ") + missing +
           console.say(". Cho biết bằng --map Cột=mục.", ". Say it with --map COLUMN=FIELD.");
}

core::Result<void, std::string> writeErrors(const Console &console, const ListArguments &arguments,
                                            const OpenedList &list, const CheckedList &checked)
{
    if (arguments.errors.empty() || checked.bad.empty())
        return {};
    const auto content = lists::returnedList(list.table, list.mapping, checked, console.language);
    if (!content)
        return core::Failure{say(console, sentence(content.error()))};
    return writeFile(console, arguments.errors, *content, store::Placing::NewPrivate);
}

void addListOptions(CLI::App &command, ListArguments &arguments)
{
    command.add_option("--sheet", arguments.sheet, "Sheet of the workbook; default: the first with the headings");
    command
        .add_option(
            "--encoding", arguments.encoding,
            "Of a CSV file, where it is found out wrongly: utf-8, windows-1258, windows-1252, utf-16le, utf-16be")
        ->check(
            [](const std::string &name) { return lists::encodingNamed(name) ? std::string() : "no such encoding"; });
    command
        .add_option("--map", arguments.map,
                    "COLUMN=FIELD: heading or letter of a column and what it holds; COLUMN= for nothing")
        ->allow_extra_args(false);
    command
        .add_option("--dates", arguments.dates, "dmy or mdy: how dates are written, where the list does not show it")
        ->check(CLI::IsMember({"dmy", "mdy"}));
    command
        .add_option("--accept", arguments.accept,
                    "Take what is proposed: zeros (lost from numbers), fonts (legacy), dates (swapped)")
        ->check(CLI::IsMember({"zeros", "fonts", "dates"}))
        ->allow_extra_args(false);
    command.add_option("--errors", arguments.errors, "Write the rows that are to be corrected into this new file");
}

} // namespace th::tools
