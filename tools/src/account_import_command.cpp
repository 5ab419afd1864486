// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/user_list.h"
#include "files.h"
#include "list_telling.h"
#include "lists/encoding.h"
#include "moments.h"
#include "roster_file.h"
#include "store/examiner.h"

namespace th::tools {

namespace {

using administration::userShape;

struct ImportArguments : ListArguments {
    std::string roster, out;
    std::optional<core::Instant> now;
};

Exit fail(const Console &console, const std::string &sentence)
{
    console.complain(sentence);
    return Exit::Failed;
}

Exit import(Console &console, const ImportArguments &arguments)
{
    auto roster = administration::readRoster(arguments.roster);
    const auto content = readList(console, arguments.file);
    const auto told = toldColumns(console, arguments.map);
    if (!roster)
        return failed(console, roster.error());
    if (!content || !told)
        return fail(console, !content ? content.error() : told.error());
    auto list = lists::openListAs(lists::encodingNamed(arguments.encoding), core::asBytes(*content), userShape(),
                                  arguments.sheet);
    if (!list)
        return fail(console, printable(arguments.file) + ": " + say(console, sentence(list.error())));
    auto mapping = lists::proposeMapping(list->table, userShape(), *told);
    if (!mapping)
        return fail(console, say(console, sentence(mapping.error())));
    list->mapping = std::move(*mapping);
    if (!list->mapping.complete())
        return fail(console, missingSentence(console, userShape(), list->mapping));
    const core::Instant now = arguments.now.value_or(store::readClock().wall);
    const auto checked = administration::checkUsers(*list, optionsOf(arguments, now), *roster);
    showChecked(console, checked, Rows::Hide);
    if (const auto written = writeErrors(console, arguments, *list, checked); !written)
        return fail(console, written.error());
    const std::size_t taken = administration::takeUsers(*roster, checked);
    if (const Exit done = kept(console, administration::writeRoster(arguments.roster, *roster)); done != Exit::Success)
        return done;
    if (console.json)
        console.object({{"taken", taken}, {"returned", checked.bad.size()}});
    else
        console.line(console.say("Đã thêm hoặc đổi: ", "Added or changed: ") + std::to_string(taken) + ".");
    return checked.bad.empty() ? Exit::Success : Exit::Failed;
}

Exit makeTemplate(Console &console, const ImportArguments &arguments)
{
    const auto kind = arguments.out.ends_with(".csv") ? lists::FileKind::Csv : lists::FileKind::Xlsx;
    const auto content = lists::emptyList(userShape(), kind, console.language);
    if (!content)
        return fail(console, say(console, sentence(content.error())));
    const auto written = writeFile(console, arguments.out, *content, store::Placing::NewPrivate);
    return written ? Exit::Success : fail(console, written.error());
}

} // namespace

void addAccountImport(CLI::App &group, Work &work)
{
    auto arguments = std::make_shared<ImportArguments>();
    auto *command = group.add_subcommand("import", "Take a unit's list of users (CSV or XLSX) into its roster");
    command->add_option("ROSTER", arguments->roster, "The unit's roster")->required();
    command->add_option("LIST", arguments->file, "The list; - is standard input")->required();
    addListOptions(*command, *arguments);
    addMoment(*command, "--now", arguments->now, "Check as of this moment");
    command->callback([=, &work] { work = [=](Console &console) { return import(console, *arguments); }; });
    auto *making = group.add_subcommand("template", "Write an empty list to fill in, in the language of --lang");
    making->add_option("--out", arguments->out, "FILE.xlsx or FILE.csv; must not exist yet")->required();
    making->callback([=, &work] { work = [=](Console &console) { return makeTemplate(console, *arguments); }; });
}

} // namespace th::tools
