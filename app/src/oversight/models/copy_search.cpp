// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_search.h"

#include "archive_rows.h"
#include "oversight/chart.h"

namespace th::app {

CopySearch::CopySearch(LanguageSwitch &language, quint64 &numbers, QObject *parent)
    : QObject(parent), m_language(language), m_numbers(numbers), m_rows({"when", "where", "word", "level", "about"})
{
    connect(&language, &LanguageSwitch::changed, this, &CopySearch::remake);
}

void CopySearch::begin(const QString &archive, const QString &station, const evidence::Filter &filter,
                       std::chrono::minutes utcOffset)
{
    m_shown = true;
    m_offset = utcOffset;
    m_report.reset();
    m_looked = 0;
    m_current = -1;
    m_number = ++m_numbers;
    remake();
    emit wanted({m_number, archive, station, filter.from, filter.until, most});
}

void CopySearch::close()
{
    if (searching())
        emit cancelWanted(m_number);
    m_shown = false;
    m_report.reset();
    remake();
}

void CopySearch::setCurrent(int row)
{
    m_current = row;
    emit changed();
}

void CopySearch::openCurrent()
{
    if (m_report && m_current >= 0 && m_current < m_rows.count())
        emit passWanted(text(m_report->flagged[static_cast<std::size_t>(m_current)].row.number));
}

void CopySearch::showProgress(quint64 number, quint64 looked)
{
    if (number != m_number || !searching())
        return;
    m_looked = looked;
    emit changed();
}

void CopySearch::finish(const CopiesReport &report)
{
    if (report.number != m_number || !searching())
        return;
    m_report = report;
    m_current = report.flagged.empty() ? -1 : 0;
    remake();
}

QString CopySearch::aboutOf(const evidence::FlaggedScan &flagged) const
{
    QStringList parts{text(flagged.row.number)};
    if (!flagged.fromCheckpoint.empty()) {
        const QString minutes = QString::number(flagged.elapsed.count() / 60);
        parts << (flagged.kilometres
                      ? tr("cách %1 %2 km, sau %3 phút")
                            .arg(text(flagged.fromCheckpoint), QString::number(*flagged.kilometres, 'f', 1), minutes)
                      : tr("%1 phút trước ở %2").arg(minutes, text(flagged.fromCheckpoint)));
    }
    for (const evidence::Oddity oddity : flagged.oddities)
        if (oddity != evidence::Oddity::ImpossibleJourney)
            parts << text(evidence::sentence(oddity, m_language.language()));
    return parts.join(QStringLiteral(" · "));
}

void CopySearch::remake()
{
    QList<RowsModel::Row> rows;
    if (m_report)
        for (const evidence::FlaggedScan &flagged : m_report->flagged)
            rows.append({ArchiveRows::moment(flagged.row.wall, m_offset), text(flagged.row.checkpoint),
                         ArchiveRows::word(flagged.row), ArchiveRows::level(flagged.row), aboutOf(flagged)});
    m_rows.setRows(rows);
    emit changed();
}

QString CopySearch::summary() const
{
    const auto number = [this](std::uint64_t value) { return oversight::number(value, m_language.language()); };
    if (!m_report)
        return tr("Đang tìm: đã xem %1 lượt").arg(number(m_looked));
    if (m_report->problem)
        return text(m_report->problem->in(m_language.language()));
    const evidence::JourneysFound &all = m_report->all;
    QStringList parts{
        tr("%1 lượt có dấu hiệu có bản sao trong %2 lượt của giấy thật.").arg(number(all.flagged), number(all.scans))};
    if (all.flagged > m_report->flagged.size())
        parts << tr("Ở đây là %1 lượt cũ nhất: hãy lọc hẹp thời gian.").arg(number(m_report->flagged.size()));
    if (!all.compared)
        parts << tr("Chưa so khoảng cách: không có dữ liệu của trạm.");
    if (!all.devicesChecked)
        parts << tr("Chưa đối chiếu thiết bị với danh bạ: ai cũng có thể bịa ra.");
    else if (all.doubted > 0)
        parts << tr("Không tính %1 lượt của thiết bị lạ hoặc đã bị thu hồi.").arg(number(all.doubted));
    if (all.placesLeft)
        parts << tr("Quá nhiều nơi cùng lúc: không so hết được.");
    return parts.join(QLatin1Char(' '));
}

} // namespace th::app
