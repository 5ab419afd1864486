// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_view.h"

#include "oversight/chart.h"

#include <QPainter>

namespace th::app {

void ChartView::paint(QPainter *painter)
{
    std::vector<oversight::ChartColumn> columns;
    for (qsizetype i = 0; i + 1 < m_columns.size(); i += 2)
        columns.push_back({m_columns[i].toString(), m_columns[i + 1].toULongLong()});
    oversight::ChartStyle style;
    style.ink = m_ink;
    style.faint = m_ink;
    style.bar = m_bar;
    style.fontPixels = m_size;
    oversight::drawColumns(*painter, boundingRect(), columns, style,
                           m_english ? core::Language::English : core::Language::Vietnamese);
}

} // namespace th::app
