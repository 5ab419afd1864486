// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// On which paper, and how the printing goes.
#include "print_model.h"

#include "models/local_file.h"
#include "printing/printer.h"

#include <algorithm>

namespace th::app {

namespace {

std::optional<paper::PageSize> pageOf(const QString &text)
{
    for (const auto size : {paper::PageSize::A4, paper::PageSize::A5, paper::PageSize::Own})
        if (text == QLatin1String(paper::name(size)))
            return size;
    return std::nullopt;
}

QVariantMap option(const QString &value, const QString &words)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("text"), words}};
}

} // namespace

void PrintModel::lookForPrinters()
{
    m_printers.reset();
    emit changed();
    m_door.send(
        &Errands::paper, this,
        [](const DeskAway &) {
            std::vector<PrinterOffer> offers;
            for (const printing::Printer &printer : printing::printers())
                offers.push_back({text(printer.name), text(printer.description), printer.isDefault});
            return offers;
        },
        [this](const std::vector<PrinterOffer> &offers) { showPrinters(offers); });
}

void PrintModel::showPrinters(const std::vector<PrinterOffer> &printers)
{
    m_printers = printers;
    const auto named = [this](const PrinterOffer &each) { return each.name == m_printer; };
    if (std::ranges::none_of(printers, named)) {
        const auto usual = std::ranges::find(printers, true, &PrinterOffer::isDefault);
        m_printer = usual != printers.end() ? usual->name : printers.empty() ? QString() : printers.front().name;
    }
    emit changed();
}

QVariantList PrintModel::printers() const
{
    QVariantList all;
    if (m_printers)
        for (const PrinterOffer &each : *m_printers)
            all << option(each.name, each.description.isEmpty() ? each.name : each.description);
    return all;
}

QString PrintModel::printerNote() const
{
    if (!m_printers)
        return tr("Đang tìm máy in…");
    return m_printers->empty() ? tr("Hệ thống in không có máy in nào, hoặc không trả lời. Vẫn lưu được thành PDF.")
                               : QString();
}

void PrintModel::setPrinter(const QString &printer)
{
    m_printer = printer;
    emit changed();
}

const paper::Template *PrintModel::chosenDesign() const
{
    const auto found = std::ranges::find(m_designs, m_design.toStdString(), &paper::Template::id);
    return found == m_designs.end() ? nullptr : &*found;
}

QVariantList PrintModel::designs() const
{
    QVariantList all;
    const auto picked = pickedEntries();
    for (const paper::Template &design : m_designs)
        if (std::ranges::all_of(picked, [&](const PrintEntry &entry) {
                return std::ranges::all_of(entry.kinds, [&](auto kind) { return design.kinds.contains(kind); });
            }))
            all << option(text(design.id), name(design.name));
    if (all.size() != 1)
        all.prepend(option(QString(), tr("Mẫu thường dùng")));
    return all;
}

void PrintModel::setDesign(const QString &design)
{
    m_design = design;
    m_page.clear();
    emit changed();
}

QVariantList PrintModel::pages() const
{
    QVariantList all{option(QString(), tr("Khổ thường dùng"))};
    if (const paper::Template *design = chosenDesign())
        for (const paper::PageSize page : design->pages)
            all << option(QLatin1String(paper::name(page)),
                          page == paper::PageSize::Own ? tr("Đúng khổ của mẫu") : QLatin1String(paper::name(page)));
    return all;
}

void PrintModel::setPage(const QString &page)
{
    m_page = page;
    emit changed();
}

bool PrintModel::wantsReason() const
{
    return std::ranges::any_of(pickedEntries(), [](const PrintEntry &entry) { return entry.printedBefore(); });
}

void PrintModel::setReason(const QString &reason)
{
    if (std::exchange(m_reason, reason) != reason)
        emit changed();
}

QString PrintModel::missing() const
{
    if (m_picked.empty())
        return tr("Hãy chọn việc cần in.");
    if (wantsReason() && m_reason.trimmed().isEmpty())
        return tr("Trong đó có giấy đã in, hoặc không rõ đã in chưa. Hãy ghi lý do in lại.");
    return {};
}

QString PrintModel::pickedText() const
{
    std::size_t sheets = 0;
    for (const PrintEntry &entry : pickedEntries())
        sheets += entry.lines.empty() ? entry.job.sheets : entry.lines.size();
    return m_picked.empty() ? tr("Hàng chờ in") : tr("Đã chọn %n giấy", nullptr, static_cast<int>(sheets));
}

QString PrintModel::emptyText() const
{
    if (m_state != State::Shown || !m_entries.empty())
        return {};
    if (tab() == QLatin1String("chosen"))
        return tr("Hồ sơ này chưa có gì để in.");
    return tab() == QLatin1String("open") ? tr("Không có gì chờ in.") : tr("Chưa in lần nào.");
}

PrintRunOrder PrintModel::orderNow() const
{
    PrintRunOrder order{pickedEntries()};
    order.design = m_design.toStdString();
    order.page = pageOf(m_page);
    order.reason = m_reason.trimmed().toStdString();
    return order;
}

void PrintModel::start()
{
    if (!ready())
        return;
    PrintRunOrder order = orderNow();
    order.printer = m_printer.toStdString();
    run(std::move(order));
}

void PrintModel::begin(std::size_t jobs)
{
    m_will = std::make_shared<std::atomic<PrintWill>>(PrintWill::GoOn);
    m_running = true;
    m_job = 0;
    m_jobs = jobs;
    m_progress = {};
    m_sum.reset();
    m_complaint.reset();
    emit changed();
    emit progressed();
}

void PrintModel::run(PrintRunOrder order)
{
    m_toFiles = order.printer.empty();
    m_form = m_toFiles ? order.files.begin()->second.form : counter::Form::Pdf;
    begin(order.entries.size());
    const OnPrint told = [model = QPointer(this), will = m_will](std::size_t job, const paper::Progress &progress) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [model, will, job, progress] {
            if (model && model->m_will == will)
                model->advance(job, progress);
        });
        return will->load();
    };
    m_door.send(
        &Errands::paper, this,
        [order = std::move(order), told](const DeskAway &away) { return runPrints(away, order, told); },
        [this, will = m_will](const PrintSum &sum) {
            if (m_will == will)
                finish(sum);
        });
}

void PrintModel::advance(std::size_t job, const paper::Progress &progress)
{
    const bool handedOver = handingOver();
    m_job = job;
    m_progress = progress;
    emit progressed();
    if (handedOver != handingOver())
        emit changed();
}

/// For who is on another page by now: the first of what was not printed, and how many others.
std::optional<desk::Problem> PrintModel::undone() const
{
    if (!m_sum || (m_sum->refused.empty() && m_sum->notBegun == 0))
        return std::nullopt;
    const std::size_t jobs = m_sum->refused.size() + m_sum->notBegun;
    const std::string count = std::to_string(jobs);
    core::LocalName said{"In: " + count + " việc hoặc giấy chưa in được, xem trang In.",
                         "Printing: " + count + " jobs or passes were not printed, see the page Print."};
    if (m_sum->refused.empty())
        return desk::Problem{"print.undone", said};
    const auto &[request, why] = m_sum->refused.front();
    said.vi += " Hồ sơ " + std::to_string(request) + ": " + why.sentence.vi;
    said.en += " Request " + std::to_string(request) + ": " + why.sentence.en;
    return desk::Problem{why.code, said};
}

void PrintModel::finish(const PrintSum &sum)
{
    m_running = false;
    m_will.reset();
    m_sum = sum;
    std::erase_if(m_picked, [&sum](std::uint64_t job) { return sum.printed.contains(job); });
    if (m_picked.empty())
        m_reason.clear();
    if (const auto why = undone(); why && !m_seen)
        emit leftUndone(*why);
    emit changed();
    refresh();
}

void PrintModel::want(PrintWill will)
{
    if (m_will)
        m_will->store(will);
}

void PrintModel::pause()
{
    want(PrintWill::PauseAfterThis);
    emit changed();
}

void PrintModel::stop()
{
    if (handingOver())
        return;
    want(PrintWill::StopNow);
    emit changed();
}

QString PrintModel::progressText() const
{
    const QString what = m_progress.stage == paper::Stage::Drawing       ? tr("Đang vẽ trang")
                         : m_progress.stage == paper::Stage::ReadingBack ? tr("Đang đọc lại từng mã")
                                                                         : tr("Đang giao trang cho máy in");
    return tr("%1: %2 / %3 (việc %4 / %5)")
        .arg(what)
        .arg(m_progress.done)
        .arg(m_progress.all)
        .arg(m_job + 1)
        .arg(std::max<std::size_t>(m_jobs, 1));
}

QString PrintModel::outcome() const
{
    if (!m_sum)
        return {};
    QStringList parts;
    if (!m_sum->printed.empty() && m_form != counter::Form::Pdf)
        parts << tr("Đã lưu mã của %n giấy thành ảnh: %1", nullptr, static_cast<int>(m_sum->passes)).arg(filesMade());
    else if (!m_sum->printed.empty())
        parts << (m_toFiles ? tr("Đã lưu %1 giấy trên %2 trang thành PDF.") : tr("Đã in %1 giấy trên %2 trang."))
                     .arg(m_sum->passes)
                     .arg(m_sum->pages);
    if (m_sum->revoked > 0)
        parts << tr("%n giấy đã thu hồi không được in.", nullptr, static_cast<int>(m_sum->revoked));
    for (const auto &[request, why] : m_sum->refused)
        parts << tr("Hồ sơ %1: %2").arg(request).arg(name(why.sentence));
    if (m_sum->notBegun > 0)
        parts << tr("Còn %n việc chưa in, vẫn được chọn: in tiếp lúc nào cũng được.", nullptr,
                    static_cast<int>(m_sum->notBegun));
    return parts.join(QLatin1Char('\n'));
}

void PrintModel::change(std::function<desk::Done<void>(OpenDesk &)> what)
{
    m_complaint.reset();
    m_door.ask(
        this, [what = std::move(what)](OpenDesk &open) { return what(open); },
        [this](const desk::Done<void> &done) {
            m_asking = m_asking && !done;
            if (!done)
                m_complaint = done.error();
            emit changed();
            refresh();
        });
}

void PrintModel::say(bool printed)
{
    const PrintEntry *entry = currentEntry();
    if (!entry)
        return;
    for (const desk::PrintTime &time : entry->job.times)
        if (time.row.outcome == store::PrintOutcome::Unknown)
            change([ticket = desk::PrintTicket{time.row.job, time.row.number}, printed](OpenDesk &open) {
                return desk::endPrinting(open.desk, open.officer, open.clock, ticket,
                                         printed ? store::PrintOutcome::Printed : store::PrintOutcome::Failed);
            });
}

void PrintModel::askAside()
{
    m_asking = waits();
    m_complaint.reset();
    emit changed();
}

void PrintModel::putAside(const QString &why)
{
    const PrintEntry *entry = currentEntry();
    if (!entry || why.trimmed().isEmpty())
        return;
    change([job = entry->job.row.id, why = why.trimmed().toStdString()](OpenDesk &open) {
        return desk::putAside(open.desk, open.officer, open.clock, job, why);
    });
}

void PrintModel::dismiss()
{
    m_asking = false;
    m_complaint.reset();
    emit changed();
}

} // namespace th::app
