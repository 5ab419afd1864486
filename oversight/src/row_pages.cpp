// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oversight/row_pages.h"

#include "oversight/chart.h"
#include "oversight/figures.h"

#include <QFontMetricsF>
#include <QIODevice>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>
#include <map>

namespace th::oversight {

namespace {

// Tenths of a millimetre, of a lying A4 page.
constexpr double width = 2970, height = 2100, margin = 100, inner = width - 2 * margin;
constexpr double rowHeight = 62, headHeight = 62, titleHeight = 190, footHeight = 60;
constexpr double top = margin, bottom = height - margin - footHeight;
constexpr int cellPixels = 23, titlePixels = 44, smallPixels = 25;
const QColor ink(0x20, 0x20, 0x20), faint(0x60, 0x60, 0x60), line(0xd0, 0xd0, 0xd0), accent(0x1f, 0x4e, 0x79);

struct RowPagesHeading {
    core::Language language = core::Language::Vietnamese;
    QString made, by, reason, filter;
};

/// On one line.
QString plain(const std::string &words)
{
    QString text = QString::fromStdString(words);
    for (QChar &letter : text)
        if (!letter.isPrint())
            letter = QLatin1Char(' ');
    return text;
}

RowPagesHeading headingOf(const evidence::ExportOrder &order)
{
    const auto local = std::chrono::milliseconds((order.now + order.utcOffset).time_since_epoch()).count();
    RowPagesHeading heading{
        order.language, plain(evidence::formatMoment(local)).left(16), plain(order.by), plain(order.reason), {}};
    heading.made.replace(QLatin1Char('T'), QLatin1Char(' '));
    if (order.people == evidence::People::AsWritten)
        heading.filter = plain(filterWords(order.filter, order.utcOffset, {.language = order.language}));
    return heading;
}

/// Where bytes of the file go as they come.
class Drain : public QIODevice {
public:
    explicit Drain(std::function<bool(std::string_view)> take) : m_take(std::move(take)) { open(WriteOnly); }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool good() const { return m_good; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_good = m_good && m_take(std::string_view(data, static_cast<std::size_t>(size)));
        return size; // the rest is drawn into nothing; `good` says so
    }

private:
    std::function<bool(std::string_view)> m_take;
    bool m_good = true;
};

/// How much of the width a column has, against the others.
double shareOf(const std::string &key)
{
    static const std::map<std::string, double> shares{
        {"at", 32},      {"device", 30},   {"seq", 13},       {"kind", 24},       {"reasons", 44}, {"number", 31},
        {"genuine", 12}, {"category", 22}, {"authority", 20}, {"checkpoint", 18}, {"officer", 44}};
    const auto found = shares.find(key);
    return found == shares.end() ? 20 : found->second;
}

std::uint64_t pagesFor(std::uint64_t rows)
{
    const auto first = static_cast<std::uint64_t>((bottom - top - titleHeight - headHeight) / rowHeight);
    const auto other = static_cast<std::uint64_t>((bottom - top - headHeight) / rowHeight);
    return rows <= first ? 1 : 1 + (rows - first + other - 1) / other;
}

QFont font(int pixels, bool bold = false)
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

class RowPages : public evidence::PageWriter {
public:
    RowPages(RowPagesHeading heading, evidence::PageTable table)
        : m_heading(std::move(heading)), m_table(std::move(table)), m_drain(m_table.take), m_writer(&m_drain),
          m_pages(pagesFor(m_table.rows))
    {
        m_writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(), QPageLayout::Millimeter));
        m_writer.setResolution(300);
        m_writer.setTitle(title());
        m_writer.setCreator(QStringLiteral("Thông Hành"));
        m_painter.begin(&m_writer);
        m_painter.scale(m_writer.width() / width, m_writer.height() / height);
        for (const std::string &key : m_table.keys)
            m_whole += shareOf(key);
        drawTitle();
        drawHeadings();
    }

    bool row(const std::vector<std::string> &cells) override
    {
        if (m_at + rowHeight > bottom) {
            drawFooter();
            m_writer.newPage();
            ++m_page;
            m_at = top;
            drawHeadings();
        }
        drawRow(cells, font(cellPixels));
        return m_drain.good();
    }

    bool finish() override
    {
        drawFooter();
        m_painter.end();
        return m_drain.good();
    }

private:
    [[nodiscard]] QString say(const char *vietnamese, const char *english) const
    {
        return QString::fromUtf8(m_heading.language == core::Language::Vietnamese ? vietnamese : english);
    }
    [[nodiscard]] QString title() const
    {
        return say("Các lượt kiểm soát giấy đi đường", "Checks of travel passes, one by one");
    }

    void drawTitle()
    {
        m_painter.setPen(ink);
        m_painter.setFont(font(titlePixels, true));
        m_painter.drawText(QRectF(margin, top, inner, 64), Qt::AlignLeft | Qt::AlignVCenter, title());
        drawLine(top + 68,
                 number(m_table.rows, m_heading.language) + say(" lượt", " entries") +
                     (m_heading.filter.isEmpty() ? QString() : say("; chỉ gồm: ", "; only: ") + m_heading.filter));
        drawLine(top + 108, say("Xuất lúc ", "Taken ") + m_heading.made + say(", người xuất: ", ", by ") +
                                m_heading.by + say(", mục đích: ", ", for: ") + m_heading.reason);
        m_at = top + titleHeight;
    }

    void drawLine(double y, const QString &words)
    {
        m_painter.setFont(font(smallPixels));
        m_painter.setPen(faint);
        m_painter.drawText(QRectF(margin, y, inner, 40), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetricsF(m_painter.font(), &m_writer).elidedText(words, Qt::ElideRight, inner));
    }

    void drawHeadings()
    {
        m_painter.fillRect(QRectF(margin, m_at, inner, headHeight), QColor(0xf0, 0xf3, 0xf7));
        drawRow(m_table.headings, font(cellPixels, true));
    }

    void drawRow(const std::vector<std::string> &cells, const QFont &with)
    {
        m_painter.setFont(with);
        m_painter.setPen(ink);
        double x = margin;
        for (std::size_t i = 0; i < m_table.keys.size() && i < cells.size(); ++i) {
            const double wide = inner * shareOf(m_table.keys[i]) / m_whole;
            drawCell(QRectF(x + 6, m_at, wide - 12, rowHeight), plain(cells[i]), with);
            x += wide;
        }
        m_painter.setPen(QPen(line, 1.5));
        m_painter.drawLine(QPointF(margin, m_at + rowHeight), QPointF(margin + inner, m_at + rowHeight));
        m_at += rowHeight;
    }

    /// On one line where it fits, else on two; what has no room there ends in dots.
    void drawCell(const QRectF &cell, const QString &words, const QFont &with)
    {
        const QFontMetricsF metrics(with, &m_writer);
        if (metrics.horizontalAdvance(words) <= cell.width()) {
            m_painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
            return;
        }
        QTextLayout layout(words, with, &m_writer);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        QTextLine first = layout.createLine();
        first.setLineWidth(cell.width());
        const int split = first.textLength();
        layout.endLayout();
        const double half = cell.height() / 2;
        m_painter.drawText(QRectF(cell.left(), cell.top(), cell.width(), half),
                           Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, words.left(split).trimmed());
        m_painter.drawText(QRectF(cell.left(), cell.top() + half, cell.width(), half),
                           Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                           metrics.elidedText(words.mid(split).trimmed(), Qt::ElideRight, cell.width()));
    }

    void drawFooter()
    {
        const double y = height - margin - footHeight + 14;
        m_painter.setPen(QPen(line, 1.5));
        m_painter.drawLine(QPointF(margin, y), QPointF(margin + inner, y));
        drawLine(y + 4, say("Tệp này chỉ có giá trị cùng bản kê và chữ ký kèm theo.",
                            "This file counts only with its manifest and signatures."));
        m_painter.setFont(font(smallPixels));
        m_painter.drawText(QRectF(margin, y + 4, inner, 40), Qt::AlignRight | Qt::AlignVCenter,
                           say("Trang %1/%2", "Page %1 of %2").arg(m_page).arg(m_pages));
    }

    RowPagesHeading m_heading;
    evidence::PageTable m_table;
    Drain m_drain;
    QPdfWriter m_writer;
    std::uint64_t m_pages, m_page = 1;
    QPainter m_painter;
    double m_at = top, m_whole = 0;
};

} // namespace

evidence::PageDrawer rowPages(const evidence::ExportOrder &order)
{
    return [heading = headingOf(order)](evidence::PageTable table) -> std::unique_ptr<evidence::PageWriter> {
        return std::make_unique<RowPages>(heading, std::move(table));
    };
}

} // namespace th::oversight
