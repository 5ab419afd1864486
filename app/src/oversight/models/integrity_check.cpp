// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integrity_check.h"

#include "archive_rows.h"
#include "models/theme_model.h"
#include "oversight/chart.h"

#include <algorithm>

namespace th::app {

namespace {

using oversight::LogState;

int levelOf(LogState state)
{
    using Level = ThemeModel::Level;
    return static_cast<int>(state == LogState::Alarm  ? Level::Bad
                            : state == LogState::Open ? Level::Caution
                                                      : Level::Good);
}

} // namespace

IntegrityCheck::IntegrityCheck(LanguageSwitch &language, quint64 &numbers, QObject *parent)
    : QObject(parent), m_language(language), m_numbers(numbers), m_rows({"when", "where", "word", "level", "about"}),
      m_station({"label", "value", "level"})
{
    connect(&language, &LanguageSwitch::changed, this, &IntegrityCheck::remake);
}

oversight::Names IntegrityCheck::names() const
{
    return {m_answer ? m_answer->directory.get() : nullptr, m_answer ? m_answer->policy.get() : nullptr,
            m_language.language()};
}

void IntegrityCheck::begin(const QString &archive, const QString &station, std::chrono::minutes utcOffset)
{
    m_shown = true;
    m_archive = archive;
    m_folder = station;
    m_offset = utcOffset;
    m_answer.reset();
    m_current = -1;
    m_looking = false;
    ask(false);
}

void IntegrityCheck::readAll()
{
    if (m_shown && !m_working)
        ask(true);
}

void IntegrityCheck::ask(bool whole)
{
    m_working = true;
    m_whole = whole;
    m_done = 0;
    m_problem.reset();
    m_number = ++m_numbers;
    remake();
    emit wanted({m_number, m_archive, m_folder, whole});
}

void IntegrityCheck::stop()
{
    if (m_working)
        emit cancelWanted(m_number);
}

void IntegrityCheck::close()
{
    stop();
    m_shown = m_working = m_looking = false;
    m_answer.reset();
    m_problem.reset();
    remake();
}

void IntegrityCheck::setCurrent(int row)
{
    m_current = row;
    emit changed();
}

void IntegrityCheck::openCurrent()
{
    m_looking = m_answer && m_current >= 0 && m_current < m_rows.count();
    remakeStation();
    emit changed();
}

void IntegrityCheck::closeStation()
{
    m_looking = false;
    remakeStation();
    emit changed();
}

void IntegrityCheck::showProgress(quint64 number, quint64 done)
{
    if (number != m_number || !m_working)
        return;
    m_done = done;
    emit changed();
}

void IntegrityCheck::finish(const IntegrityAnswer &answer)
{
    if (answer.number != m_number || !m_working)
        return;
    m_working = false;
    m_problem = answer.problem;
    if (!answer.problem) {
        m_answer = answer;
        m_current = answer.stations.empty() ? -1 : std::max(0, std::min(m_current, m_rows.count() - 1));
        m_looking = false;
    }
    remake();
}

std::vector<evidence::ArchiveFault> IntegrityCheck::faultsOf(const evidence::StationReport &report) const
{
    std::vector<evidence::ArchiveFault> faults;
    std::ranges::copy_if(m_answer->faults, std::back_inserter(faults),
                         [&](const auto &fault) { return fault.place.device == report.device; });
    return faults;
}

RowsModel::Row IntegrityCheck::rowOf(const evidence::StationReport &report) const
{
    const auto state = oversight::stateOf(report);
    const auto lines = oversight::proofOf(report, names(), m_offset, 1);
    const auto heaviest = std::ranges::max_element(lines, {}, &oversight::ProofLine::state);
    const auto faults = static_cast<int>(faultsOf(report).size());
    const auto alarms =
        static_cast<int>(std::ranges::count(report.findings, evidence::Weight::Alarm, &evidence::Finding::weight));
    const QString word = alarms + faults > 0         ? tr("%n báo động", nullptr, alarms + faults)
                         : state == LogState::Proven ? tr("Đã chứng minh")
                                                     : tr("Chưa chứng minh hết");
    const QString until = report.provenUntil == 0
                              ? tr("chưa ký gì")
                              : tr("đã ký đến %1").arg(ArchiveRows::moment(report.provenTime, m_offset).left(16));
    // Where all is well what a hub has had is worth more than the words about the signature.
    const oversight::ProofLine &worth = heaviest->state == LogState::Proven ? lines[1] : *heaviest;
    return {text(names().station(report)), QString(), word, levelOf(faults > 0 ? LogState::Alarm : state),
            until + QStringLiteral(" · ") + text(worth.words)};
}

void IntegrityCheck::remake()
{
    QList<RowsModel::Row> rows;
    if (m_answer)
        for (const evidence::StationReport &report : m_answer->stations)
            rows.append(rowOf(report));
    m_rows.setRows(rows);
    remakeStation();
    emit changed();
}

void IntegrityCheck::remakeStation()
{
    QList<RowsModel::Row> rows;
    if (m_looking && m_answer) {
        const evidence::StationReport &report = m_answer->stations[static_cast<std::size_t>(m_current)];
        const auto language = m_language.language();
        for (const evidence::ArchiveFault &fault : faultsOf(report))
            rows.append(
                {tr("Tệp kho đã bị thay đổi"), text(evidence::sentence(fault, language)), levelOf(LogState::Alarm)});
        for (const oversight::ProofLine &line : oversight::proofOf(report, names(), m_offset, mostFindings)) {
            const QString label = !line.found                     ? tr("Được chứng minh đến đâu")
                                  : line.state == LogState::Alarm ? tr("Báo động")
                                                                  : tr("Cần biết");
            rows.append({label, text(line.words), line.state == LogState::Proven ? 0 : levelOf(line.state)});
        }
        rows.append({tr("Số mục trong kho"), oversight::number(report.entries, language), 0});
        rows.append({tr("Khóa của thiết bị"), text(core::toHex(report.key)), 0});
        if (report.provenUntil > 0)
            rows.append({tr("Băm của mục cuối được ký"), text(core::toHex(report.provenHead)), 0});
        if (report.receipt)
            rows.append({tr("Khóa của máy chủ đã nhận"), text(core::toHex(report.receipt->hub)), 0});
    }
    m_station.setRows(rows);
}

QString IntegrityCheck::stationTitle() const
{
    return m_looking && m_answer ? text(names().station(m_answer->stations[static_cast<std::size_t>(m_current)]))
                                 : QString();
}

QString IntegrityCheck::summary() const
{
    if (m_answer)
        return text(oversight::proofSummary(m_answer->stations, names()));
    if (m_problem)
        return text(m_problem->in(m_language.language()));
    return tr("Đang xem sổ của từng trạm: xong %1").arg(oversight::number(m_done, m_language.language()));
}

QString IntegrityCheck::fileNote() const
{
    const auto number = [this](std::uint64_t value) { return oversight::number(value, m_language.language()); };
    if (!m_answer)
        return {};
    if (m_working && m_whole) {
        std::uint64_t all = 0;
        for (const evidence::StationReport &report : m_answer->stations)
            all += report.entries;
        return tr("Đang đọc lại toàn bộ kho: %1 trong %2 mục").arg(number(m_done), number(all));
    }
    if (m_problem)
        return text(m_problem->in(m_language.language())) + QLatin1Char(' ') + tr("Chưa đọc lại hết kho.");
    if (!m_answer->whole)
        return tr("Chưa đọc lại toàn bộ kho: tệp kho có bị sửa hay không thì chưa biết.");
    if (m_answer->faults.empty())
        return tr("Đã đọc lại mọi mục: tệp kho không bị thay đổi.");
    const bool journal =
        std::ranges::find(m_answer->faults, "access", &evidence::ArchiveFault::kind) != m_answer->faults.end();
    const QString places = tr("Tệp kho đã bị thay đổi ở %n chỗ. Hãy giữ tệp này và lấy bản sao lưu.", nullptr,
                              static_cast<int>(m_answer->faults.size()));
    return journal ? places + QLatin1Char(' ') + tr("Sổ truy cập của kho không còn nguyên.") : places;
}

int IntegrityCheck::level() const
{
    if (!m_answer)
        return static_cast<int>(m_problem ? ThemeModel::Level::Bad : ThemeModel::Level::Plain);
    if (!m_answer->faults.empty())
        return levelOf(LogState::Alarm);
    LogState worst = LogState::Proven;
    for (const evidence::StationReport &report : m_answer->stations)
        worst = std::max(worst, oversight::stateOf(report));
    return m_answer->stations.empty() ? static_cast<int>(ThemeModel::Level::Plain) : levelOf(worst);
}

} // namespace th::app
