// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include "issuing/pass_sheet.h"
#include "scanner/file_reader.h"
#include "scanner/symbol_reader.h"

using namespace th;

namespace {

/// As long as a pass may typically be: 340 characters, version 11.
issuing::SheetContent typicalSheet()
{
    issuing::SheetContent sheet;
    sheet.claims.number = {core::SeriesCode{"BD01A"}, 123};
    sheet.claims.holder = "Nguyễn Thị Ngọc Hường";
    sheet.text = "TH1:";
    for (unsigned i = 1; sheet.text.size() < 340; i = i * 1103515245 + 12345)
        sheet.text += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"[i / 65536 % 45];
    return sheet;
}

std::vector<std::string> textsIn(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    scanner::SymbolReader reader;
    std::vector<std::string> texts;
    for (const scanner::Symbol &symbol :
         reader.read({grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine()}, {scanner::Effort::Still, 4})
             .symbols)
        texts.push_back(symbol.text);
    return texts;
}

} // namespace

class ReadBackTest : public QObject {
    Q_OBJECT
private slots:
    void symbolReads();
    void sheetReads_data();
    void sheetReads();
    void pdfReads();
};

void ReadBackTest::symbolReads()
{
    const std::string text = typicalSheet().text;
    QCOMPARE(textsIn(issuing::drawSymbol(*issuing::makeSymbol(text), 3)), std::vector{text});
}

void ReadBackTest::sheetReads_data()
{
    QTest::addColumn<int>("dpi");
    for (const int dpi : {72, 100, 150, 300})
        QTest::addRow("%d dpi", dpi) << dpi;
}

void ReadBackTest::sheetReads()
{
    QFETCH(int, dpi);
    const issuing::SheetContent sheet = typicalSheet();
    QImage page(148 * dpi * 10 / 254, 210 * dpi * 10 / 254, QImage::Format_RGB32);
    page.fill(Qt::white);
    {
        QPainter painter(&page);
        issuing::drawPassSheet(painter, QRectF(QPointF(), page.size()), sheet);
    }
    QCOMPARE(textsIn(page), std::vector{sheet.text});
}

void ReadBackTest::pdfReads()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sheet.pdf"));
    QVERIFY(issuing::writePassSheets(file, {typicalSheet()}).ok());
    scanner::SymbolReader reader;
    const auto result = scanner::readFile(file, reader);
    const auto *reading = std::get_if<scanner::FileReading>(&result);
    QVERIFY(reading && reading->reading.symbols.size() == 1);
    QCOMPARE(reading->reading.symbols.front().text, typicalSheet().text);
}

QTEST_MAIN(ReadBackTest)
#include "read_back_test.moc"
