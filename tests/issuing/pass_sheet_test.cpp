// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir> // Qt first: moc stumbles over <compare> where nothing of the standard library came before it
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "issuing/pass_sheet.h"
#include "sheet_words.h"

using namespace th;
using namespace std::chrono;

namespace {

issuing::SheetContent sampleSheet()
{
    issuing::SheetContent sheet;
    core::PassClaims &claims = sheet.claims;
    claims.number = {core::SeriesCode{"BD01A"}, 123};
    claims.kind = core::PassKind::Employee;
    claims.holder = "Nguyễn Thị Ngọc Hường";
    claims.idNumber = "079185001234";
    claims.birthYear = 1985;
    claims.organisation = "Công ty TNHH Thực phẩm Sạch";
    claims.plates = {"51F12345", "59X112345"};
    claims.days = 0x1f;
    claims.hours = {{360, 660}, {840, 1140}};
    claims.validFrom = sys_days{2021y / 9 / 6};
    claims.validUntil = claims.validFrom + hours(24 * 15) - seconds(1);
    claims.issuedAt = claims.validFrom;
    sheet.text = "TH1:";
    while (sheet.text.size() < 330)
        sheet.text += "6BFOXN%TSMAHN-H3YS1IK47ES6IXJR4E47X5*T917VF+UOGIS1";
    sheet.authorityName = QStringLiteral("UBND Phường Hoa Sữa");
    sheet.categoryName = QStringLiteral("Lương thực, thực phẩm");
    sheet.areaNames = QStringLiteral("Tỉnh Minh Họa");
    return sheet;
}

QImage render(const issuing::SheetContent &sheet, const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    issuing::drawPassSheet(painter, QRectF(QPointF(), size), sheet);
    return image;
}

/// Share of the pixels of a band (in tenths of a millimetre) that are darker than mid-grey.
double darkness(const QImage &page, const QRectF &band)
{
    const double scale = page.width() / 1480.0;
    const QRect box = QRectF(band.topLeft() * scale, band.size() * scale).toRect();
    int dark = 0;
    for (int y = box.top(); y <= box.bottom(); ++y)
        for (int x = box.left(); x <= box.right(); ++x)
            dark += qGray(page.pixel(x, y)) < 128;
    return double(dark) / (box.width() * box.height());
}

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

class PassSheetTest : public QObject {
    Q_OBJECT
private slots:
    void codeKeepsItsQuietZone();
    void longTextsStayInTheirRows();
    void pdfHasOneA5PageASheetWithItsText();
    void unwritablePdfSaysSo();
    void wordsOfPlatesDaysAndTimes();
};

void PassSheetTest::codeKeepsItsQuietZone()
{
    const QImage page = render(sampleSheet(), QSize(1748, 2480));
    // The white box ends at 1930 and is at least 56 mm wide; its margin of four modules (29 units) stays empty.
    QCOMPARE(darkness(page, QRectF(106, 1904, 550, 24)), 0.0);
    QCOMPARE(darkness(page, QRectF(106, 1380, 24, 540)), 0.0);
    QVERIFY(darkness(page, QRectF(140, 1420, 460, 460)) > 0.35);
}

void PassSheetTest::longTextsStayInTheirRows()
{
    issuing::SheetContent sheet = sampleSheet();
    sheet.claims.holder = std::string(80, 'W');
    sheet.claims.organisation = std::string(120, 'M');
    sheet.authorityName = QString(90, u'W');
    const QImage page = render(sheet, QSize(1748, 2480));
    QCOMPARE(darkness(page, QRectF(1375, 240, 30, 1650)), 0.0); // nothing runs into the frame at the right
    QVERIFY(darkness(page, QRectF(450, 570, 900, 80)) > 0.02);
}

void PassSheetTest::pdfHasOneA5PageASheetWithItsText()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sheets.pdf"));
    issuing::SheetContent second = sampleSheet();
    second.claims.kind = core::PassKind::Household;
    QVERIFY(issuing::writePassSheets(file, {sampleSheet(), second}).ok());

    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("needs pdftotext and pdfinfo (Debian: poppler-utils)");
    const QString facts = output(QStringLiteral("pdfinfo"), {file});
    QVERIFY2(facts.contains(QRegularExpression(QStringLiteral("Pages: +2\n"))), qPrintable(facts));
    QVERIFY2(facts.contains(QRegularExpression(QStringLiteral("Page size: +(419|420)[.0-9]* x 595"))),
             qPrintable(facts));
    const QString text = output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")})
                             .normalized(QString::NormalizationForm_C);
    for (const QString &expected :
         {QStringLiteral("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), QStringLiteral("Nguyễn Thị Ngọc Hường"),
          QStringLiteral("BD01A-000123"), QStringLiteral("51F-123.45, 59X1-123.45")})
        QVERIFY2(text.contains(expected), qPrintable(expected + u'\n' + text));
    QVERIFY(text.contains(QStringLiteral("THẺ ĐI CHỢ")));
}

void PassSheetTest::unwritablePdfSaysSo()
{
    QTemporaryDir folder;
    const auto written =
        issuing::writePassSheets(folder.filePath(QStringLiteral("no/such/folder.pdf")), {sampleSheet()});
    QVERIFY(!written.ok());
    QVERIFY(QString::fromStdString(written.error()).startsWith(QStringLiteral("cannot write ")));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PassSheetTest::wordsOfPlatesDaysAndTimes()
{
    core::PassClaims claims = sampleSheet().claims;
    QCOMPARE(issuing::daysAndHours(claims), QStringLiteral("Thứ Hai - Thứ Sáu, 06:00 - 11:00 và 14:00 - 19:00"));
    claims.days = 0x7f;
    claims.hours.clear();
    QCOMPARE(issuing::daysAndHours(claims), QStringLiteral("Hằng ngày, cả ngày"));
    claims.days = 0b1000011;
    QCOMPARE(issuing::daysAndHours(claims), QStringLiteral("Thứ Hai, Thứ Ba, Chủ nhật, cả ngày"));
    QCOMPARE(issuing::validity(claims, minutes(420)),
             QStringLiteral("từ 07:00 ngày 06/09/2021 đến 06:59 ngày 21/09/2021"));
    QCOMPARE(issuing::longDate(claims.issuedAt, minutes(420)), QStringLiteral("Ngày 06 tháng 9 năm 2021"));
    QCOMPARE(issuing::displayPlate("29H1234"), QStringLiteral("29H-1234"));
    QCOMPARE(issuing::displayPlate("80NG12345"), QStringLiteral("80NG-123.45"));
    QCOMPARE(issuing::displayPlate("QD123"), QStringLiteral("QD123"));
}

QTEST_MAIN(PassSheetTest)
#include "pass_sheet_test.moc"
