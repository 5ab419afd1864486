// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheet.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPageSize>
#include <algorithm>

namespace th::oversight {

namespace {

constexpr double rowHeight = 52;
constexpr int rowPixels = 28, bulletPixels = 31;

} // namespace

Sheet::Sheet(QPdfWriter &writer, QString footer, int pages)
    : m_writer(writer), m_painter(&writer), m_footer(std::move(footer)), m_pages(pages)
{
    m_painter.scale(m_writer.width() / width, m_writer.height() / height);
    m_painter.setRenderHint(QPainter::Antialiasing);
}

QFont Sheet::font(int pixels, Weight weight) const
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(pixels);
    font.setBold(weight == Weight::Bold);
    return font;
}

void Sheet::newPage()
{
    drawFooter();
    m_writer.newPage();
    ++m_page;
    m_at = margin;
}

void Sheet::finish()
{
    drawFooter();
    m_painter.end();
}

void Sheet::need(double down)
{
    if (room() < down)
        newPage();
}

void Sheet::drawFooter()
{
    m_painter.setFont(font(24, Weight::Plain));
    m_painter.setPen(QColor(0x60, 0x60, 0x60));
    const QRectF line(margin, height - margin, inner, 50);
    m_painter.drawLine(line.topLeft(), line.topRight());
    const QRectF words = line.adjusted(0, 10, 0, 0);
    m_painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                       QFontMetricsF(m_painter.font(), &m_writer).elidedText(m_footer, Qt::ElideRight, inner - 200));
    m_painter.drawText(words, Qt::AlignRight | Qt::AlignTop,
                       QString::number(m_page) + QStringLiteral("/") + QString::number(m_pages));
}

QRectF Sheet::take(double down)
{
    const QRectF area(margin, m_at, inner, down);
    m_at += down;
    return area;
}

void Sheet::text(const QString &words, int pixels, Weight weight, const QColor &colour)
{
    m_painter.setFont(font(pixels, weight));
    m_painter.setPen(colour);
    const QRectF place(margin, m_at, inner, height);
    const QRectF taken = m_painter.boundingRect(place, Qt::TextWordWrap, words);
    need(taken.height());
    m_painter.drawText(QRectF(margin, m_at, inner, taken.height() + 1), Qt::TextWordWrap, words);
    m_at += taken.height();
}

void Sheet::heading(const QString &words)
{
    need(rowHeight * 4);
    skip(34);
    text(words, 38, Weight::Bold, QColor(0x1f, 0x4e, 0x79));
    skip(10);
}

bool Sheet::bullet(const QString &words, const QColor &dot)
{
    constexpr double indent = 42;
    m_painter.setFont(font(bulletPixels, Weight::Plain));
    const QRectF place(margin + indent, m_at, inner - indent, height);
    const QRectF taken = m_painter.boundingRect(place, Qt::TextWordWrap, words);
    if (room() < taken.height())
        return false;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(dot);
    m_painter.drawEllipse(QPointF(margin + 14, m_at + bulletPixels * 0.68), 9, 9);
    m_painter.setPen(QColor(0x20, 0x20, 0x20));
    m_painter.drawText(QRectF(place.left(), m_at, place.width(), taken.height() + 1), Qt::TextWordWrap, words);
    m_at += taken.height() + 12;
    return true;
}

void Sheet::row(const std::vector<Column> &columns, const std::vector<QString> &cells, Weight weight)
{
    double whole = 0;
    for (const Column &column : columns)
        whole += column.share;
    m_painter.setFont(font(rowPixels, weight));
    m_painter.setPen(QColor(0x20, 0x20, 0x20));
    const QFontMetricsF metrics(m_painter.font(), &m_writer);
    double x = margin;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double wide = inner * columns[i].share / whole;
        const QRectF cell(x, m_at, wide - 16, rowHeight);
        m_painter.drawText(
            cell, Qt::AlignVCenter | Qt::TextSingleLine | (columns[i].numeric ? Qt::AlignRight : Qt::AlignLeft),
            metrics.elidedText(cells.at(i), Qt::ElideRight, cell.width()));
        x += wide;
    }
    m_painter.setPen(QPen(QColor(0xd0, 0xd0, 0xd0), 1.5));
    m_painter.drawLine(QPointF(margin, m_at + rowHeight), QPointF(margin + inner, m_at + rowHeight));
    m_at += rowHeight;
}

void Sheet::table(const std::vector<Column> &columns, const std::vector<std::vector<QString>> &rows)
{
    std::vector<QString> headings;
    for (const Column &column : columns)
        headings.push_back(column.heading);
    need(rowHeight * 3);
    row(columns, headings, Weight::Bold);
    for (const auto &cells : rows) {
        if (room() < rowHeight) {
            newPage();
            row(columns, headings, Weight::Bold);
        }
        row(columns, cells, Weight::Plain);
    }
}

QByteArray drawPages(const QString &title, const ReportHeading &heading, const std::function<void(Sheet &)> &draw)
{
    QByteArray pdf;
    int pages = 0;
    for (int pass = 0; pass < 2; ++pass) {
        pdf.clear();
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Thông Hành"));
        writer.setResolution(300);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        Sheet sheet(writer,
                    QStringLiteral("Thông Hành · ") + heading.by + QStringLiteral(" · ") +
                        QString::fromStdString(core::formatRfc3339(heading.made)),
                    pages);
        draw(sheet);
        pages = sheet.page();
    }
    return pdf;
}

} // namespace th::oversight
