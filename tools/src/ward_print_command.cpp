// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/print_contents.h"
#include "desk/print_queue.h"
#include "paper_job.h"
#include "printing/printer.h"
#include "ward_desk.h"

#include <QFileInfo>

namespace th::tools {

namespace {

using store::PrintOutcome, store::PrintState;

struct PrintArguments : WardArguments, PaperChoice {
    std::uint64_t job = 0;
    std::uint32_t number = 0;
    std::vector<std::uint32_t> lines;
    std::string out, printer, reason, outcome;
    bool closed = false;
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

/// One printing, from the queue to its end, as far as that is known.
class Printing {
public:
    Printing(Console &console, const Arguments &arguments, OpenDesk &open, const desk::PrintMatter &matter,
             const std::vector<counter::LeftOut> &leftOut, const paper::Job &job)
        : m_console(console), m_arguments(arguments), m_open(open), m_matter(matter), m_leftOut(leftOut), m_job(job)
    {
    }

    Exit run() { return m_arguments.out.empty() ? toPrinter() : toFile(); }

private:
    bool begin(const std::string &where, std::size_t pages)
    {
        const desk::PrintOrder order{m_open.officer(),  m_arguments.clock(), m_job.design->id, where, pages,
                                     m_arguments.reason};
        const auto begun = desk::beginPrinting(*m_open, order, m_matter);
        if (begun)
            m_ticket = *begun;
        else
            m_refused = begun.error();
        return begun.ok();
    }
    Exit end(const paper::Written &written)
    {
        const auto done =
            desk::endPrinting(*m_open, m_open.officer(), m_arguments.clock(), m_ticket, PrintOutcome::Printed);
        if (!done)
            return failed(m_console, done.error());
        tell(written);
        return Exit::Success;
    }
    void tell(const paper::Written &written) const
    {
        if (m_console.json)
            return m_console.object({{"job", m_ticket.job},
                                     {"number", m_ticket.number},
                                     {"passes", written.passes},
                                     {"pages", written.pages},
                                     {"revoked", m_matter.revoked.size()},
                                     {"left_out", jsonOf(m_leftOut)}});
        m_console.line(std::to_string(written.passes) + m_console.say(" giấy trên ", " passes on ") +
                       std::to_string(written.pages) + m_console.say(" trang", " pages") +
                       (m_ticket.number > 1
                            ? m_console.say("; lần in thứ ", "; printing number ") + std::to_string(m_ticket.number)
                            : ""));
        for (const counter::LeftOut &each : m_leftOut)
            m_console.line(core::toText(each.number) + ": " + each.why.sentence.in(m_console.language));
    }

    /// Made and read back under a passing name; it gets its own once the journal knows.
    Exit toFile()
    {
        const QString file = QString::fromStdString(m_arguments.out), passing = file + QStringLiteral(".part");
        for (const QString &there : {file, passing}) // the latter also of a printing that was killed
            if (QFileInfo::exists(there))
                return failedWith(m_console, printable(there.toStdString()) +
                                                 m_console.say(": đã có tệp này; không ghi đè.",
                                                               ": it is there already; nothing is written over."));
        const auto written = paper::writePdf(passing, m_job);
        if (!written)
            return failedWith(m_console, printable(written.error().sentence.in(m_console.language)));
        if (!begin(m_arguments.out, written->pages)) {
            QFile::remove(passing);
            return failed(m_console, m_refused);
        }
        if (QFile::rename(passing, file))
            return end(*written);
        QFile::remove(passing);
        (void)desk::endPrinting(*m_open, m_open.officer(), m_arguments.clock(), m_ticket, PrintOutcome::Failed);
        return failedWith(m_console, printable(m_arguments.out) +
                                         m_console.say(": không ghi được.", ": it could not be written."));
    }

    Exit toPrinter()
    {
        const auto printed = printing::print(m_arguments.printer, m_job, [this](const paper::Written &written) {
            return begin(m_arguments.printer, written.pages);
        });
        if (printed)
            return end(*printed);
        if (printed.error().trouble == printing::Trouble::NotBegun)
            return failed(m_console, m_refused);
        return failedWith(m_console, printable(printed.error().sentence.in(m_console.language)));
    }

    Console &m_console;
    const Arguments &m_arguments;
    OpenDesk &m_open;
    const desk::PrintMatter &m_matter;
    const std::vector<counter::LeftOut> &m_leftOut;
    const paper::Job &m_job;
    desk::PrintTicket m_ticket;
    desk::Problem m_refused;
};

Exit print(Console &console, const Arguments &arguments)
{
    const auto open = OpenDesk::open(console, arguments, store::Access::Write);
    if (!open)
        return Exit::Failed;
    auto matter = desk::matterOf(**open, arguments.job, arguments.lines);
    if (!matter)
        return failed(console, matter.error());
    auto contents = counter::contentsOf(**open, *matter, arguments.clock().wall);
    if (!contents)
        return failed(console, contents.error());
    const auto job = PaperJob::make(console, arguments, std::move(contents->contents), matter->job.row.byHand);
    if (!job)
        return failedWith(console, job.error());
    return Printing(console, arguments, *open, *matter, contents->leftOut, (*job)->job).run();
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
    add("list", "The print queue, oldest first", Acts::No, list)
        ->add_flag("--closed", arguments->closed, "What was printed or put aside, newest first");
    auto *running = add("run", "Print a job; each code is read back before", Acts::Yes, print);
    addPaperChoice(*running, *arguments);
    running->add_option("--line", arguments->lines, "Only these lines of the request");
    running->add_option("--reason", arguments->reason, "Why it is printed once more");
    auto *where = running->add_option_group("Where it goes")->require_option(1);
    where->add_option("--to", arguments->printer, "A printer of the system (paper printers)");
    where->add_option("--out", arguments->out, "A new PDF, to be printed from elsewhere");
    auto *ending = add("ended", "Say how a printing ended of which that is not known", Acts::Yes, ended);
    ending->add_option("NUMBER", arguments->number, "Which time: 1, 2 …")->required();
    ending->add_option("OUTCOME", arguments->outcome, "printed or failed")
        ->required()
        ->check(CLI::IsMember({"printed", "failed"}));
    add("aside", "It needs no paper", Acts::Yes, aside)->add_option("--reason", arguments->reason, "Why")->required();
}

} // namespace th::tools
