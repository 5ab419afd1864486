// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oversight/figures.h"

#include <QColor>
#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace th::oversight {

/// How a chart is drawn: for paper, or for a screen's theme.
struct ChartStyle {
    QColor ink{0x20, 0x20, 0x20}, faint{0x9a, 0x9a, 0x9a}, bar{0x1f, 0x4e, 0x79}, accent{0xb3, 0x26, 0x1e};
    int fontPixels = 26;
    QString family{QStringLiteral("Noto Sans")};
};

struct ChartColumn {
    QString label;
    std::uint64_t value = 0;
};

/// Columns side by side from zero, with the greatest value written at its height; as many labels as have room.
void drawColumns(QPainter &painter, const QRectF &area, const std::vector<ChartColumn> &columns,
                 const ChartStyle &style, core::Language language);

struct ChartPart {
    QColor colour;
    QString label;
    std::uint64_t value = 0;
};
/// One bar of parts of a whole, with a legend below.
void drawShares(QPainter &painter, const QRectF &area, const std::vector<ChartPart> &parts, const ChartStyle &style,
                core::Language language);

/// Scans over all checkpoints: by hour if they span at most four days, else by day, else by month.
[[nodiscard]] std::vector<ChartColumn> scansOverTime(const evidence::Statistics &statistics);
/// 0 to 23 o'clock, of all days.
[[nodiscard]] std::vector<ChartColumn> scansByHourOfDay(const evidence::Statistics &statistics);
[[nodiscard]] std::vector<ChartColumn> scansByListAge(const evidence::ListAge &age, core::Language language);

/// "12.345" in Vietnamese, "12,345" in English.
[[nodiscard]] QString number(std::uint64_t value, core::Language language);
/// "3,2 %", "3.2%"; "–" of nothing.
[[nodiscard]] QString percent(std::uint64_t part, std::uint64_t whole, core::Language language);
/// "1,3", "1.3": seconds.
[[nodiscard]] QString tenthsOfSecond(std::chrono::milliseconds time, core::Language language);

} // namespace th::oversight
