// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_list_command.h"

#include "console.h"
#include "files.h"
#include "lists/write.h"
#include "moments.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>

namespace th::tools {

namespace {

using lists::CheckedList;
using lists::Finding;
using lists::Mapping;
using lists::OpenedList;
using lists::Shape;

struct ListArguments {
    std::string file, kind = "employee", sheet, errors, out, dates;
    std::vector<std::string> map, accept;
    std::optional<core::Instant> now;
    bool rows = false;
};

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

lists::CheckOptions optionsOf(const ListArguments &arguments)
{
    const core::Instant now =
        arguments.now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    lists::CheckOptions options;
    options.today = std::chrono::floor<std::chrono::days>(now + std::chrono::hours(7)); // Vietnam's
    if (!arguments.dates.empty())
        options.dates = arguments.dates == "dmy" ? lists::DateOrder::DayFirst : lists::DateOrder::MonthFirst;
    for (const std::string &what : arguments.accept)
        options.accepted.insert(what == "zeros"   ? lists::Rule::IdZerosLost
                                : what == "fonts" ? lists::Rule::LegacyFont
                                                  : lists::Rule::DateSwapped);
    return options;
}

Json mappingJson(const Mapping &mapping)
{
    Json columns = Json::array();
    for (const auto &column : mapping.columns)
        columns.push_back({{"column", lists::columnLetters(column.column)},
                           {"heading", column.heading},
                           {"field", column.field.empty() ? Json() : Json(column.field)},
                           {"sureness", column.field.empty() ? Json() : Json(lists::name(column.sureness))}});
    return columns;
}

Json tableJson(const OpenedList &list)
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
    object["missing"] = list.mapping.missing;
    object["sure"] = list.mapping.sure();
    return object;
}

void showMapping(const Console &console, const Shape &shape, const Mapping &mapping)
{
    for (const auto &column : mapping.columns) {
        const auto *field = shape.find(column.field);
        if (!field)
            continue;
        const bool likely = column.sureness == lists::Sureness::Likely;
        console.line("  " + lists::columnLetters(column.column) + " “" + printable(column.heading) + "” → " +
                     field->id + " (" + field->name.in(console.language) + ")" +
                     (likely ? console.say(": có lẽ", ": likely") : ""));
    }
}

Json findingJson(const Console &console, const Finding &finding)
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

void showChecked(const Console &console, const CheckedList &checked, bool rows)
{
    for (const Finding &finding : checked.findings)
        if (console.json)
            console.object(findingJson(console, finding));
        else
            console.line(printable(say(console, sentence(finding))));
    for (const auto &row : checked.good)
        if (rows && console.json)
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

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
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
    const auto content = lists::returnedList(list.table, list.mapping, checked, console.language);
    if (!content)
        return core::Failure{say(console, sentence(content.error()))};
    return writeFile(console, arguments.errors, *content, store::Placing::NewPrivate);
}

Exit check(Console &console, const ListArguments &arguments)
{
    const Shape &shape = *lists::findPassShape(arguments.kind);
    const auto content = readList(console, arguments.file);
    const auto told = toldColumns(console, arguments.map);
    if (!content || !told)
        return fail(console, content ? told.error() : content.error());
    auto list = lists::openList(core::asBytes(*content), shape, arguments.sheet);
    if (!list)
        return fail(console, printable(arguments.file) + ": " + say(console, sentence(list.error())));
    auto mapping = lists::proposeMapping(list->table, shape, *told);
    if (!mapping)
        return fail(console, say(console, sentence(mapping.error())));
    list->mapping = std::move(*mapping);
    if (console.json)
        console.object(tableJson(*list));
    else
        showMapping(console, shape, list->mapping);
    if (!list->mapping.complete())
        return fail(console, missingSentence(console, shape, list->mapping));
    const CheckedList checked = lists::checkList(list->table, shape, list->mapping, optionsOf(arguments));
    showChecked(console, checked, arguments.rows);
    if (!arguments.errors.empty() && !checked.bad.empty())
        if (const auto written = writeErrors(console, arguments, *list, checked); !written)
            return fail(console, written.error());
    return checked.bad.empty() && !checked.good.empty() ? Exit::Success : Exit::Failed;
}

bool endsWith(const std::string &file, const std::string &ending)
{
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return file.size() > ending.size() &&
           std::equal(file.end() - std::ptrdiff_t(ending.size()), file.end(), ending.begin(), same);
}

Exit makeTemplate(Console &console, const ListArguments &arguments)
{
    const bool csv = endsWith(arguments.out, ".csv");
    const auto content = lists::emptyList(*lists::findPassShape(arguments.kind),
                                          csv ? lists::FileKind::Csv : lists::FileKind::Xlsx, console.language);
    if (!content)
        return fail(console, say(console, sentence(content.error())));
    if (const auto written = writeFile(console, arguments.out, *content, store::Placing::NewPrivate); !written)
        return fail(console, written.error()); // a list that somebody has filled in is not written over
    if (console.json)
        console.object({{"written", arguments.out}});
    return Exit::Success;
}

void addListCheck(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<ListArguments>();
    auto *command = group.add_subcommand("check", "Check a list (CSV or XLSX) row by row");
    command->add_option("FILE", arguments->file, "The list; - is standard input")->required();
    command->add_option("--kind", arguments->kind, "Whose list it is: employee (default), individual or household")
        ->check(CLI::IsMember({"employee", "individual", "household"}));
    command->add_option("--sheet", arguments->sheet, "Sheet of the workbook; default: the first with the headings");
    command
        ->add_option("--map", arguments->map,
                     "COLUMN=FIELD: heading or letter of a column and what it holds; COLUMN= for nothing")
        ->allow_extra_args(false);
    command
        ->add_option("--dates", arguments->dates, "dmy or mdy: how dates are written, where the list does not show it")
        ->check(CLI::IsMember({"dmy", "mdy"}));
    command
        ->add_option("--accept", arguments->accept,
                     "Take what is proposed: zeros (lost from numbers), fonts (legacy), dates (swapped)")
        ->check(CLI::IsMember({"zeros", "fonts", "dates"}));
    command->add_option("--errors", arguments->errors, "Write the rows that are to be corrected into this new file");
    command->add_flag("--rows", arguments->rows, "With --json: print the good rows too");
    addMoment(*command, "--now", arguments->now, "Check as of this moment");
    command->callback([=, &work] { work = [=](Console &console) { return check(console, *arguments); }; });
}

void addListTemplate(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<ListArguments>();
    auto *command = group.add_subcommand("template", "Write an empty list to fill in, in the language of --lang");
    command->add_option("KIND", arguments->kind, "employee, individual or household")
        ->required()
        ->check(CLI::IsMember({"employee", "individual", "household"}));
    command->add_option("--out", arguments->out, "FILE.xlsx or FILE.csv; must not exist yet")
        ->required()
        ->check([](const std::string &file) {
            return endsWith(file, ".csv") || endsWith(file, ".xlsx") ? std::string() : "a .xlsx or .csv file is wanted";
        });
    command->callback([=, &work] { work = [=](Console &console) { return makeTemplate(console, *arguments); }; });
}

} // namespace

void addWardList(CLI::App &ward, Work &work)
{
    auto *group = ward.add_subcommand("list", "Lists from organisations")->require_subcommand(1);
    group->fallthrough();
    addListCheck(*group, work);
    addListTemplate(*group, work);
}

} // namespace th::tools
