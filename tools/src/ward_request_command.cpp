// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/history.h"
#include "files.h"
#include "ward_desk.h"
#include "ward_request_content.h"

#include <algorithm>
#include <filesystem>

namespace th::tools {

namespace {

struct RequestArguments : WardArguments {
    std::string procedure, state, kind, file, step, reason;
    ContentArguments content;
    std::vector<std::uint32_t> lines;
    std::uint32_t number = 0;
    bool approves = false, refuses = false, all = false;
};
using Arguments = RequestArguments;

/// What is said after a change: number and revision, with which the next one is made.
Exit told(Console &console, OpenDesk &desk, desk::RequestId request)
{
    const auto found = desk->look(request);
    if (!found)
        return failed(console, found.error());
    if (console.json)
        console.object({{"request", request}, {"revision", found->row.revision}, {"state", found->row.state}});
    else
        console.line(console.say("Hồ sơ ", "Request ") + std::to_string(request) +
                     console.say(", lần sửa ", ", revision ") + std::to_string(found->row.revision) + ": " +
                     printable(found->row.state));
    return Exit::Success;
}

template <class Change> Exit changed(Console &console, const Arguments &arguments, const Change &change)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const desk::Done<void> done = change(*desk);
    return done ? told(console, *desk, arguments.request) : failed(console, done.error());
}

Exit begin(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const auto edit = contentOf(console, arguments.content, *desk, {arguments.procedure, 0, arguments.clock().wall});
    if (!edit)
        return Exit::Failed;
    const auto made = (*desk)->begin(desk->officer(), arguments.procedure, *edit, arguments.clock());
    return made ? told(console, *desk, *made) : failed(console, made.error());
}

Exit edit(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Write);
    if (!desk)
        return Exit::Failed;
    const auto found = (*desk)->look(arguments.request);
    if (!found)
        return failed(console, found.error());
    const auto edit =
        contentOf(console, arguments.content, *desk, {found->row.procedure, arguments.request, arguments.clock().wall});
    if (!edit)
        return Exit::Failed;
    const auto done = (*desk)->edit(desk->act(arguments), *edit);
    return done ? told(console, *desk, arguments.request) : failed(console, done.error());
}

Exit attach(Console &console, const Arguments &arguments)
{
    std::error_code unknown; // of a pipe: then reading stops at the limit
    if (const auto size = std::filesystem::file_size(arguments.file, unknown);
        !unknown && size > desk::maxAttachmentBytes)
        return failedWith(console,
                          console.say("Tệp ", "The file ") + printable(arguments.file) +
                              console.say(" lớn hơn 32 MiB. Hãy chia nhỏ, hoặc chụp với độ phân giải thấp hơn.",
                                          " is larger than 32 MiB. Divide it, or scan it less finely."));
    const auto content = readWhole(console, arguments.file, desk::maxAttachmentBytes);
    if (!content)
        return failedWith(console, content.error());
    const std::string name = std::filesystem::path(arguments.file).filename().string();
    return changed(console, arguments, [&](OpenDesk &desk) {
        return desk->attach(desk.act(arguments), arguments.kind, name, core::asBytes(*content));
    });
}

Exit takeOut(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto content = (*desk)->attachment(arguments.request, arguments.number);
    if (!content)
        return failed(console, content.error());
    const auto written = writeFile(console, arguments.file, core::asText(*content), store::Placing::NewPrivate);
    return written ? Exit::Success : failedWith(console, written.error());
}

Exit decide(Console &console, const Arguments &arguments)
{
    if (arguments.approves == arguments.refuses)
        return failedWith(console, console.say("Hãy chọn --approve hoặc --refuse.", "Choose --approve or --refuse."));
    const auto decision = arguments.approves ? store::WardDecision::Approved : store::WardDecision::Refused;
    return changed(console, arguments, [&](OpenDesk &desk) -> desk::Done<void> {
        std::vector<desk::Ruling> rulings;
        for (const std::uint32_t line : arguments.lines)
            rulings.push_back({line, decision, arguments.reason});
        if (arguments.all) {
            const auto found = desk->look(arguments.request);
            if (!found)
                return core::Failure{found.error()};
            for (const desk::Line &line : found->lines)
                if (line.decision == store::WardDecision::Undecided &&
                    std::ranges::find(arguments.lines, line.number) == arguments.lines.end())
                    rulings.push_back({line.number, decision, arguments.reason});
        }
        return desk->decide(desk.act(arguments), rulings);
    });
}

Exit step(Console &console, const Arguments &arguments)
{
    return changed(console, arguments,
                   [&](OpenDesk &desk) { return desk->step(desk.act(arguments), arguments.step, arguments.reason); });
}

Json lineJson(const desk::Line &line)
{
    Json json = Json::parse(desk::toJson(line.draft), nullptr, false);
    json["line"] = line.number;
    json["decision"] = nameOf(line.decision);
    if (!line.officer.empty())
        json["decided_by"] = line.officer;
    if (!line.reason.empty())
        json["reason"] = line.reason;
    return json;
}

Json caseJson(const desk::Case &found)
{
    Json lines = Json::array(), attachments = Json::array();
    for (const desk::Line &line : found.lines)
        lines.push_back(lineJson(line));
    for (const desk::Attachment &each : found.attachments)
        attachments.push_back(
            {{"number", each.number}, {"kind", each.kind}, {"file", each.fileName}, {"bytes", each.size}});
    return {{"request", found.row.id},        {"procedure", found.row.procedure}, {"state", found.row.state},
            {"revision", found.row.revision}, {"fields", found.fields},           {"lines", lines},
            {"attachments", attachments}};
}

void showMatches(Console &console, OpenDesk &desk, const desk::Case &found)
{
    for (const desk::Line &line : found.lines) {
        const auto matches = desk->matches(line.draft, found.row.id);
        for (std::size_t i = 0; matches && i < matches->size(); ++i)
            console.line(console.say("  trùng: dòng ", "  same: line ") + std::to_string(line.number) + " (" +
                         (*matches)[i].by + ") ~ " + console.say("hồ sơ ", "request ") +
                         std::to_string((*matches)[i].request) + "/" + std::to_string((*matches)[i].line));
    }
}

Exit show(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto found = (*desk)->look(arguments.request);
    if (!found)
        return failed(console, found.error());
    if (console.json)
        return console.object(caseJson(*found)), Exit::Success;
    const auto *procedure = (*desk)->procedureOf(found->row);
    console.line(console.say("Hồ sơ ", "Request ") + std::to_string(found->row.id) + ": " +
                 printable(procedure->name.in(console.language)) + ", \"" +
                 printable(procedure->findState(found->row.state)->name.in(console.language)) +
                 console.say("\", lần sửa ", "\", revision ") + std::to_string(found->row.revision));
    for (const auto &[name, value] : found->fields)
        console.line("  " + printable(name) + ": " + printable(value));
    for (const desk::Line &line : found->lines)
        console.line("  " + std::to_string(line.number) + ". " + printable(line.draft.claims.holder) + "  " +
                     printable(line.draft.claims.idNumber) + "  " + nameOf(line.decision) +
                     (line.reason.empty() ? "" : ": " + printable(line.reason)));
    for (const desk::Attachment &each : found->attachments)
        console.line("  " + printable(each.kind) + " " + std::to_string(each.number) + ": " + printable(each.fileName));
    showMatches(console, *desk, *found);
    return Exit::Success;
}

Exit list(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto rows = (*desk)->inbox(arguments.state);
    if (!rows)
        return failed(console, rows.error());
    for (const store::WardRequest &row : *rows) {
        const std::string changed = core::formatRfc3339(row.changed);
        if (console.json)
            console.object({{"request", row.id},
                            {"procedure", row.procedure},
                            {"state", row.state},
                            {"revision", row.revision},
                            {"changed", changed}});
        else
            console.line(std::to_string(row.id) + "  " + changed + "  " + printable(row.procedure) + "  " +
                         printable(row.state));
    }
    return Exit::Success;
}

Json historyJson(const desk::HistoryEntry &entry, core::Language language)
{
    const core::journal::Work &work = entry.work;
    return {{"at", core::formatRfc3339(entry.at)},
            {"officer", work.officer},
            {"role", work.role},
            {"unit", work.unit},
            {"kind", core::journal::name(work.kind)},
            {"step", work.step},
            {"from", work.from},
            {"to", work.to},
            {"lines", work.lines},
            {"passes", work.passes},
            {"reason", entry.reason},
            {"sentence", entry.sentence.in(language)}};
}

Exit history(Console &console, const Arguments &arguments)
{
    const auto desk = OpenDesk::open(console, arguments, store::Access::Read);
    if (!desk)
        return Exit::Failed;
    const auto page = desk::historyOf(**desk, arguments.request);
    if (!page)
        return failed(console, page.error());
    for (const desk::HistoryEntry &entry : *page)
        if (console.json)
            console.object(historyJson(entry, console.language));
        else
            console.line(printable(entry.sentence.in(console.language)));
    return Exit::Success;
}

void addChanges(CLI::App &group, const std::shared_ptr<Arguments> &arguments, Work &work)
{
    const auto add = [&](CLI::App &into, const char *name, const char *help, Acts acts,
                         Exit (*what)(Console &, const Arguments &)) {
        auto *command = into.add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        return command;
    };
    auto *requests = group.add_subcommand("request", "Requests: begin, change, show, list")->require_subcommand(1);
    requests->fallthrough();
    auto *beginning = add(*requests, "new", "Begin one; on disk when its number is said", Acts::Yes, begin);
    beginning->add_option("--procedure", arguments->procedure, "Which: see ward flow")->required();
    addContentOptions(*beginning, arguments->content);
    auto *editing = add(*requests, "edit", "Change fields and lines", Acts::OnRequest, edit);
    addContentOptions(*editing, arguments->content);
    editing->add_option("--remove", arguments->content.removed, "Numbers of lines to take out");
    auto *attaching = add(*requests, "attach", "Add a file, encrypted", Acts::OnRequest, attach);
    attaching->add_option("--kind", arguments->kind, "What it is: list, original …")->required();
    attaching->add_option("FILE", arguments->file, "At most 32 MiB")->required();
    auto *deciding = add(group, "decide", "Approve or refuse lines", Acts::OnRequest, decide);
    auto *approving = deciding->add_flag("--approve", arguments->approves, "Approve");
    deciding->add_flag("--refuse", arguments->refuses, "Refuse, with --reason")->excludes(approving);
    deciding->add_option("--line", arguments->lines, "Numbers of lines");
    deciding->add_flag("--all", arguments->all, "All that are undecided");
    deciding->add_option("--reason", arguments->reason, "Why");
    auto *stepping = add(group, "step", "Take a step of the workflow", Acts::OnRequest, step);
    stepping->add_option("STEP", arguments->step, "Its id: see ward flow --json")->required();
    stepping->add_option("--reason", arguments->reason, "Why");
    const auto look = [&](const char *name, const char *help, Exit (*what)(Console &, const Arguments &)) {
        auto *command = add(*requests, name, help, Acts::Looks, what);
        if (std::string(name) != "list")
            command->add_option("REQUEST", arguments->request, "Number of the request")->required();
        return command;
    };
    look("show", "All of one", show);
    look("history", "Who did what to it, on one page", history);
    look("list", "All, the one that waited longest first", list)
        ->add_option("--state", arguments->state, "Only those in this state");
    auto *taking = look("file", "Take an attachment out", takeOut);
    taking->add_option("NUMBER", arguments->number, "Number of the attachment")->required();
    taking->add_option("FILE", arguments->file, "Where to; must not exist yet")->required();
}

} // namespace

void addWardRequests(CLI::App &group, Work &work) { addChanges(group, std::make_shared<Arguments>(), work); }

} // namespace th::tools
