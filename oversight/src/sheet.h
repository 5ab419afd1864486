// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oversight/chart.h"
#include "oversight/report.h"

#include <QPainter>
#include <QPdfWriter>
#include <QString>
#include <functional>
#include <vector>

namespace th::oversight {

/// Pages that fill from above. Tenths of a millimetre.
class Sheet {
public:
    static constexpr double width = 2100, height = 2970, margin = 150;
    static constexpr double inner = width - 2 * margin, bottom = height - 190;

    /// `pages`: how many there will be, for the footer; 0: not known yet.
    Sheet(QPdfWriter &writer, QString footer, int pages);
    [[nodiscard]] QPainter &painter() { return m_painter; }
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] double at() const { return m_at; }
    [[nodiscard]] double room() const { return bottom - m_at; }
    void skip(double down) { m_at += down; }
    void newPage();
    void finish(); ///< no more is drawn
    /// Begins another page unless so much fits on this one.
    void need(double down);

    enum class Weight { Plain, Bold };
    void text(const QString &words, int pixels, Weight weight = Weight::Plain,
              const QColor &colour = QColor(0x20, 0x20, 0x20));
    void heading(const QString &words);
    /// With a dot before it. False: it does not fit on this page, and nothing was drawn.
    [[nodiscard]] bool bullet(const QString &words, const QColor &dot);
    /// The area of what is drawn next; it is below.
    [[nodiscard]] QRectF take(double down);

    struct Column {
        QString heading;
        double share = 1; ///< of the width
        bool numeric = true;
    };
    /// Goes on over pages, the headings again on each.
    void table(const std::vector<Column> &columns, const std::vector<std::vector<QString>> &rows);

private:
    void drawFooter();
    void row(const std::vector<Column> &columns, const std::vector<QString> &cells, Weight weight);
    [[nodiscard]] QFont font(int pixels, Weight weight) const;

    QPdfWriter &m_writer;
    QPainter m_painter;
    QString m_footer;
    int m_pages, m_page = 1;
    double m_at = margin;
};

/// A PDF of A4 pages. `draw` is called twice, with a sheet each: the second time it is known how many pages there are.
[[nodiscard]] QByteArray drawPages(const QString &title, const ReportHeading &heading,
                                   const std::function<void(Sheet &)> &draw);

} // namespace th::oversight
