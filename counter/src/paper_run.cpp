// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "counter/paper_run.h"

#include "counter/passing_folder.h"
#include "printing/printer.h"
#include "screen_pictures.h"

#include <filesystem>

namespace th::counter {

namespace {

using store::PrintOutcome;

desk::Problem fileProblem(const char *code, const std::string &file, const char *vi, const char *en)
{
    return {code, {file + vi, file + en}};
}

class Run {
public:
    Run(const AtDesk &atDesk, const Sheets &sheets, const paper::Job &job, const PaperOrder &order,
        const paper::OnProgress &onProgress)
        : m_atDesk(atDesk), m_sheets(sheets), m_job(job), m_order(order), m_onProgress(onProgress)
    {
    }
    desk::Done<PaperRun> run() { return m_order.printer.empty() ? toFile() : toPrinter(); }

private:
    bool begin(const std::string &where, std::size_t pages)
    {
        const bool onPaper = !m_order.printer.empty() || m_order.form == Form::Pdf;
        const std::string design = onPaper ? m_job.design->id : desk::onScreens;
        const desk::PrintOrder order{m_order.officer, m_order.clock(), design, where, pages, m_order.reason};
        const auto begun =
            ask(m_atDesk, [&](desk::Desk &desk) { return desk::beginPrinting(desk, order, m_sheets.matter); });
        if (begun)
            m_ticket = *begun;
        else
            m_refused = begun.error();
        return begun.ok();
    }
    desk::Done<void> end(PrintOutcome outcome)
    {
        const core::ClockReading now = m_order.clock(); // it may ask the desk as well
        return ask(m_atDesk,
                   [&](desk::Desk &desk) { return desk::endPrinting(desk, m_order.officer, now, m_ticket, outcome); });
    }
    desk::Done<PaperRun> ended(const paper::Written &written)
    {
        if (const auto done = end(PrintOutcome::Printed); !done)
            return core::Failure{done.error()};
        return PaperRun{written, m_ticket};
    }

    desk::Done<void> makeRoom(const std::filesystem::path &file, const std::filesystem::path &passing) const
    {
        std::error_code error;
        const bool mayGo = m_order.existing == Existing::Replace && m_order.form != Form::Pictures;
        if (!mayGo && std::filesystem::exists(file, error))
            return core::Failure{fileProblem("paper.exists", file.string(), ": đã có tệp này; không ghi đè.",
                                             ": it is there already; nothing is written over.")};
        if (!std::filesystem::exists(passing, error))
            return {};
        if (m_order.leftover == Leftover::Refuse)
            return core::Failure{
                fileProblem("paper.left", passing.string(),
                            ": đã có tệp này, thường là phần dở dang của một lần in bị ngắt; không ghi đè. "
                            "Xóa tệp đó rồi in lại.",
                            ": it is there already, as a rule what a printing left that was cut off; nothing is "
                            "written over. Remove it, then print again.")};
        if (!removeLeft(passing))
            return core::Failure{
                fileProblem("paper.file", passing.string(), ": không xóa được.", ": it cannot be removed.")};
        return {};
    }

    desk::Done<paper::Written> draw(const std::filesystem::path &passing) const
    {
        if (m_order.form != Form::Pdf && m_sheets.matter.job.row.byHand)
            return core::Failure{
                desk::Problem{"paper.no_code",
                              {"Tờ trình ký không có mã, nên không có gì để lưu thành ảnh.",
                               "Sheets to sign have no code: there is nothing to save as a picture."}}};
        if (m_order.form != Form::Pdf)
            return drawPictures(passing, m_order.form, m_sheets.contents, m_onProgress);
        const auto written = paper::drawPdf(QString::fromStdString(passing.string()), m_job, m_onProgress);
        if (!written)
            return core::Failure{desk::Problem{"paper.refused", written.error().sentence}};
        return *written;
    }

    /// Made and read back under a passing name, the one that `makeRoom` looks for; it gets its own once the journal
    /// knows.
    desk::Done<PaperRun> toFile()
    {
        const std::filesystem::path file = m_order.file, passing = m_order.file + ".part";
        if (const auto free = makeRoom(file, passing); !free)
            return core::Failure{free.error()};
        std::error_code error;
        const auto written = draw(passing);
        if (!written)
            return core::Failure{written.error()};
        if (!begin(m_order.file, written->pages)) {
            (void)removeLeft(passing);
            return core::Failure{m_refused};
        }
        std::filesystem::rename(passing, file, error);
        if (!error)
            return ended(*written);
        (void)removeLeft(passing);
        (void)end(PrintOutcome::Failed); // else it is not known, which is said as well
        return core::Failure{
            fileProblem("paper.file", m_order.file, ": không ghi được.", ": it could not be written.")};
    }

    desk::Done<PaperRun> toPrinter()
    {
        const auto home =
            ask(m_atDesk, [](desk::Desk &desk) -> desk::Done<std::filesystem::path> { return desk.folder(); });
        if (!home)
            return core::Failure{home.error()};
        const PassingFolder passing(*home / "print.passing");
        if (!passing.made())
            return core::Failure{fileProblem("paper.printer", passing.path().string(), ": không tạo được; chưa in gì.",
                                             ": it cannot be made; nothing was printed.")};
        const auto printed = printing::print(
            m_order.printer, m_job,
            [this](const paper::Written &written) { return begin(m_order.printer, written.pages); }, m_onProgress,
            passing.path());
        if (printed)
            return ended(*printed);
        if (printed.error().trouble == printing::Trouble::NotBegun)
            return core::Failure{m_refused};
        return core::Failure{desk::Problem{"paper.printer", printed.error().sentence}};
    }

    const AtDesk &m_atDesk;
    const Sheets &m_sheets;
    const paper::Job &m_job;
    const PaperOrder &m_order;
    const paper::OnProgress &m_onProgress;
    desk::PrintTicket m_ticket;
    desk::Problem m_refused;
};

} // namespace

desk::Done<Sheets> sheetsOf(const desk::Desk &desk, std::uint64_t job, const std::vector<std::uint32_t> &lines,
                            core::Instant now)
{
    auto matter = desk::matterOf(desk, job, lines);
    if (!matter)
        return core::Failure{matter.error()};
    auto contents = contentsOf(desk, *matter, now);
    if (!contents)
        return core::Failure{contents.error()};
    return Sheets{std::move(matter).value(), std::move(contents.value().contents), std::move(contents.value().leftOut)};
}

desk::Done<PaperRun> runPaper(const AtDesk &atDesk, const Sheets &sheets, paper::Job job, const PaperOrder &order,
                              const paper::OnProgress &onProgress)
{
    job.contents = sheets.contents;
    job.byHand = sheets.matter.job.row.byHand;
    return Run(atDesk, sheets, job, order, onProgress).run();
}

} // namespace th::counter
