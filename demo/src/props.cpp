// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "props.h"

#include "documents.h"
#include "land.h"

#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <qrcodegen.hpp>

#include <algorithm>

namespace th::demo {
namespace {

QString toQt(const std::string &text) { return QString::fromStdString(text); }

QFont font(int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont made;
    made.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    made.setPixelSize(pixels);
    made.setWeight(weight);
    return made;
}

void label(QPainter &painter, const QRectF &box, int size, const QColor &colour, const QString &text,
           QFont::Weight weight = QFont::Normal, int flags = Qt::AlignLeft | Qt::AlignVCenter)
{
    QFont made = font(size, weight);
    while (made.pixelSize() > size / 2 &&
           !box.adjusted(-1, -1, 1, 1).contains(QFontMetricsF(made).boundingRect(box, flags | Qt::TextWordWrap, text)))
        made.setPixelSize(made.pixelSize() - 1);
    painter.setFont(made);
    painter.setPen(colour);
    painter.drawText(box, flags | Qt::TextWordWrap | Qt::TextDontClip, text);
}

QImage canvas(int width, int height)
{
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

/// What is on the phone or placard above the code.
struct Heading {
    QString title;
    QColor colour;
};

Heading headingOf(const Scenario &scenario)
{
    if (scenario.claims || scenario.text.starts_with("TH"))
        return {QStringLiteral("Giấy đi đường"), QColor(0x8c, 0x1d, 0x22)};
    if (scenario.text.starts_with("0002"))
        return {QStringLiteral("Chuyển khoản"), QColor(0x0b, 0x5f, 0xa5)};
    if (scenario.text.starts_with("HC1"))
        return {QStringLiteral("Health certificate"), QColor(0x12, 0x3c, 0x8c)};
    if (scenario.text.starts_with("WIFI"))
        return {QStringLiteral("Wi-Fi miễn phí"), QColor(0x1d, 0x7a, 0x4a)};
    if (scenario.text.starts_with("BEGIN"))
        return {QStringLiteral("Trần Văn Bảo"), QColor(0x33, 0x3a, 0x44)};
    return {QStringLiteral("Khai báo"), QColor(0x2f, 0x6f, 0x6f)};
}

void drawPortrait(QPainter &painter, const QRectF &box, bool woman)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xcf, 0xdb, 0xe2));
    painter.drawRect(box);
    painter.setClipRect(box);
    painter.setBrush(woman ? QColor(0x7a, 0x4e, 0x62) : QColor(0x43, 0x56, 0x6b)); // shoulders
    painter.drawEllipse(QPointF(box.center().x(), box.bottom() + 12), box.width() * 0.48, box.height() * 0.34);
    const QPointF head(box.center().x(), box.top() + box.height() * 0.42);
    painter.setBrush(QColor(0x2b, 0x24, 0x22)); // hair
    painter.drawEllipse(head - QPointF(0, 5), box.width() * (woman ? 0.30 : 0.25),
                        box.height() * (woman ? 0.31 : 0.25));
    painter.setBrush(QColor(0xd9, 0xb3, 0x94));
    painter.drawEllipse(head + QPointF(0, 6), box.width() * 0.21, box.height() * 0.23);
    painter.setClipping(false);
}

} // namespace

QImage drawCode(const std::string &text, int pixels)
{
    using qrcodegen::QrCode;
    const QrCode code =
        QrCode::encodeText(text.c_str(), text.starts_with("TH") ? QrCode::Ecc::MEDIUM : QrCode::Ecc::LOW);
    const int side = code.getSize() + 8;
    QImage small(side, side, QImage::Format_RGB32);
    small.fill(Qt::white);
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            if (code.getModule(x, y))
                small.setPixel(x + 4, y + 4, qRgb(18, 18, 20));
    const int scale = std::max(1, pixels / side);
    return small.scaled(side * scale, side * scale);
}

paper::Content sheetOf(const core::PassClaims &claims, const std::string &text)
{
    paper::Content content;
    content.claims = claims;
    content.text = text;
    const auto all = offices();
    for (const Office &office : all)
        if (office.code == claims.authority.text) {
            content.authorityName = toQt(office.name.vi);
            for (const Office &parent : all)
                if (parent.code == office.parent)
                    content.superiorName = toQt(parent.name.vi);
        }
    for (const Purpose &purpose : purposes())
        if (purpose.code == claims.category.text)
            content.categoryName = toQt(purpose.name.vi);
    QStringList areas;
    for (const core::AreaCode &area : claims.areas) {
        if (area.text == land().code)
            areas << toQt(land().name.vi);
        for (const District &district : land().districts) {
            if (area.text == district.code)
                areas << toQt(district.name.vi);
            for (const Ward &ward : district.wards)
                if (area.text == ward.code)
                    areas << toQt(ward.name.vi + ", " + district.name.vi);
        }
    }
    content.areaNames = areas.join(QStringLiteral("; "));
    content.marking = QStringLiteral("MINH HOẠ");
    return content;
}

const paper::Template &travelSheet()
{
    static const auto all = paper::parseTemplates(core::asBytes(paper::defaultTemplates())).value();
    return *paper::findTemplate(all, "travel", core::PassKind::Employee);
}

QImage drawSheet(const Scenario &scenario)
{
    QImage image = canvas(888, 1260);
    image.fill(Qt::white);
    QPainter painter(&image);
    paper::drawPass(painter, QRectF(0, 0, image.width(), image.height()), travelSheet(),
                    sheetOf(*scenario.claims, scenario.text));
    return image;
}

QImage drawPhone(const Scenario &scenario)
{
    QImage image = canvas(560, 1120);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x16, 0x17, 0x1a));
    painter.drawRoundedRect(QRectF(0, 0, 560, 1120), 62, 62);
    QPainterPath screen;
    screen.addRoundedRect(QRectF(18, 18, 524, 1084), 46, 46);
    painter.setClipPath(screen);
    painter.fillRect(image.rect(), QColor(0xf3, 0xf4, 0xf6));
    const Heading heading = headingOf(scenario);
    painter.fillRect(QRectF(0, 0, 560, 190), heading.colour);
    label(painter, QRectF(60, 34, 160, 36), 26, Qt::white, QStringLiteral("09:41"), QFont::DemiBold);
    label(painter, QRectF(48, 92, 464, 70), 46, Qt::white, heading.title, QFont::Bold);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(30, 222, 500, 500), 24, 24);
    const QImage code = drawCode(scenario.text, 490);
    painter.drawImage(QPointF(280 - code.width() / 2.0, 472 - code.height() / 2.0), code);
    if (scenario.claims) {
        label(painter, QRectF(40, 744, 480, 64), 42, QColor(0x1c, 0x1e, 0x22), toQt(scenario.claims->holder),
              QFont::DemiBold, Qt::AlignCenter);
        label(painter, QRectF(40, 812, 480, 50), 32, QColor(0x5a, 0x60, 0x68),
              QStringLiteral("Số ") + toQt(core::toText(scenario.claims->number)), QFont::Normal, Qt::AlignCenter);
    }
    label(painter, QRectF(40, 980, 480, 60), 34, QColor(0xc0, 0x6a, 0x66), QStringLiteral("MINH HOẠ · DEMO"),
          QFont::Bold, Qt::AlignCenter);
    painter.setClipping(false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x16, 0x17, 0x1a));
    painter.drawEllipse(QPointF(280, 48), 13, 13);
    return image;
}

QImage drawPlacard(const Scenario &scenario)
{
    QImage image = canvas(720, 900);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Heading heading = headingOf(scenario);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xfb, 0xfb, 0xf8));
    painter.drawRoundedRect(image.rect(), 28, 28);
    painter.setBrush(heading.colour);
    painter.drawRoundedRect(QRectF(0, 0, 720, 150), 28, 28);
    painter.drawRect(QRectF(0, 80, 720, 70));
    label(painter, QRectF(40, 20, 640, 110), 66, Qt::white, heading.title, QFont::Bold, Qt::AlignCenter);
    const QImage code = drawCode(scenario.text, 600);
    painter.drawImage(QPointF(360 - code.width() / 2.0, 480 - code.height() / 2.0), code);
    label(painter, QRectF(40, 806, 640, 64), 36, QColor(0xc0, 0x6a, 0x66), QStringLiteral("MINH HOẠ · DEMO"),
          QFont::Bold, Qt::AlignCenter);
    return image;
}

QImage drawCard(const Person &person)
{
    QImage image = canvas(856, 540);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient paper(0, 0, 856, 540);
    paper.setColorAt(0, QColor(0xdd, 0xee, 0xf0));
    paper.setColorAt(1, QColor(0xf6, 0xe9, 0xd8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(image.rect(), 32, 32);
    const QColor ink(0x1d, 0x27, 0x33), faint(0x5f, 0x6b, 0x78), red(0xa5, 0x2a, 0x2a);
    label(painter, QRectF(40, 22, 520, 40), 27, ink, QStringLiteral("THẺ CĂN CƯỚC CÔNG DÂN"), QFont::Bold);
    label(painter, QRectF(40, 60, 520, 30), 20, red, QStringLiteral("MẪU MINH HOẠ – KHÔNG CÓ GIÁ TRỊ"),
          QFont::DemiBold);
    drawPortrait(painter, QRectF(40, 118, 200, 268), person.sex != "Nam");
    const auto field = [&](qreal y, const char *title, const QString &value, int size, QFont::Weight weight) {
        label(painter, QRectF(266, y, 290, 22), 17, faint, QString::fromUtf8(title));
        label(painter, QRectF(266, y + 22, 290, 46), size, ink, value, weight);
    };
    field(112, "Số / No.", toQt(person.idNumber), 35, QFont::Bold);
    field(190, "Họ và tên / Full name", toQt(person.name).toUpper(), 28, QFont::DemiBold);
    field(268, "Ngày sinh / Date of birth",
          toQt(person.birthDate.substr(0, 2) + "/" + person.birthDate.substr(2, 2) + "/" + person.birthDate.substr(4)),
          27, QFont::Normal);
    field(342, "Giới tính / Sex", toQt(person.sex), 27, QFont::Normal);
    label(painter, QRectF(40, 424, 780, 26), 18, faint, QStringLiteral("Nơi thường trú / Place of residence"));
    label(painter, QRectF(40, 450, 780, 44), 26, ink, toQt(person.address));
    const QImage code = drawCode(cardText(person), 260);
    painter.drawImage(QPointF(704 - code.width() / 2.0, 190 - code.height() / 2.0), code);
    return image;
}

} // namespace th::demo
