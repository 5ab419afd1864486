// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/symbol.h"

#include <QImage>
#include <QTest>

using namespace th;

class SymbolTest : public QObject {
    Q_OBJECT
private slots:
    void typicalPassFitsVersion11();
    void smallestVersionIsChosen();
    void keepsToErrorCorrectionM();
    void refusesWhatIsNotAlphanumeric_data();
    void refusesWhatIsNotAlphanumeric();
    void refusesTooLong();
    void imageHasQuietZoneAndModules();
    void svgIsOnePathInModules();
};

void SymbolTest::typicalPassFitsVersion11()
{
    const auto symbol = paper::makeSymbol("TH1:" + std::string(336, 'A'));
    QVERIFY(symbol.ok());
    QVERIFY(symbol->version <= 11);
    QCOMPARE(symbol->size, 17 + 4 * symbol->version);
    QCOMPARE(symbol->modules.size(), std::size_t(symbol->size) * std::size_t(symbol->size));
}

void SymbolTest::smallestVersionIsChosen()
{
    // ISO/IEC 18004 table 7: 20 alphanumeric characters are the capacity of 1-M.
    QCOMPARE(paper::makeSymbol(std::string(20, 'A'))->version, 1);
    QCOMPARE(paper::makeSymbol(std::string(21, 'A'))->version, 2);
}

void SymbolTest::keepsToErrorCorrectionM()
{
    // One character would fit 1-H. The format information beside the upper left finder pattern must say M (00);
    // its first two bits are masked with 10 (ISO/IEC 18004, 7.9).
    const auto symbol = paper::makeSymbol("A");
    QCOMPARE(symbol->version, 1);
    const auto module = [&](int x, int y) { return symbol->modules[std::size_t(y * symbol->size + x)]; };
    QCOMPARE(module(0, 8), '1');
    QCOMPARE(module(1, 8), '0');
}

void SymbolTest::refusesWhatIsNotAlphanumeric_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("lower case") << QByteArray("TH1:abc");
    QTest::newRow("nul inside") << QByteArray("TH1:\0ABC", 8);
    QTest::newRow("not ascii") << QByteArray("Đ");
}

void SymbolTest::refusesWhatIsNotAlphanumeric()
{
    QFETCH(QByteArray, text);
    QVERIFY(!paper::makeSymbol(text.toStdString()).ok());
}

void SymbolTest::refusesTooLong() { QVERIFY(!paper::makeSymbol(std::string(3392, 'A')).ok()); }

void SymbolTest::imageHasQuietZoneAndModules()
{
    const auto symbol = paper::makeSymbol("TH1:ABC");
    const QImage image = paper::drawSymbol(*symbol, 3);
    QCOMPARE(image.width(), (symbol->size + 8) * 3);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int column = x / 3 - 4, row = y / 3 - 4;
            const bool inside = column >= 0 && row >= 0 && column < symbol->size && row < symbol->size;
            const bool dark = inside && symbol->modules[std::size_t(row * symbol->size + column)] == '1';
            QCOMPARE(qGray(image.pixel(x, y)), dark ? 0 : 255);
        }
}

void SymbolTest::svgIsOnePathInModules()
{
    const auto symbol = paper::makeSymbol("TH1:ABC");
    const QByteArray svg = QByteArray::fromStdString(paper::symbolSvg(*symbol));
    const QByteArray side = QByteArray::number(symbol->size + 8);
    QVERIFY(svg.contains("viewBox=\"0 0 " + side + " " + side + "\""));
    QCOMPARE(svg.count("<path"), 1);
    QVERIFY(svg.contains("M4 4h7v1h-7z")); // top of the upper left finder pattern
}

QTEST_MAIN(SymbolTest)
#include "symbol_test.moc"
