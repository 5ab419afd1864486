// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_reader.h"

#include "inbox_reader.h"
#include "key_file.h"
#include "models/local_file.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace th::app {

namespace {

constexpr qint64 maxTemplates = 1 << 20;
constexpr const char *templatesName = "templates.json";

desk::Done<PrintEntry> entryOf(const OpenDesk &open, desk::PrintJob job)
{
    PrintEntry entry{std::move(job), {}, {}, {}};
    const auto glance = open.desk.glance(entry.job.row.request);
    if (!glance)
        return core::Failure{glance.error()};
    auto applicant = applicantOf(open, *glance);
    if (!applicant)
        return core::Failure{applicant.error()};
    entry.applicant = std::move(applicant).value();
    if (const issuing::Procedure *procedure = open.desk.procedureOf(glance->row)) {
        entry.procedure = procedure->name;
        entry.kinds = procedure->kinds;
    }
    return entry;
}

bool holds(const store::WardPrintJob &job, const PrintWish::Place &place)
{
    return !job.byHand && job.request == place.request &&
           (job.line == 0 ? place.turn == 0 : job.line == place.line && job.turn == place.turn);
}

/// The jobs that chosen passes are in, each with their lines alone.
desk::Done<std::vector<PrintEntry>> entriesOf(const OpenDesk &open, const std::vector<PrintWish::Place> &passes)
{
    std::set<desk::RequestId> requests;
    for (const auto &place : passes)
        requests.insert(place.request);
    std::vector<PrintEntry> entries;
    std::size_t found = 0;
    for (const desk::RequestId request : requests) {
        auto jobs = desk::printJobsOf(open.desk, request);
        if (!jobs)
            return core::Failure{jobs.error()};
        for (desk::PrintJob &job : *jobs) {
            std::vector<std::uint32_t> lines;
            for (const auto &place : passes)
                if (holds(job.row, place))
                    lines.push_back(place.line);
            if (lines.empty())
                continue;
            auto entry = entryOf(open, std::move(job));
            if (!entry)
                return core::Failure{entry.error()};
            found += lines.size();
            entry->lines = std::move(lines);
            entries.push_back(std::move(entry).value());
        }
    }
    if (found < passes.size())
        return core::Failure{problem(
            "no_print_job", QStringLiteral("Có giấy được chọn mà quy trình không in ở bàn này. Hãy bỏ giấy đó ra."),
            QStringLiteral("Some of the passes chosen are not printed here by the workflow. "
                           "Leave them out."))};
    return entries;
}

/// What keeps one job and none of the others.
bool isOfJob(const std::string &code) { return code != "locked" && code != "paper.printer" && code != "paper.file"; }

struct Prepared {
    counter::Sheets sheets;
    issuing::Officer officer;
    core::ClockReading clock;
    std::filesystem::path folder;
};

desk::Done<paper::Job> jobOf(const counter::Sheets &sheets, const Designs &designs, const PrintRunOrder &order)
{
    paper::Job job;
    job.design = paper::findTemplate(designs.all, order.design, sheets.contents.front().claims.kind);
    if (!job.design || !job.design->kinds.contains(sheets.contents.front().claims.kind))
        return core::Failure{
            problem("paper.template", QStringLiteral("Mẫu này không dành cho loại giấy đó. Hãy chọn mẫu khác."),
                    QStringLiteral("This template is not for that kind of pass. Choose another one."))};
    if (!designs.folder.isEmpty()) {
        auto pictures = paper::loadPictures(designs.folder, *job.design, sheets.contents);
        if (!pictures)
            return core::Failure{desk::Problem{"paper.picture", pictures.error().sentence}};
        job.pictures = std::move(pictures).value();
    }
    job.page = order.page;
    return job;
}

desk::Done<Prepared> prepare(const DeskAway &away, const PrintEntry &entry)
{
    return away.ask([&entry](OpenDesk &open) -> desk::Done<Prepared> {
        auto sheets = counter::sheetsOf(open.desk, entry.job.row.id, entry.lines, open.clock.wall);
        if (!sheets)
            return core::Failure{sheets.error()};
        return Prepared{std::move(sheets).value(), open.officer, open.clock, open.folder};
    });
}

bool isPicture(const PrintRunOrder &order, const PrintEntry &entry)
{
    return order.printer.empty() && order.files.at(entry.job.row.id).form != counter::Form::Pdf;
}

/// A job, and the templates that it points into.
struct Ready {
    Designs designs;
    paper::Job job;
};

desk::Done<Ready> jobFor(const Prepared &prepared, const PrintRunOrder &order, const PrintEntry &entry)
{
    if (isPicture(order, entry))
        return Ready{}; // on no paper
    auto designs = readDesigns(prepared.folder);
    if (!designs)
        return core::Failure{designs.error()};
    auto job = jobOf(prepared.sheets, *designs, order);
    if (!job)
        return core::Failure{job.error()};
    return Ready{std::move(designs).value(), std::move(job).value()};
}

desk::Done<counter::PaperRun> runOne(const DeskAway &away, const PrintRunOrder &order, const PrintEntry &entry,
                                     const paper::OnProgress &onProgress, PrintSum &sum)
{
    const auto prepared = prepare(away, entry);
    if (!prepared)
        return core::Failure{prepared.error()};
    const auto ready = jobFor(*prepared, order, entry);
    if (!ready)
        return core::Failure{ready.error()};
    const auto clock = [&away, last = prepared->clock] { return away.now(last); };
    counter::PaperOrder wanted{prepared->officer, clock};
    wanted.printer = order.printer;
    if (order.printer.empty()) {
        const PrintFile &file = order.files.at(entry.job.row.id);
        wanted.file = file.name;
        wanted.form = file.form;
        wanted.existing = file.existing;
        wanted.leftover = file.leftover;
    }
    if (entry.printedBefore() && !isPicture(order, entry))
        wanted.reason = order.reason;
    auto run = counter::runPaper(away.atDesk(), prepared->sheets, ready->job, wanted, onProgress);
    if (!run)
        return run;
    sum.revoked += prepared->sheets.matter.revoked.size();
    for (const counter::LeftOut &each : prepared->sheets.leftOut) {
        const std::string number = core::toText(each.number) + ": ";
        sum.refused.emplace_back(
            entry.job.row.request,
            desk::Problem{each.why.code, {number + each.why.sentence.vi, number + each.why.sentence.en}});
    }
    return run;
}

} // namespace

bool PrintEntry::printedBefore() const
{
    return std::ranges::any_of(job.times, [](const desk::PrintTime &time) {
        return time.row.outcome != store::PrintOutcome::Failed && time.row.design != desk::onScreens;
    });
}

bool PrintEntry::notKnown() const
{
    return std::ranges::any_of(
        job.times, [](const desk::PrintTime &time) { return time.row.outcome == store::PrintOutcome::Unknown; });
}

desk::Done<std::vector<PrintEntry>> readPrints(const OpenDesk &open, const PrintWish &wish)
{
    if (!wish.passes.empty())
        return entriesOf(open, wish.passes);
    auto jobs = wish.request > 0 ? desk::printJobsOf(open.desk, wish.request) : desk::printQueue(open.desk, wish.which);
    if (!jobs)
        return core::Failure{jobs.error()};
    std::vector<PrintEntry> entries;
    for (desk::PrintJob &job : *jobs) {
        auto entry = entryOf(open, std::move(job));
        if (!entry)
            return core::Failure{entry.error()};
        entries.push_back(std::move(entry).value());
    }
    return entries;
}

desk::Done<Designs> readDesigns(const std::filesystem::path &desk)
{
    Designs designs;
    QByteArray text(paper::defaultTemplates().data(), static_cast<qsizetype>(paper::defaultTemplates().size()));
    const QString name = QString::fromStdString((desk / templatesName).string());
    if (QFile file(name); file.exists()) {
        if (!file.open(QIODevice::ReadOnly) || file.size() > maxTemplates)
            return core::Failure{problem("paper.templates", QStringLiteral("Không đọc được các mẫu giấy: %1").arg(name),
                                         QStringLiteral("The paper templates cannot be read: %1").arg(name))};
        text = file.readAll();
        designs.folder = QFileInfo(name).absolutePath();
    }
    auto parsed =
        paper::parseTemplates(core::asBytes(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
    if (!parsed)
        return core::Failure{problem(
            "paper.templates",
            QStringLiteral("%1: %2: phải là: %3")
                .arg(name, QString::fromStdString(parsed.error().where), QString::fromStdString(parsed.error().rule)),
            QStringLiteral("%1: %2: expected: %3")
                .arg(name, QString::fromStdString(parsed.error().where), QString::fromStdString(parsed.error().rule)))};
    designs.all = std::move(parsed).value();
    return designs;
}

PrintFiles filesFor(const std::vector<PrintEntry> &entries, const QString &chosen)
{
    const QLatin1String ending(".pdf");
    const bool named = chosen.endsWith(ending, Qt::CaseInsensitive);
    const QString file = named ? chosen : chosen + ending;
    const bool asked = named && entries.size() == 1; // by the dialog, for that very name
    PrintFiles files;
    for (const PrintEntry &entry : entries) {
        QString own = file;
        if (entries.size() > 1)
            own.insert(own.size() - ending.size(),
                       QStringLiteral("-%1-%2").arg(entry.job.row.request).arg(entry.job.row.id));
        files[entry.job.row.id] = {own.toStdString(), counter::Form::Pdf,
                                   asked ? counter::Existing::Replace : counter::Existing::Refuse};
    }
    return files;
}

PrintFiles picturesFor(const std::vector<PrintEntry> &entries, const QString &chosen)
{
    const QLatin1String ending(".png");
    const bool one = entries.size() == 1 && entries.front().passes() == 1;
    const QString bare = chosen.endsWith(ending, Qt::CaseInsensitive) ? chosen.chopped(ending.size()) : chosen;
    PrintFiles files;
    for (const PrintEntry &entry : entries) {
        QString own = one ? bare + ending : bare;
        if (entries.size() > 1)
            own += QStringLiteral("-%1-%2").arg(entry.job.row.request).arg(entry.job.row.id);
        files[entry.job.row.id] = {freeFile(own).toStdString(), one ? counter::Form::Picture : counter::Form::Pictures};
    }
    return files;
}

PrintSum runPrints(const DeskAway &away, const PrintRunOrder &order, const OnPrint &told)
{
    PrintSum sum;
    const std::size_t all = order.entries.size();
    for (std::size_t place = 0; place < all; ++place) {
        const PrintEntry &entry = order.entries[place];
        const PrintWill will = told(place, {});
        if (will == PrintWill::StopNow || (will == PrintWill::PauseAfterThis && place > 0) || away.leaving()) {
            sum.notBegun = all - place;
            break;
        }
        const auto goesOn = [&](const paper::Progress &progress) {
            return told(place, progress) != PrintWill::StopNow && !away.leaving();
        };
        const auto run = runOne(away, order, entry, goesOn, sum);
        if (run) {
            sum.printed.insert(entry.job.row.id);
            sum.passes += run->written.passes;
            sum.pages += run->written.pages;
            if (order.printer.empty())
                sum.files.push_back(order.files.at(entry.job.row.id).name);
            continue;
        }
        sum.refused.emplace_back(entry.job.row.request, run.error());
        if (run.error().code == "paper.left")
            sum.leftOver.insert(entry.job.row.id);
        if (run.error().code == "paper.exists")
            sum.present.insert(entry.job.row.id);
        if (!isOfJob(run.error().code)) {
            sum.notBegun = all - place - 1;
            break;
        }
    }
    return sum;
}

} // namespace th::app
