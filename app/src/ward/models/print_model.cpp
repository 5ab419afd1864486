// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_model.h"

#include "models/phrases.h"
#include "models/theme_model.h"

#include <algorithm>

namespace th::app {

using store::PrintOutcome, store::PrintState;

PrintModel::PrintModel(LanguageSwitch &language, DeskDoor &door, QObject *parent)
    : QObject(parent), m_language(language), m_door(door),
      m_rows({"job", "request", "applicant", "facts", "standing", "level", "picked"})
{
    connect(&language, &LanguageSwitch::changed, this, &PrintModel::remake);
}

void PrintModel::setReference(const Reference &reference)
{
    m_reference = reference;
    remake();
}

QString PrintModel::said(const std::optional<desk::Problem> &problem) const
{
    return problem ? name(problem->sentence) : QString();
}

void PrintModel::clear()
{
    ++m_asked;
    want(PrintWill::StopNow);
    m_will.reset();
    m_running = m_asking = false;
    m_wish = {};
    m_entries.clear();
    m_picked.clear();
    m_reason.clear();
    m_failure.reset();
    m_complaint.reset();
    m_sum.reset();
    m_current = -1;
    m_state = State::Loading;
    remake();
}

void PrintModel::refresh()
{
    struct Read {
        std::vector<PrintEntry> entries;
        std::vector<paper::Template> designs;
    };
    m_door.ask(
        this,
        [wish = m_wish](OpenDesk &open) -> desk::Done<Read> {
            auto entries = readPrints(open, wish);
            if (!entries)
                return core::Failure{entries.error()};
            auto designs = readDesigns(open.folder);
            if (!designs)
                return core::Failure{designs.error()};
            return Read{std::move(entries).value(), std::move(designs.value().all)};
        },
        [this, asked = ++m_asked](desk::Done<Read> read) {
            if (asked != m_asked)
                return;
            if (read)
                show(std::move(read.value().entries), std::move(read.value().designs));
            else
                fail(read.error());
        });
}

void PrintModel::show(std::vector<PrintEntry> entries, std::vector<paper::Template> designs)
{
    const bool first = m_state != State::Shown;
    const PrintEntry *before = currentEntry();
    const std::uint64_t current = before ? before->job.row.id : 0;
    m_entries = std::move(entries);
    m_designs = std::move(designs);
    m_failure.reset();
    m_state = State::Shown;
    std::erase_if(m_picked, [this](std::uint64_t id) {
        return std::ranges::none_of(m_entries, [id](const PrintEntry &each) { return each.job.row.id == id; });
    });
    if (first && !m_wish.passes.empty())
        for (const PrintEntry &entry : m_entries)
            m_picked.insert(entry.job.row.id);
    follow(current);
    remake();
}

/// What is decided is decided about the job that somebody sees, wherever it stands by now.
void PrintModel::follow(std::uint64_t job)
{
    const auto found =
        std::ranges::find_if(m_entries, [job](const PrintEntry &each) { return each.job.row.id == job; });
    if (found != m_entries.end()) {
        m_current = static_cast<int>(found - m_entries.begin());
        return;
    }
    m_current = m_entries.empty() ? -1 : std::clamp(m_current, 0, static_cast<int>(m_entries.size()) - 1);
    if (std::exchange(m_asking, false))
        m_complaint = desk::Problem{"print.gone",
                                    {"Việc này không còn ở đây (đã có người làm). Chưa làm gì với việc khác.",
                                     "This job is not here any more (somebody dealt with it). Nothing was done with "
                                     "another."}};
}

void PrintModel::fail(const desk::Problem &why)
{
    m_entries.clear();
    m_picked.clear();
    m_current = -1;
    m_failure = why;
    m_state = State::Failed;
    remake();
}

void PrintModel::complain(const desk::Problem &why)
{
    m_complaint = why;
    emit changed();
}

QString PrintModel::tab() const
{
    if (m_wish.request > 0 || !m_wish.passes.empty())
        return QStringLiteral("chosen");
    return m_wish.which == store::WardBook::Prints::Open ? QStringLiteral("open") : QStringLiteral("closed");
}

void PrintModel::setTab(const QString &tab)
{
    if (tab == this->tab() || m_running || tab == QLatin1String("chosen"))
        return;
    PrintWish wish;
    if (tab == QLatin1String("closed"))
        wish.which = store::WardBook::Prints::Closed;
    clear();
    m_wish = wish;
    refresh();
    emit changed();
}

/// To show something else; who asks for it learns that it is not shown.
bool PrintModel::isFree()
{
    if (m_running)
        emit leftUndone({"print.running",
                         {"Bàn đang in việc khác, nên các giấy này chưa được mở ra để in. In xong hãy chọn lại.",
                          "Something else is being printed, so these passes are not shown for printing yet. Choose "
                          "them again when that is done."}});
    return !m_running;
}

void PrintModel::lookAtRequest(quint64 request)
{
    if (!isFree())
        return;
    clear();
    m_wish.request = request;
}

void PrintModel::lookAtPasses(std::vector<PrintWish::Place> passes)
{
    if (!isFree())
        return;
    clear();
    m_wish.passes = std::move(passes);
}

QVariantList PrintModel::tabs() const
{
    const auto tab = [](const char *id, const QString &words) {
        return QVariantMap{{QStringLiteral("tab"), QLatin1String(id)}, {QStringLiteral("text"), words}};
    };
    QVariantList all{tab("open", tr("Đang chờ")), tab("closed", tr("Đã xong"))};
    if (m_wish.request > 0)
        all << tab("chosen", tr("Hồ sơ %1").arg(m_wish.request));
    else if (!m_wish.passes.empty())
        all << tab("chosen", tr("%n giấy đã chọn", nullptr, static_cast<int>(m_wish.passes.size())));
    return all;
}

QString PrintModel::standing(const PrintEntry &entry) const
{
    if (entry.job.row.state == PrintState::PutAside)
        return tr("để riêng");
    if (entry.notKnown())
        return tr("KHÔNG RÕ đã in chưa");
    if (entry.job.row.state == PrintState::Printed)
        return tr("đã in");
    if (!entry.job.times.empty() && entry.job.times.back().row.outcome == PrintOutcome::Failed)
        return tr("in hỏng, chờ in lại");
    return entry.printedBefore() ? tr("in chưa đủ") : tr("chờ in");
}

/// The templates that it goes on where nobody chooses another.
QString PrintModel::usualDesigns(const PrintEntry &entry) const
{
    QStringList names;
    for (const core::PassKind kind : entry.kinds)
        if (const paper::Template *design = paper::findTemplate(m_designs, "", kind))
            if (const QString named = name(design->name); !names.contains(named))
                names << named;
    return names.join(QStringLiteral(", "));
}

void PrintModel::remake()
{
    QList<RowsModel::Row> rows;
    for (const PrintEntry &entry : m_entries) {
        const desk::PrintJob &job = entry.job;
        QStringList facts{name(entry.procedure)};
        if (!entry.lines.empty())
            facts << tr("%n giấy đã chọn", nullptr, static_cast<int>(entry.lines.size()));
        else
            facts << (job.row.byHand ? tr("%n tờ trình ký", nullptr, static_cast<int>(job.sheets))
                                     : tr("%n giấy", nullptr, static_cast<int>(job.sheets)));
        if (job.row.line > 0)
            facts << tr("cấp đổi dòng %1").arg(job.row.line);
        if (const QString usual = usualDesigns(entry); !usual.isEmpty())
            facts << usual;
        if (job.revoked > 0)
            facts << tr("%n đã thu hồi, không in", nullptr, static_cast<int>(job.revoked));
        facts << phrases::dateTime(job.row.queued, m_reference.utcOffset);
        const bool bad = entry.notKnown() || (!job.times.empty() && job.row.state == PrintState::Waits);
        const auto level = job.row.state == PrintState::Printed ? ThemeModel::Level::Good
                           : bad                                ? ThemeModel::Level::Caution
                                                                : ThemeModel::Level::Plain;
        rows << RowsModel::Row{static_cast<qulonglong>(job.row.id),
                               static_cast<qulonglong>(job.row.request),
                               text(entry.applicant),
                               facts.join(QStringLiteral(" · ")),
                               standing(entry),
                               static_cast<int>(level),
                               m_picked.contains(job.row.id)};
    }
    m_rows.setRows(rows);
    if (m_designs.empty() || !chosenDesign())
        m_design.clear();
    emit changed();
    emit progressed();
}

void PrintModel::setCurrent(int row)
{
    m_current = std::clamp(row, -1, static_cast<int>(m_entries.size()) - 1);
    emit changed();
}

void PrintModel::toggle(int row)
{
    if (m_running || row < 0 || row >= static_cast<int>(m_entries.size()))
        return;
    m_current = row;
    m_sum.reset();
    m_complaint.reset();
    const std::uint64_t id = m_entries[static_cast<std::size_t>(row)].job.row.id;
    if (m_picked.erase(id) == 0)
        m_picked.insert(id);
    forgetReason();
    remake();
}

/// What was typed for one that is picked no more is not the reason of others.
void PrintModel::forgetReason()
{
    if (!wantsReason())
        m_reason.clear();
}

void PrintModel::toggleAll()
{
    if (m_running)
        return;
    const bool all = m_picked.size() == m_entries.size();
    m_picked.clear();
    if (!all)
        for (const PrintEntry &entry : m_entries)
            m_picked.insert(entry.job.row.id);
    forgetReason();
    remake();
}

const PrintEntry *PrintModel::currentEntry() const
{
    return m_current < 0 || m_current >= static_cast<int>(m_entries.size())
               ? nullptr
               : &m_entries[static_cast<std::size_t>(m_current)];
}

std::vector<PrintEntry> PrintModel::pickedEntries() const
{
    std::vector<PrintEntry> entries;
    std::ranges::copy_if(m_entries, std::back_inserter(entries),
                         [this](const PrintEntry &each) { return m_picked.contains(each.job.row.id); });
    return entries;
}

bool PrintModel::notKnown() const
{
    const PrintEntry *entry = currentEntry();
    return entry && entry->notKnown();
}

bool PrintModel::waits() const
{
    const PrintEntry *entry = currentEntry();
    return entry && entry->job.row.state == PrintState::Waits;
}

QStringList PrintModel::history() const
{
    QStringList all;
    if (const PrintEntry *entry = currentEntry())
        for (const desk::PrintTime &time : entry->job.times) {
            const bool picture = time.row.design == desk::onScreens;
            const QString ended = time.row.outcome == PrintOutcome::Printed
                                      ? (picture ? tr("đã lưu mã thành ảnh") : tr("đã in"))
                                  : time.row.outcome == PrintOutcome::Failed ? tr("in hỏng")
                                                                             : tr("KHÔNG RÕ đã in chưa");
            QString line =
                QStringLiteral("%1. %2 · %3 · %4 · %5 → %6")
                    .arg(time.row.number)
                    .arg(phrases::dateTime(time.row.begun, m_reference.utcOffset), text(time.row.officer), ended,
                         tr("%n giấy", nullptr, static_cast<int>(time.row.passes)), text(time.row.printer));
            if (!time.reason.empty())
                line += QStringLiteral(" · ") + text(time.reason);
            all << line;
        }
    return all;
}

} // namespace th::app
