// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/print_queue.h"

#include "pass_maker.h"

#include <algorithm>
#include <set>

namespace th::desk {

namespace {

using core::journal::WorkKind;
using store::PrintOutcome, store::PrintState;
using Place = std::pair<std::uint32_t, std::uint32_t>; ///< line, turn

std::string reasonOfPrint(std::uint64_t job, std::uint32_t number)
{
    return "print/" + std::to_string(job) + "/" + std::to_string(number);
}

bool isOf(const store::WardPrintJob &job, const store::WardPass &pass)
{
    return job.line == 0 ? pass.turn == 0 : pass.line == job.line && pass.turn == job.turn;
}

using Lines = std::set<std::uint32_t>;

/// None: all.
bool isWanted(const Lines &lines, std::uint32_t line) { return lines.empty() || lines.contains(line); }

template <class Visit> void eachPassOf(DeskInside &inside, const store::WardPrintJob &job, const Visit &visit)
{
    const auto read = inside.book().eachPass(job.request, [&](const store::WardPass &pass) {
        if (isOf(job, pass))
            visit(pass);
        return true;
    });
    if (!read)
        stopFor(read.error());
}

PrintJob opened(DeskInside &inside, const store::WardPrintJob &row)
{
    PrintJob job{row, {}, 0, 0};
    for (store::WardPrinting &printing : valueOf(inside.book().printings(row.id))) {
        PrintTime time{std::move(printing), {}};
        if (!time.row.reason.empty()) {
            const auto reason = inside.vault().open(time.row.reason, reasonOfPrint(row.id, time.row.number));
            time.reason = reason ? std::string(core::asText(*reason)) : "?";
        }
        job.times.push_back(std::move(time));
    }
    if (row.byHand)
        job.sheets = valueOf(inside.book().unsealed(row.request, maxLinesOfRequest)).size();
    else
        eachPassOf(inside, row, [&](const store::WardPass &pass) { ++(pass.revoked ? job.revoked : job.sheets); });
    return job;
}

PrintJob jobOf(DeskInside &inside, std::uint64_t id)
{
    const auto row = valueOf(inside.book().printJob(id));
    if (!row)
        stop("no_print_job", "Hàng chờ in không có việc số " + std::to_string(id) + ".",
             "The print queue has no job " + std::to_string(id) + ".");
    return opened(inside, *row);
}

/// Sheets are signed by a leader whom the request was sent to; one that was taken back is not.
void demandWithLeader(const Loaded &loaded)
{
    const issuing::Step *last =
        loaded.standing.taken.empty() ? nullptr : loaded.procedure->findStep(loaded.standing.taken.back().step);
    if (!last || std::ranges::find(last->then, issuing::Effect::PrintForHand) == last->then.end())
        stop("not_now", "Hồ sơ này không còn ở bước chờ lãnh đạo ký; không in tờ trình ký.",
             "This request does not wait for a leader's signature any more; no sheets are printed for it.");
}

void addSheetsByHand(DeskInside &inside, PrintMatter &matter, const Lines &lines)
{
    demandWithLeader(inside.load(matter.job.row.request));
    for (const store::WardLine &line : valueOf(inside.book().unsealed(matter.job.row.request, maxLinesOfRequest)))
        if (isWanted(lines, line.number))
            matter.sheets.push_back({line.number, 0, {}, {}, inside.draftOf(line)});
}

void addPasses(DeskInside &inside, PrintMatter &matter, const Lines &lines)
{
    eachPassOf(inside, matter.job.row, [&](const store::WardPass &pass) {
        if (!isWanted(lines, pass.line))
            return;
        if (pass.revoked)
            matter.revoked.push_back(pass.number);
        else
            matter.sheets.push_back({pass.line, pass.turn, pass.number, contentOf(inside, pass).text});
    });
}

PrintMatter matter(DeskInside &inside, std::uint64_t job, const Lines &lines)
{
    PrintMatter matter{jobOf(inside, job), {}, {}};
    if (matter.job.row.byHand)
        addSheetsByHand(inside, matter, lines);
    else
        addPasses(inside, matter, lines);
    if (matter.sheets.empty())
        stop("nothing_to_print", "Không còn giấy nào để in: chưa đóng dấu, hoặc đã thu hồi hết.",
             "There is nothing left to print: nothing was sealed, or all of it is revoked.");
    std::set<Place> before;
    for (const store::WardPrinted &each : valueOf(inside.book().printed(job)))
        before.emplace(each.line, each.turn);
    for (PrintSheet &sheet : matter.sheets)
        sheet.before = before.contains({sheet.line, sheet.turn});
    return matter;
}

std::string shortened(const std::string &text, std::size_t most)
{
    std::string cut = text.substr(0, most);
    while (!core::isValidUtf8(cut))
        cut.pop_back();
    return cut;
}

/// An entry about a request whose revision stays.
store::WardWrite::Deed deedOf(DeskInside &inside, const issuing::Officer &officer, const core::ClockReading &clock,
                              const store::WardPrintJob &job, const std::string &what, const std::string &reason)
{
    if (officer.unit != inside.unit())
        stop("wrong_unit", "Hàng chờ in này của đơn vị " + inside.unit().text + ".",
             "This print queue is unit " + inside.unit().text + "'s.");
    inside.demandRole(officer, accounts::Action::PrintPasses);
    const auto row = valueOf(inside.book().request(job.request));
    if (!row)
        stopFor({store::StoreFault::Damaged, "ward_request"});
    auto deed = inside.deed({officer, job.request, row->revision, clock}, WorkKind::Print, *row, row->revision, reason);
    deed.work.step = shortened(what, 64);
    return deed;
}

/// "BD01A-000001 … → printer"
std::string inWords(const PrintMatter &matter, const std::string &printer)
{
    constexpr std::size_t most = 3600;
    std::string text;
    for (const PrintSheet &sheet : matter.sheets) {
        if (text.size() > most) {
            text += " …";
            break;
        }
        if (!sheet.text.empty())
            text += (text.empty() ? "" : " ") + core::toText(sheet.number);
    }
    return text + (text.empty() ? "→ " : " → ") + shortened(printer, 255);
}

core::Bytes digestOf(const DeskInside &inside, const PrintMatter &matter)
{
    std::string all;
    for (const PrintSheet &sheet : matter.sheets)
        all += (sheet.text.empty() ? toJson(sheet.draft) : sheet.text) + '\n';
    return inside.vault().digest("print", core::asBytes(all));
}

/// The same sheets, in the same words, as when they were drawn.
void demandSame(DeskInside &inside, const PrintMatter &drawn)
{
    Lines lines;
    for (const PrintSheet &sheet : drawn.sheets)
        lines.insert(sheet.line);
    const PrintMatter now = matter(inside, drawn.job.row.id, lines);
    const bool same = std::ranges::equal(now.sheets, drawn.sheets, [](const PrintSheet &a, const PrintSheet &b) {
        return a.line == b.line && a.turn == b.turn && a.text == b.text && a.draft == b.draft;
    });
    if (!same || now.job.times.size() != drawn.job.times.size())
        stopFor({store::StoreFault::Refused, "stale"});
}

bool isBlank(const std::string &text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

store::WardPrinting printingOf(const DeskInside &inside, const PrintOrder &order, const PrintMatter &matter,
                               const PrintTicket &ticket)
{
    store::WardPrinting printing;
    printing.job = ticket.job;
    printing.number = ticket.number;
    printing.begun = order.clock.wall;
    printing.officer = order.officer.id;
    printing.design = shortened(order.design, 64);
    printing.printer = shortened(order.printer, 255);
    printing.passes = matter.sheets.size();
    printing.pages = order.pages;
    if (!isBlank(order.reason))
        printing.reason = inside.vault().seal(core::asBytes(order.reason), reasonOfPrint(ticket.job, ticket.number));
    return printing;
}

void describe(const DeskInside &inside, core::journal::Work &work, const PrintMatter &matter,
              const std::string &printer)
{
    std::set<std::uint32_t> lines;
    for (const PrintSheet &sheet : matter.sheets)
        lines.insert(sheet.line);
    work.lines.assign(lines.begin(), lines.end());
    work.passes = inWords(matter, printer);
    work.digest = digestOf(inside, matter);
}

/// Waits until each sheet that there is now was printed once.
PrintState stateAfter(DeskInside &inside, const PrintJob &job, const PrintTicket &ticket, PrintOutcome outcome)
{
    std::set<Place> done;
    bool unknown = false;
    for (const store::WardPrinted &each : valueOf(inside.book().printed(job.row.id))) {
        const bool isThis = each.printing == ticket.number;
        if (isThis ? outcome == PrintOutcome::Printed : each.ended != core::Instant())
            done.emplace(each.line, each.turn);
        else if (!isThis)
            unknown = true;
    }
    bool all = true;
    if (job.row.byHand)
        for (const store::WardLine &line : valueOf(inside.book().unsealed(job.row.request, maxLinesOfRequest)))
            all = all && done.contains({line.number, 0});
    else
        eachPassOf(inside, job.row, [&](const store::WardPass &pass) {
            all = all && (pass.revoked || done.contains({pass.line, pass.turn}));
        });
    return all ? PrintState::Printed : unknown ? PrintState::UnderWay : PrintState::Waits;
}

} // namespace

void DeskInside::queuePrints(store::WardWrite &write, const Loaded &loaded, const issuing::Step &step)
{
    const auto queued = valueOf(m_book.printJobsOf(loaded.row.id));
    for (const issuing::Effect effect : {issuing::Effect::Print, issuing::Effect::PrintForHand}) {
        const bool byHand = effect == issuing::Effect::PrintForHand;
        const bool waits = std::ranges::any_of(queued, [&](const store::WardPrintJob &job) {
            return job.byHand == byHand && job.line == 0 && job.state == PrintState::Waits;
        });
        if (!waits && std::ranges::find(step.then, effect) != step.then.end())
            write.printJobs.push_back({0, loaded.row.id, byHand, 0, 0, write.clock.wall});
    }
}

Done<std::vector<PrintJob>> printQueue(const Desk &desk, store::WardBook::Prints which, std::size_t most)
{
    return attempt([&] {
        DeskInside inside(desk);
        std::vector<PrintJob> jobs;
        for (const store::WardPrintJob &row : valueOf(inside.book().printJobs(which, most)))
            jobs.push_back(opened(inside, row));
        return jobs;
    });
}

Done<std::vector<PrintJob>> printJobsOf(const Desk &desk, RequestId request)
{
    return attempt([&] {
        DeskInside inside(desk);
        std::vector<PrintJob> jobs;
        for (const store::WardPrintJob &row : valueOf(inside.book().printJobsOf(request)))
            jobs.push_back(opened(inside, row));
        return jobs;
    });
}

Done<PrintMatter> matterOf(const Desk &desk, std::uint64_t job, const std::vector<std::uint32_t> &lines)
{
    return attempt([&] {
        DeskInside inside(desk);
        return matter(inside, job, Lines(lines.begin(), lines.end()));
    });
}

Done<PrintTicket> beginPrinting(Desk &desk, const PrintOrder &order, const PrintMatter &matter)
{
    return attempt([&] {
        DeskInside inside(desk);
        demandSame(inside, matter);
        const bool onPaper = order.design != onScreens;
        if (onPaper && isBlank(order.reason) && std::ranges::any_of(matter.sheets, &PrintSheet::before))
            stop("printed_before",
                 "Trong đó có giấy đã in, hoặc không rõ đã in chưa. Muốn in lại phải nêu lý do (in hỏng, kẹt giấy …).",
                 "Some of it was printed before, or it is not known whether it was. Say why it is printed again "
                 "(spoiled, paper jam …).");
        const PrintTicket ticket{matter.job.row.id, static_cast<std::uint32_t>(matter.job.times.size() + 1)};
        store::WardWrite write;
        write.clock = order.clock;
        write.printing = printingOf(inside, order, matter, ticket);
        if (onPaper) {
            for (const PrintSheet &sheet : matter.sheets)
                write.printed.push_back({matter.job.row.request, sheet.line, sheet.turn, {}, ticket.number});
            write.printJobs.push_back(matter.job.row);
            write.printJobs.back().state = PrintState::UnderWay;
        }
        write.deeds.push_back(deedOf(inside, order.officer, order.clock, matter.job.row,
                                     "begin " + std::to_string(ticket.number) + " " + order.design, order.reason));
        describe(inside, write.deeds.back().work, matter, order.printer);
        inside.write(write);
        return ticket;
    });
}

Done<void> endPrinting(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock,
                       const PrintTicket &ticket, store::PrintOutcome outcome)
{
    return attempt([&] {
        DeskInside inside(desk);
        const PrintJob job = jobOf(inside, ticket.job);
        const bool open = ticket.number >= 1 && ticket.number <= job.times.size() &&
                          job.times[ticket.number - 1].row.outcome == PrintOutcome::Unknown;
        if (!open || outcome == PrintOutcome::Unknown)
            stop("not_printing", "Lần in này không có, hoặc đã ghi kết quả rồi.",
                 "There is no such printing, or how it ended is recorded already.");
        store::WardWrite write;
        write.clock = clock;
        write.printing = job.times[ticket.number - 1].row;
        write.printing->outcome = outcome;
        write.printing->ended = clock.wall;
        if (write.printing->design != onScreens) {
            write.printJobs.push_back(job.row);
            write.printJobs.back().state = stateAfter(inside, job, ticket, outcome);
        }
        const char *what = outcome == PrintOutcome::Printed ? "printed " : "failed ";
        write.deeds.push_back(deedOf(inside, officer, clock, job.row, what + std::to_string(ticket.number), {}));
        inside.write(write);
    });
}

Done<void> putAside(Desk &desk, const issuing::Officer &officer, const core::ClockReading &clock, std::uint64_t job,
                    const std::string &reason)
{
    return attempt([&] {
        DeskInside inside(desk);
        const PrintJob found = jobOf(inside, job);
        if (isBlank(reason))
            stop("missing_reason", "Phải nêu lý do.", "A reason is needed.");
        if (found.row.state != PrintState::Waits)
            stop("not_waiting", "Việc in này không còn chờ.", "This print job does not wait any more.");
        store::WardWrite write;
        write.clock = clock;
        write.printJobs.push_back(found.row);
        write.printJobs.back().state = PrintState::PutAside;
        write.deeds.push_back(deedOf(inside, officer, clock, found.row, "put aside", reason));
        inside.write(write);
    });
}

} // namespace th::desk
