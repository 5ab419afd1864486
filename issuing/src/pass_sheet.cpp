// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/pass_sheet.h"

#include "sheet_words.h"

#include <QFile>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStringList>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace th::issuing {
namespace {

// Everything below is in tenths of a millimetre on A5.
constexpr QSizeF sheet(1480, 2100);
constexpr qreal minModule = 5; // 0.5 mm: what a webcam at arm's length still separates
const QColor ink(0x1a, 0x1a, 0x1a), soft(0x5c, 0x5c, 0x5c), accent(0x8c, 0x1d, 0x22), pale(0xf0, 0xe6, 0xd8);

enum class Face { Serif, Sans };

QFont face(Face which, qreal size, QFont::Weight weight = QFont::Normal)
{
    QFont font;
    font.setFamilies(which == Face::Serif ? QStringList{QStringLiteral("Noto Serif"), QStringLiteral("DejaVu Serif")}
                                          : QStringList{QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(static_cast<int>(std::lround(size)));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont italic(QFont font)
{
    font.setItalic(true);
    return font;
}

bool fits(const QRectF &box, int flags, const QFont &font, const QString &text)
{
    const QRectF needed = QFontMetricsF(font).boundingRect(box, flags, text);
    return needed.width() <= box.width() && needed.height() <= box.height();
}

/// Draws within `box`, in smaller type where the text would not fit otherwise, at last breaking words.
void drawFitted(QPainter &painter, const QRectF &box, int alignment, QFont font, const QColor &colour,
                const QString &text)
{
    const int size = font.pixelSize();
    int flags = alignment | Qt::TextWordWrap;
    while (font.pixelSize() > size / 2 && !fits(box, flags, font, text))
        font.setPixelSize(font.pixelSize() - 1);
    if (!fits(box, flags, font, text))
        flags = alignment | Qt::TextWrapAnywhere;
    while (font.pixelSize() > size / 4 && !fits(box, flags, font, text))
        font.setPixelSize(font.pixelSize() - 1);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box, flags | Qt::TextDontClip, text);
}

void drawRule(QPainter &painter, qreal y, qreal fromX, qreal toX, const QPen &pen)
{
    painter.setPen(pen);
    painter.drawLine(QPointF(fromX, y), QPointF(toX, y));
}

/// A pale rosette of interlaced curves: paper that a copier renders badly and a person recognises.
void drawRosette(QPainter &painter, const QPointF &centre, qreal radius)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(pale, 1.6));
    for (int ring = 0; ring < 14; ++ring) {
        QPainterPath path;
        const qreal base = radius * (0.32 + 0.048 * ring);
        for (int step = 0; step <= 720; ++step) {
            const qreal angle = step * M_PI / 360;
            const qreal r = base * (1 + 0.11 * std::sin(14 * angle + ring * 0.45));
            const QPointF point = centre + QPointF(r * std::cos(angle), r * std::sin(angle));
            step == 0 ? path.moveTo(point) : path.lineTo(point);
        }
        painter.drawPath(path);
    }
}

void drawFrame(QPainter &painter)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 5));
    painter.drawRect(QRectF(55, 55, sheet.width() - 110, sheet.height() - 110));
    painter.setPen(QPen(accent, 1.5));
    painter.drawRect(QRectF(68, 68, sheet.width() - 136, sheet.height() - 136));
}

void drawMarking(QPainter &painter, const QString &marking)
{
    if (marking.isEmpty())
        return;
    painter.save();
    painter.translate(sheet.width() / 2, 960);
    painter.rotate(-28);
    drawFitted(painter, QRectF(-640, -140, 1280, 280), Qt::AlignCenter, face(Face::Sans, 170, QFont::Bold),
               QColor(0xf6, 0xd8, 0xd4), marking);
    painter.restore();
}

void drawHeader(QPainter &painter, const SheetContent &content)
{
    drawFitted(painter, QRectF(90, 100, 520, 42), Qt::AlignHCenter | Qt::AlignTop, face(Face::Serif, 26), ink,
               content.superiorName.toUpper());
    drawFitted(painter, QRectF(90, 142, 520, 46), Qt::AlignHCenter | Qt::AlignTop, face(Face::Serif, 27, QFont::Bold),
               ink, content.authorityName.toUpper());
    drawFitted(painter, QRectF(640, 100, 750, 42), Qt::AlignHCenter | Qt::AlignTop, face(Face::Serif, 29, QFont::Bold),
               ink, QStringLiteral("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    drawFitted(painter, QRectF(640, 144, 750, 46), Qt::AlignHCenter | Qt::AlignTop, face(Face::Serif, 31, QFont::Bold),
               ink, QStringLiteral("Độc lập - Tự do - Hạnh phúc"));
    drawRule(painter, 200, 270, 430, QPen(ink, 2));
    drawRule(painter, 200, 805, 1225, QPen(ink, 2));
}

void drawTitle(QPainter &painter, const SheetContent &content)
{
    const Gloss title = sheetTitle(content.claims.kind), kind = sheetKind(content.claims.kind);
    drawFitted(painter, QRectF(100, 268, 1280, 112), Qt::AlignCenter, face(Face::Serif, 82, QFont::Bold), accent,
               title.vi);
    QFont gloss = face(Face::Sans, 27, QFont::Medium);
    gloss.setLetterSpacing(QFont::AbsoluteSpacing, 7);
    drawFitted(painter, QRectF(100, 384, 1280, 40), Qt::AlignCenter, gloss, soft, title.en);
    drawFitted(painter, QRectF(100, 436, 1280, 46), Qt::AlignCenter, italic(face(Face::Serif, 30)), ink,
               kind.vi + QStringLiteral("  ·  ") + kind.en);
    drawFitted(painter, QRectF(100, 488, 1280, 54), Qt::AlignCenter, face(Face::Sans, 38, QFont::DemiBold), ink,
               QStringLiteral("Số: ") + QString::fromStdString(core::toText(content.claims.number)));
}

struct Field {
    Gloss label;
    QString value;
    bool emphasised = false;
};

QList<Field> fieldsOf(const SheetContent &content)
{
    const core::PassClaims &claims = content.claims;
    QStringList plates;
    for (const std::string &plate : claims.plates)
        plates << displayPlate(plate);
    const QString born = claims.birthYear ? QString::number(*claims.birthYear) : QString();
    const QList<Field> all = {
        {{QStringLiteral("Họ và tên"), QStringLiteral("Full name")}, QString::fromStdString(claims.holder), true},
        {{QStringLiteral("Số CCCD/CMND"), QStringLiteral("ID number")}, groupedNumber(claims.idNumber), true},
        {{QStringLiteral("Năm sinh"), QStringLiteral("Year of birth")}, born},
        {{QStringLiteral("Đơn vị công tác"), QStringLiteral("Organisation")},
         QString::fromStdString(claims.organisation)},
        {{QStringLiteral("Lý do đi lại"), QStringLiteral("Purpose")}, content.categoryName},
        {{QStringLiteral("Khu vực"), QStringLiteral("Area")}, content.areaNames},
        {{QStringLiteral("Lộ trình"), QStringLiteral("Route")}, QString::fromStdString(claims.route)},
        {{QStringLiteral("Biển số xe"), QStringLiteral("Vehicle plates")}, plates.join(QStringLiteral(", ")), true},
        {{QStringLiteral("Ngày, giờ"), QStringLiteral("Days and hours")}, daysAndHours(claims)},
        {{QStringLiteral("Giá trị"), QStringLiteral("Valid")}, validity(claims, content.utcOffset), true},
    };
    QList<Field> present;
    for (const Field &field : all)
        if (!field.value.isEmpty())
            present << field;
    return present;
}

void drawFields(QPainter &painter, const SheetContent &content)
{
    const QList<Field> fields = fieldsOf(content);
    constexpr qreal top = 556, bottom = 1340;
    const qreal height = std::min<qreal>((bottom - top) / static_cast<qreal>(fields.size()), 96);
    qreal y = top;
    for (const Field &field : fields) {
        drawFitted(painter, QRectF(110, y + height * 0.06, 330, height * 0.52), Qt::AlignLeft | Qt::AlignVCenter,
                   face(Face::Sans, 29), ink, field.label.vi);
        drawFitted(painter, QRectF(110, y + height * 0.56, 330, height * 0.36), Qt::AlignLeft | Qt::AlignVCenter,
                   face(Face::Sans, 20), soft, field.label.en);
        drawFitted(painter, QRectF(450, y + 3, 920, height - 6), Qt::AlignLeft | Qt::AlignVCenter,
                   face(Face::Sans, 38, field.emphasised ? QFont::DemiBold : QFont::Normal), ink, field.value);
        y += height;
        drawRule(painter, y, 110, 1370, QPen(QColor(0xc9, 0xbd, 0xad), 1.4));
    }
}

/// The code in a white box at the lower left; returns the box's right edge.
qreal drawCode(QPainter &painter, const SheetContent &content)
{
    constexpr qreal left = 104, bottom = 1930;
    const auto symbol = makeSymbol(content.text);
    if (!symbol)
        return left;
    const qreal modules = symbol->size + 8;
    const qreal module = std::max(minModule, 560 / modules);
    const QRectF box(left, bottom - modules * module, modules * module, modules * module);
    painter.fillRect(box, Qt::white);
    QPainterPath path; // one path, or hairlines show between rows
    for (const DarkRun &run : darkRuns(*symbol))
        path.addRect((run.x + 4) * module, (run.y + 4) * module, run.length * module, module);
    painter.fillPath(path.translated(box.topLeft()), Qt::black);
    return box.right();
}

void drawSeal(QPainter &painter, const SheetContent &content, qreal left)
{
    const QRectF column(left + 20, 1392, 1376 - left - 20, 538);
    const Gloss sealing = sealingLine(content.claims.sealing);
    const auto line = [&](qreal y, qreal height, const QFont &font, const QColor &colour, const QString &text) {
        drawFitted(painter, QRectF(column.x(), column.y() + y, column.width(), height), Qt::AlignCenter, font, colour,
                   text);
    };
    line(0, 42, italic(face(Face::Serif, 29)), ink, longDate(content.claims.issuedAt, content.utcOffset));
    line(42, 46, face(Face::Serif, 31, QFont::Bold), ink, QStringLiteral("THỦ TRƯỞNG ĐƠN VỊ CẤP"));
    line(88, 32, face(Face::Sans, 20), soft, QStringLiteral("Head of the issuing unit"));
    line(118, 36, italic(face(Face::Serif, 24)), ink, QStringLiteral("(Ký, ghi rõ họ tên, đóng dấu)"));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0xd9, 0xa6, 0xa2), 2.4, Qt::DashLine));
    const QPointF centre(column.center().x(), column.y() + 310);
    painter.drawEllipse(centre, 126, 126);
    line(280, 34, face(Face::Sans, 23), QColor(0xc0, 0x8a, 0x86), QStringLiteral("Dấu"));
    line(312, 28, face(Face::Sans, 19), QColor(0xc0, 0x8a, 0x86), QStringLiteral("Seal"));
    line(462, 38, face(Face::Sans, 25, QFont::DemiBold), accent, sealing.vi);
    line(500, 30, face(Face::Sans, 20), soft, sealing.en);
}

void drawFooter(QPainter &painter)
{
    drawRule(painter, 1944, 110, 1370, QPen(accent, 1.5));
    drawFitted(
        painter, QRectF(110, 1950, 1260, 38), Qt::AlignCenter, face(Face::Sans, 24), ink,
        QStringLiteral("Xuất trình giấy này cùng thẻ căn cước công dân tại chốt kiểm soát. Mã QR được ký số, mọi "
                       "sửa đổi đều bị phát hiện."));
    drawFitted(
        painter, QRectF(110, 1986, 1260, 30), Qt::AlignCenter, face(Face::Sans, 19), soft,
        QStringLiteral("Show this pass with your ID card at the checkpoint. The QR code is digitally signed; any "
                       "change is detected."));
}

} // namespace

void drawPassSheet(QPainter &painter, const QRectF &page, const SheetContent &content)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const qreal scale = std::min(page.width() / sheet.width(), page.height() / sheet.height());
    painter.translate(page.center());
    painter.scale(scale, scale);
    painter.translate(-sheet.width() / 2, -sheet.height() / 2);
    painter.fillRect(QRectF(QPointF(), sheet), Qt::white);
    drawRosette(painter, QPointF(sheet.width() / 2, 960), 460);
    drawFrame(painter);
    drawMarking(painter, content.marking);
    drawHeader(painter, content);
    drawTitle(painter, content);
    drawFields(painter, content);
    const qreal codeRight = drawCode(painter, content);
    drawSeal(painter, content, codeRight);
    drawFooter(painter);
    painter.restore();
}

core::Result<void, std::string> writePassSheets(const QString &pdfFile, const std::vector<SheetContent> &sheets)
{
    const auto failed = [&](const QString &why) {
        return core::Failure{(QStringLiteral("cannot write ") + pdfFile + QStringLiteral(": ") + why).toStdString()};
    };
    if (sheets.empty())
        return failed(QStringLiteral("no sheets"));
    QSaveFile file(pdfFile);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setResolution(600);
        writer.setPageSize(QPageSize(QPageSize::A5));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(sheetTitle(sheets.front().claims.kind).vi);
        QPainter painter;
        if (!painter.begin(&writer))
            return failed(QStringLiteral("the PDF cannot be started"));
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            if (i > 0 && !writer.newPage())
                return failed(file.errorString());
            drawPassSheet(painter, QRectF(0, 0, writer.width(), writer.height()), sheets[i]);
        }
        painter.end();
    }
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace th::issuing
