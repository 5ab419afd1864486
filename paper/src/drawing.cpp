// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include "patterns.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace th::paper {

namespace {

// Everything is drawn in hundredths of a millimetre, so that the whole numbers of type sizes are fine enough.
constexpr double unit = 100, unitsPerPoint = unit * 25.4 / 72;
const QColor ink(0x1a, 0x1a, 0x1a), soft(0x5c, 0x5c, 0x5c), rule(0xc9, 0xbd, 0xad);

/// To a whole hundredth of a millimetre: a PDF says where things are in words, and short ones are written, packed and
/// read in less than half the time.
double whole(double place) { return std::round(place); }
QPointF whole(const QPointF &place) { return {whole(place.x()), whole(place.y())}; }

QRectF scaled(const Box &box) { return {box.x * unit, box.y * unit, box.width * unit, box.height * unit}; }

QFont typeface(Face which, double points, int weight = 400)
{
    QFont font;
    font.setFamilies(which == Face::Serif ? QStringList{QStringLiteral("Noto Serif"), QStringLiteral("DejaVu Serif")}
                                          : QStringList{QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(static_cast<int>(std::lround(points * unitsPerPoint)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

bool fits(const QRectF &box, int flags, const QFont &font, const QString &text)
{
    const QRectF needed = QFontMetricsF(font).boundingRect(box, flags, text);
    return needed.width() <= box.width() && needed.height() <= box.height();
}

/// Makes the type smaller until the text fits, but not below that share of its size.
void shrink(QFont &font, int least, const QRectF &box, int flags, const QString &text)
{
    while (font.pixelSize() > least && !fits(box, flags, font, text))
        font.setPixelSize(std::max(least, font.pixelSize() * 96 / 100));
}

/// In smaller type where the text would not fit otherwise, at last breaking words.
Fitted fitted(const QRectF &box, int alignment, QFont font, const QString &text)
{
    const int size = font.pixelSize();
    int flags = alignment | Qt::TextWordWrap;
    shrink(font, size / 2, box, flags, text);
    if (!fits(box, flags, font, text))
        flags = alignment | Qt::TextWrapAnywhere;
    shrink(font, size / 4, box, flags, text);
    return {font.pixelSize(), flags};
}

int alignmentOf(Align align)
{
    return Qt::AlignVCenter | (align == Align::Left     ? Qt::AlignLeft
                               : align == Align::Centre ? Qt::AlignHCenter
                                                        : Qt::AlignRight);
}

/// A circle with fourteen lobes, as Bézier curves from crest to trough by its slope there, within 0.6 % of the radius
/// beside it: a page has few numbers to draw it from.
QPainterPath wavyRing(const QPointF &centre, double radius, double phase)
{
    constexpr int lobes = 14, points = 2 * lobes;
    constexpr double depth = 0.11, step = 2 * M_PI / points;
    QPainterPath path;
    QPointF from, fromSlope;
    for (int i = 0; i <= points; ++i) {
        const double angle = (M_PI / 2 - phase) / lobes + i * step;
        const double r = radius * (1 + (i % 2 == 0 ? depth : -depth));
        const double c = std::cos(angle), s = std::sin(angle);
        const QPointF at = centre + QPointF(r * c, r * s), slope(-r * s, r * c);
        if (i == 0)
            path.moveTo(whole(at));
        else
            path.cubicTo(whole(from + fromSlope * (step / 3)), whole(at - slope * (step / 3)), whole(at));
        from = at, fromSlope = slope;
    }
    return path;
}

class Drawer {
public:
    Drawer(QPainter &painter, const Content &content, const Pictures &pictures, const PassSymbol &symbol,
           FittedTexts &fitted)
        : m_painter(painter), m_content(content), m_pictures(pictures), m_symbol(symbol), m_fitted(fitted)
    {
    }

    void operator()(const TextItem &item)
    {
        const QString text = fill(item.pattern, m_content).text;
        if (text.isEmpty())
            return;
        QFont font = typeface(item.face, item.points, item.weight);
        font.setItalic(item.italic);
        if (item.spacing != 100)
            font.setLetterSpacing(QFont::PercentageSpacing, item.spacing);
        QRectF box = scaled(item.box);
        m_painter.save();
        if (item.angle != 0) {
            m_painter.translate(box.center());
            m_painter.rotate(item.angle);
            box.moveCenter({0, 0});
        }
        drawFitted(box, alignmentOf(item.align), font, QColor(item.colour), text);
        m_painter.restore();
    }

    void operator()(const LineItem &item)
    {
        m_painter.setPen(QPen(QColor(item.colour), item.width * unit));
        m_painter.drawLine(QPointF(item.x1, item.y1) * unit, QPointF(item.x2, item.y2) * unit);
    }

    void operator()(const FrameItem &item)
    {
        m_painter.setBrush(item.fill ? QBrush(QColor(*item.fill)) : QBrush(Qt::NoBrush));
        m_painter.setPen(item.width > 0
                             ? QPen(QColor(item.colour), item.width * unit, item.dashed ? Qt::DashLine : Qt::SolidLine)
                             : QPen(Qt::NoPen));
        if (item.oval)
            m_painter.drawEllipse(scaled(item.box));
        else
            m_painter.drawRect(scaled(item.box));
    }

    void operator()(const RosetteItem &item)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(QColor(item.colour), 0.16 * unit));
        for (int ring = 0; ring < 14; ++ring)
            m_painter.drawPath(
                wavyRing({item.x * unit, item.y * unit}, item.radius * unit * (0.32 + 0.048 * ring), ring * 0.45));
    }

    void operator()(const RowsItem &item)
    {
        std::vector<std::pair<const Row *, QString>> present;
        for (const Row &row : item.rows)
            if (Filled filled = fill(row.pattern, m_content); filled.said)
                present.emplace_back(&row, std::move(filled.text));
        if (present.empty())
            return;
        const double height = std::min(item.box.height / static_cast<double>(present.size()), item.tallest) * unit;
        QRectF strip(item.box.x * unit, item.box.y * unit, item.box.width * unit, height);
        for (const auto &[row, value] : present) {
            drawRow(item, strip, *row, value);
            strip.translate(0, height);
        }
    }

    void operator()(const CodeItem &item)
    {
        if (m_symbol.size == 0)
            return drawPlaceToSign(item);
        const QRectF box = scaled(squareOf(item));
        const double module = box.width() / (m_symbol.size + 2 * quietModules);
        m_painter.fillRect(box, Qt::white);
        const auto place = [&](int x, int y) {
            return whole(box.topLeft() + QPointF(x + quietModules, y + quietModules) * module);
        };
        QList<QRectF> dark;
        for (const DarkRun &run : darkRuns(m_symbol))
            dark.append(QRectF(place(run.x, run.y), place(run.x + run.length, run.y + 1)));
        fillAsOne(dark);
    }

    void operator()(const PictureItem &item)
    {
        const auto found = m_pictures.find(pictureName(item, m_content));
        if (found == m_pictures.end() || found->second.isNull())
            return;
        const QRectF box = scaled(item.box);
        QRectF place(QPointF(), QSizeF(found->second.size()).scaled(box.size(), Qt::KeepAspectRatio));
        place.moveCenter(box.center());
        m_painter.drawImage(place, found->second);
    }

private:
    void drawFitted(const QRectF &box, int alignment, QFont font, const QColor &colour, const QString &text)
    {
        constexpr std::size_t kept = 2000; // names differ from pass to pass
        if (m_fitted.size() >= kept)
            m_fitted.clear();
        const auto [known, isNew] =
            m_fitted.try_emplace({text, font.key(), box.width(), box.height(), alignment}, Fitted{});
        if (isNew)
            known->second = fitted(box, alignment, font, text);
        font.setPixelSize(known->second.pixelSize);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(box, known->second.flags | Qt::TextDontClip, text);
    }

    /// Black, as one shape, or hairlines show between rows.
    void fillAsOne(const QList<QRectF> &parts)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(Qt::black);
        if (m_painter.paintEngine()->type() == QPaintEngine::Pdf)
            return m_painter.drawRects(parts); // one path of rectangles, a fifth as long as what drawPath writes
        QPainterPath path;
        for (const QRectF &part : parts)
            path.addRect(part);
        m_painter.drawPath(path);
    }

    /// Of a sheet by hand: where the code would be.
    void drawPlaceToSign(const CodeItem &item)
    {
        if (m_content.reference.isEmpty())
            return;
        (*this)(FrameItem{.box = item.box, .width = 0.2, .dashed = true});
        const Box top{item.box.x, item.box.y + 1, item.box.width, item.box.height * 0.3};
        (*this)(TextItem{.box = top,
                         .pattern = "Lãnh đạo ký, ghi rõ họ tên, đóng dấu",
                         .points = 8,
                         .italic = true,
                         .align = Align::Centre});
    }

    void drawRow(const RowsItem &item, const QRectF &strip, const Row &row, const QString &value)
    {
        const double label = item.labelWidth * unit, height = strip.height();
        const auto left = Qt::AlignLeft | Qt::AlignVCenter;
        drawFitted(QRectF(strip.x(), strip.y() + height * 0.06, label - unit, height * 0.52), left,
                   typeface(Face::Sans, item.points * 0.76), ink, QString::fromStdString(row.label.vi));
        drawFitted(QRectF(strip.x(), strip.y() + height * 0.56, label - unit, height * 0.36), left,
                   typeface(Face::Sans, item.points * 0.53), soft, QString::fromStdString(row.label.en));
        drawFitted(QRectF(strip.x() + label, strip.y() + 0.3 * unit, strip.width() - label, height - 0.6 * unit), left,
                   typeface(Face::Sans, item.points, row.strong ? 600 : 400), ink, value);
        m_painter.setPen(QPen(rule, 0.14 * unit));
        m_painter.drawLine(strip.bottomLeft(), strip.bottomRight());
    }

    QPainter &m_painter;
    const Content &m_content;
    const Pictures &m_pictures;
    const PassSymbol &m_symbol;
    FittedTexts &m_fitted;
};

} // namespace

Box squareOf(const CodeItem &item)
{
    const double side = std::min(item.box.width, item.box.height);
    return {item.box.x, item.box.y + item.box.height - side, side, side};
}

std::string pictureName(const PictureItem &item, const Content &content)
{
    return fill(item.file, content).text.toStdString();
}

QRectF placeOf(const Template &design, const QRectF &area)
{
    QRectF place(QPointF(), QSizeF(design.width, design.height).scaled(area.size(), Qt::KeepAspectRatio));
    place.moveCenter(area.center());
    return place;
}

void drawPass(QPainter &painter, const QRectF &area, const Template &design, const Content &content,
              const Pictures &pictures)
{
    const auto symbol = makeSymbol(content.text);
    FittedTexts fitted;
    drawPass(painter, area, design, content, pictures, symbol ? *symbol : PassSymbol{}, fitted);
}

void drawPass(QPainter &painter, const QRectF &area, const Template &design, const Content &content,
              const Pictures &pictures, const PassSymbol &symbol, FittedTexts &fitted)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    const QRectF place = placeOf(design, area);
    painter.translate(place.topLeft());
    const double scale = place.width() / (design.width * unit);
    painter.scale(scale, scale);
    painter.fillRect(QRectF(0, 0, design.width * unit, design.height * unit), Qt::white);
    Drawer drawer(painter, content, pictures, symbol, fitted);
    for (const Item &item : design.items)
        std::visit(drawer, item);
    painter.restore();
}

} // namespace th::paper
