// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_list_command.h"

#include "files.h"
#include "list_telling.h"
#include "lists/encoding.h"
#include "moments.h"

#include <algorithm>
#include <cctype>
#include <chrono>

namespace th::tools {

namespace {

using lists::CheckedList;

struct ListCommandArguments : ListArguments {
    ListCommandArguments() { kind = "employee"; }
    std::string out;
    std::optional<core::Instant> now;
    bool rows = false;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

Exit check(Console &console, const ListCommandArguments &arguments)
{
    const lists::Shape &shape = *lists::findPassShape(arguments.kind);
    const auto content = readList(console, arguments.file);
    const auto told = toldColumns(console, arguments.map);
    if (!content || !told)
        return fail(console, content ? told.error() : content.error());
    auto list =
        lists::openListAs(lists::encodingNamed(arguments.encoding), core::asBytes(*content), shape, arguments.sheet);
    if (!list)
        return fail(console, printable(arguments.file) + ": " + say(console, sentence(list.error())));
    auto mapping = lists::proposeMapping(list->table, shape, *told);
    if (!mapping)
        return fail(console, say(console, sentence(mapping.error())));
    list->mapping = std::move(*mapping);
    showMapping(console, shape, *list);
    if (!list->mapping.complete())
        return fail(console, missingSentence(console, shape, list->mapping));
    const core::Instant now =
        arguments.now.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    const CheckedList checked = lists::checkList(list->table, shape, list->mapping, optionsOf(arguments, now));
    showChecked(console, checked, arguments.rows ? Rows::Show : Rows::Hide);
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

Exit makeTemplate(Console &console, const ListCommandArguments &arguments)
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
    auto arguments = std::make_shared<ListCommandArguments>();
    auto *command = group.add_subcommand("check", "Check a list (CSV or XLSX) row by row");
    command->add_option("FILE", arguments->file, "The list; - is standard input")->required();
    command->add_option("--kind", arguments->kind, "Whose list it is: employee (default), individual or household")
        ->check(CLI::IsMember({"employee", "individual", "household"}));
    addListOptions(*command, *arguments);
    command->add_flag("--rows", arguments->rows, "With --json: print the good rows too");
    addMoment(*command, "--now", arguments->now, "Check as of this moment");
    command->callback([=, &work] { work = [=](Console &console) { return check(console, *arguments); }; });
}

void addListTemplate(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<ListCommandArguments>();
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
