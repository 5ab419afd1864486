// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/paper_run.h"
#include "paper_job.h"
#include "ward_desk.h"

namespace th::tools {

namespace {

using store::PrintOutcome, store::PrintState;

struct PrintArguments : WardArguments, PaperChoice {
    std::uint64_t job = 0;
    std::uint32_t number = 0;
    std::vector<std::uint32_t> lines;
    std::string out, screens, printer, reason, outcome;
    bool closed = false, removeLeft = false;
};
using Arguments = PrintArguments;

const char *nameOf(PrintState state)
{
    switch (state) {
    case PrintState::Waits:
        return "waits";
    case PrintState::UnderWay:
        return "not_known";
    case PrintState::Printed:
        return "printed";
    case PrintState::PutAside:
        return "put_aside";
    }
    return "";
}

const char *nameOf(PrintOutcome outcome)
{
    switch (outcome) {
    case PrintOutcome::Unknown:
        return "not_known";
    case PrintOutcome::Printed:
        return "printed";
    case PrintOutcome::Failed:
        return "failed";
    }
    return "";
}

Json jsonOf(const desk::PrintJob &job)
{
    Json times = Json::array();
    for (const desk::PrintTime &time : job.times)
        times.push_back({{"number", time.row.number},
                         {"outcome", nameOf(time.row.outcome)},
                         {"begun", core::formatRfc3339(time.row.begun)},
                         {"officer", time.row.officer},
                         {"template", time.row.design},
                         {"printer", time.row.printer},
                         {"passes", time.row.passes},
                         {"pages", time.row.pages},
                         {"reason", time.reason}});
    Json json{{"job", job.row.id},
              {"request", job.row.request},
              {"state", nameOf(job.row.state)},
              {"by_hand", job.row.byHand},
              {"sheets", job.sheets},
              {"revoked", job.revoked},
              {"queued", core::formatRfc3339(job.row.queued)},
              {"times", times}};
    if (job.row.line != 0)
        json["line"] = job.row.line;
    return json;
}

std::string inWords(const Console &console, const desk::PrintTime &time)
{
    const std::string outcome = time.row.outcome == PrintOutcome::Printed ? console.say("đã in", "printed")
                                : time.row.outcome == PrintOutcome::Failed
                                    ? console.say("in hỏng", "failed")
                                    : console.say("KHÔNG RÕ đã in chưa", "NOT KNOWN whether printed");
    return "    " + std::to_string(time.row.number) + ". " + core::formatRfc3339(time.row.begun) + "  " +
           printable(time.row.officer) + "  " + outcome + ": " + std::to_string(time.row.passes) +
           console.say(" giấy, mẫu ", " passes, template ") + printable(time.row.design) + " → " +
           printable(time.row.printer) +
           (time.reason.empty() ? "" : console.say("; lý do: ", "; reason: ") + printable(time.reason));
}

void show(const Console &console, const desk::PrintJob &job)
{
    if (console.json)
        return console.object(jsonOf(job));
    std::string line =
        std::to_string(job.row.id) + console.say(": hồ sơ ", ": request ") + std::to_string(job.row.request) +
        (job.row.line != 0 ? console.say(", dòng ", ", line ") + std::to_string(job.row.line) : "") + ", " +
        std::to_string(job.sheets) +
        (job.row.byHand ? console.say(" tờ trình ký", " sheets to sign") : console.say(" giấy", " passes"));
    if (job.revoked > 0)
        line += ", " + std::to_string(job.revoked) + console.say(" đã thu hồi, không in", " revoked, not printed");
    console.line(line);
    for (const desk::PrintTime &time : job.times)
        console.line(inWords(console, time));
}

Exit list(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Read);
    if (!open)
        return Exit::Failed;
    const auto jobs =
        desk::printQueue(**open, arguments.closed ? store::WardBook::Prints::Closed : store::WardBook::Prints::Open);
    if (!jobs)
        return failed(console, jobs.error());
    for (const desk::PrintJob &job : *jobs)
        show(console, job);
    return Exit::Success;
}

Json jsonOf(const std::vector<counter::LeftOut> &leftOut)
{
    Json json = Json::array();
    for (const counter::LeftOut &each : leftOut)
        json.push_back({{"number", core::toText(each.number)}, {"code", each.why.code}});
    return json;
}

Exit tell(const Console &console, const Arguments &arguments, const counter::PaperRun &run,
          const counter::Sheets &sheets)
{
    if (console.json)
        console.object({{"job", run.ticket.job},
                        {"number", run.ticket.number},
                        {"passes", run.written.passes},
                        {"pages", run.written.pages},
                        {"revoked", sheets.matter.revoked.size()},
                        {"left_out", jsonOf(sheets.leftOut)}});
    else if (!arguments.screens.empty())
        console.line(std::to_string(run.written.passes) +
                     console.say(" mã đã lưu thành ảnh trong ", " codes saved as pictures in ") +
                     printable(arguments.screens));
    else
        console.line(std::to_string(run.written.passes) + console.say(" giấy trên ", " passes on ") +
                     std::to_string(run.written.pages) + console.say(" trang", " pages") +
                     (run.ticket.number > 1
                          ? console.say("; lần in thứ ", "; printing number ") + std::to_string(run.ticket.number)
                          : ""));
    for (const counter::LeftOut &each : sheets.leftOut)
        if (!console.json)
            console.line(core::toText(each.number) + ": " + each.why.sentence.in(console.language));
    return Exit::Success;
}

Exit print(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto sheets = counter::sheetsOf(**open, arguments.job, arguments.lines, arguments.clock().wall);
    if (!sheets)
        return failed(console, sheets.error());
    counter::PaperOrder order{open->officer(), [&arguments] { return arguments.clock(); }};
    order.printer = arguments.printer;
    order.file = arguments.out;
    std::unique_ptr<PaperJob> job = std::make_unique<PaperJob>();
    if (!arguments.screens.empty()) {
        order.file = arguments.screens;
        order.form = counter::Form::Pictures;
    } else {
        auto made = PaperJob::make(console, arguments, sheets->contents, sheets->matter.job.row.byHand);
        if (!made)
            return failedWith(console, made.error());
        job = std::move(made).value();
    }
    order.leftover = arguments.removeLeft ? counter::Leftover::Remove : counter::Leftover::Refuse;
    order.reason = arguments.reason;
    const auto run = counter::runPaper(counter::here(**open), *sheets, job->job, order);
    return run ? tell(console, arguments, *run, *sheets) : failed(console, run.error());
}

Exit ended(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto done = desk::endPrinting(**open, open->officer(), arguments.clock(), {arguments.job, arguments.number},
                                        arguments.outcome == "printed" ? PrintOutcome::Printed : PrintOutcome::Failed);
    return done ? Exit::Success : failed(console, done.error());
}

Exit aside(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    const auto done = desk::putAside(**open, open->officer(), arguments.clock(), arguments.job, arguments.reason);
    return done ? Exit::Success : failed(console, done.error());
}

} // namespace

void addWardPrinting(CLI::App &parent, Work &work)
{
    auto *group = parent.add_subcommand("print", "What waits to be printed")->require_subcommand(1);
    group->fallthrough();
    auto arguments = std::make_shared<Arguments>();
    const auto add = [&](const char *name, const char *help, Acts acts, Exit (*what)(Console &, const Arguments &)) {
        auto *command = group->add_subcommand(name, help);
        addWardOptions(*command, *arguments, acts);
        command->callback([=, &work] { work = [=](Console &console) { return what(console, *arguments); }; });
        if (acts == Acts::Yes)
            command->add_option("JOB", arguments->job, "Number in the queue")->required();
        return command;
    };
    add("list", "The print queue, oldest first", Acts::Looks, list)
        ->add_flag("--closed", arguments->closed, "What was printed or put aside, newest first");
    auto *running = add("run", "Print a job; each code is read back before", Acts::Yes, print);
    addPaperChoice(*running, *arguments);
    running->add_option("--line", arguments->lines, "Only these lines of the request");
    running->add_option("--reason", arguments->reason, "Why it is printed once more");
    running->add_flag("--remove-left", arguments->removeLeft,
                      "Remove the .part that a killed run into --out or --screens left");
    auto *where = running->add_option_group("Where it goes")->require_option(1);
    where->add_option("--to", arguments->printer, "A printer of the system (paper printers)");
    where->add_option("--out", arguments->out, "A new PDF, to be printed from elsewhere");
    where->add_option("--screens", arguments->screens,
                      "A new folder of NUMBER.png: the codes alone, for phones. Nothing counts as printed by it");
    auto *ending = add("ended", "Say how a printing ended of which that is not known", Acts::Yes, ended);
    ending->add_option("NUMBER", arguments->number, "Which time: 1, 2 …")->required();
    ending->add_option("OUTCOME", arguments->outcome, "printed or failed")
        ->required()
        ->check(CLI::IsMember({"printed", "failed"}));
    add("aside", "It needs no paper", Acts::Yes, aside)->add_option("--reason", arguments->reason, "Why")->required();
}

} // namespace th::tools
