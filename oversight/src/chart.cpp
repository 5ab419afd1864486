// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/chart.h"

#include "evidence/query.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <map>

namespace th::oversight {

namespace {

QLocale localeOf(core::Language language)
{
    return language == core::Language::Vietnamese ? QLocale(QLocale::Vietnamese, QLocale::Vietnam)
                                                  : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

QFont fontOf(const ChartStyle &style)
{
    QFont font(style.family);
    font.setPixelSize(style.fontPixels);
    return font;
}

/// Scans of all checkpoints, by the hour divided by `unit`.
std::map<std::int64_t, std::uint64_t> sums(const evidence::Statistics &statistics, std::int64_t unit)
{
    std::map<std::int64_t, std::uint64_t> all;
    for (const auto &gate : statistics.gates)
        for (const auto &[hour, scans] : gate.hours)
            all[hour / unit - (hour % unit < 0 ? 1 : 0)] += scans;
    return all;
}

QString momentText(std::int64_t hour, qsizetype from, qsizetype length)
{
    return QString::fromStdString(evidence::formatMoment(hour * 3'600'000)).mid(from, length);
}

} // namespace

QString number(std::uint64_t value, core::Language language)
{
    return localeOf(language).toString(static_cast<qulonglong>(value));
}

QString tenthsOfSecond(std::chrono::milliseconds time, core::Language language)
{
    return localeOf(language).toString(static_cast<double>(time.count()) / 1000, 'f', 1);
}

QString percent(std::uint64_t part, std::uint64_t whole, core::Language language)
{
    if (whole == 0)
        return QStringLiteral("–");
    const double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    return localeOf(language).toString(share, 'f', 1) +
           (language == core::Language::Vietnamese ? QStringLiteral(" %") : QStringLiteral("%"));
}

void drawColumns(QPainter &painter, const QRectF &area, const std::vector<ChartColumn> &columns,
                 const ChartStyle &style, core::Language language)
{
    painter.setFont(fontOf(style));
    const double line = QFontMetricsF(painter.font(), painter.device()).height();
    const QRectF plot = area.adjusted(0, line, 0, -line * 1.2);
    painter.setPen(QPen(style.faint, style.fontPixels / 20.0));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    std::uint64_t most = 0;
    for (const ChartColumn &column : columns)
        most = std::max(most, column.value);
    if (most == 0)
        return;
    const double step = plot.width() / static_cast<double>(columns.size());
    double labelled = plot.left() - 1;
    bool told = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double left = plot.left() + step * static_cast<double>(i);
        const double height = plot.height() * static_cast<double>(columns[i].value) / static_cast<double>(most);
        painter.fillRect(QRectF(left + step * 0.1, plot.bottom() - height, step * 0.8, height), style.bar);
        painter.setPen(style.ink);
        const QFontMetricsF metrics(painter.font(), painter.device());
        if (columns[i].value == most && !std::exchange(told, true)) {
            const QString text = number(most, language);
            const double width = metrics.horizontalAdvance(text);
            const double x = std::clamp(left + step / 2 - width / 2, plot.left(), plot.right() - width);
            painter.drawText(QRectF(x, plot.top() - line, width * 1.1, line), Qt::AlignLeft | Qt::AlignBottom, text);
        }
        const double width = metrics.horizontalAdvance(columns[i].label);
        const double x = left + step / 2 - width / 2;
        if (x >= labelled && x + width <= plot.right() + step) {
            painter.drawText(QRectF(x, plot.bottom() + line * 0.1, width * 1.1, line), Qt::AlignLeft, columns[i].label);
            labelled = x + width + line;
        }
    }
}

void drawShares(QPainter &painter, const QRectF &area, const std::vector<ChartPart> &parts, const ChartStyle &style,
                core::Language language)
{
    painter.setFont(fontOf(style));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double line = metrics.height();
    std::uint64_t whole = 0;
    for (const ChartPart &part : parts)
        whole += part.value;
    double x = area.left(), legend = area.left();
    const double height = area.height() - line * 1.4;
    for (const ChartPart &part : parts) {
        const double width = whole ? area.width() * static_cast<double>(part.value) / static_cast<double>(whole) : 0.0;
        painter.fillRect(QRectF(x, area.top(), width, height), part.colour);
        x += width;
        const QString text = part.label + QStringLiteral(" ") + number(part.value, language) + QStringLiteral(" (") +
                             percent(part.value, whole, language) + QStringLiteral(")");
        const QRectF mark(legend, area.bottom() - line * 0.85, line * 0.6, line * 0.6);
        painter.fillRect(mark, part.colour);
        painter.setPen(style.ink);
        painter.drawText(QRectF(mark.right() + line * 0.3, area.bottom() - line, area.width(), line), Qt::AlignLeft,
                         text);
        legend = mark.right() + line * 1.3 + metrics.horizontalAdvance(text);
    }
}

std::vector<ChartColumn> scansOverTime(const evidence::Statistics &statistics)
{
    constexpr std::int64_t day = 24, mostHours = 96, mostDays = 120, month = 24 * 30;
    const auto hours = sums(statistics, 1);
    if (hours.empty())
        return {};
    const std::int64_t span = hours.rbegin()->first - hours.begin()->first + 1;
    const std::int64_t unit = span <= mostHours ? 1 : span <= mostDays * day ? day : month;
    const auto counts = sums(statistics, unit);
    const std::int64_t first = counts.begin()->first, last = counts.rbegin()->first;
    std::vector<ChartColumn> columns;
    for (std::int64_t at = std::max(first, last - 600); at <= last; ++at) { // a wrong clock must not fill memory
        const auto found = counts.find(at);
        const QString label = unit == 1 ? momentText(at, 11, 2) + QStringLiteral("h")
                              : unit == day
                                  ? momentText(at * day, 8, 2) + QStringLiteral("/") + momentText(at * day, 5, 2)
                                  : momentText(at * month, 0, 7);
        columns.push_back({label, found == counts.end() ? 0 : found->second});
    }
    return columns;
}

std::vector<ChartColumn> scansByHourOfDay(const evidence::Statistics &statistics)
{
    std::vector<ChartColumn> columns;
    for (int hour = 0; hour < 24; ++hour)
        columns.push_back({QString::number(hour)});
    for (const auto &[hour, scans] : sums(statistics, 1))
        columns[static_cast<std::size_t>((hour % 24 + 24) % 24)].value += scans;
    return columns;
}

std::vector<ChartColumn> scansByListAge(const evidence::ListAge &age, core::Language language)
{
    std::vector<ChartColumn> columns;
    for (std::size_t i = 0; i < age.limits.size(); ++i)
        columns.push_back({QStringLiteral("< %1 h").arg(age.limits[i]), age.scans[i]});
    columns.push_back({QStringLiteral("≥ %1 h").arg(age.limits.back()), age.scans.back()});
    columns.push_back(
        {language == core::Language::Vietnamese ? QStringLiteral("không rõ") : QStringLiteral("not known"),
         age.unknown});
    return columns;
}

} // namespace th::oversight
