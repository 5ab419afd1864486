// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuing/pass_image.h"

#include <QImage>
#include <QTest>

using namespace th;

class PassImageTest : public QObject {
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

void PassImageTest::typicalPassFitsVersion11()
{
    const auto symbol = issuing::makeSymbol("TH1:" + std::string(336, 'A'));
    QVERIFY(symbol.ok());
    QVERIFY(symbol->version <= 11);
    QCOMPARE(symbol->size, 17 + 4 * symbol->version);
    QCOMPARE(symbol->modules.size(), std::size_t(symbol->size) * std::size_t(symbol->size));
}

void PassImageTest::smallestVersionIsChosen()
{
    // ISO/IEC 18004 table 7: 20 alphanumeric characters are the capacity of 1-M.
    QCOMPARE(issuing::makeSymbol(std::string(20, 'A'))->version, 1);
    QCOMPARE(issuing::makeSymbol(std::string(21, 'A'))->version, 2);
}

void PassImageTest::keepsToErrorCorrectionM()
{
    // One character would fit 1-H. The format information beside the upper left finder pattern must say M (00);
    // its first two bits are masked with 10 (ISO/IEC 18004, 7.9).
    const auto symbol = issuing::makeSymbol("A");
    QCOMPARE(symbol->version, 1);
    const auto module = [&](int x, int y) { return symbol->modules[std::size_t(y * symbol->size + x)]; };
    QCOMPARE(module(0, 8), '1');
    QCOMPARE(module(1, 8), '0');
}

void PassImageTest::refusesWhatIsNotAlphanumeric_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("lower case") << QByteArray("TH1:abc");
    QTest::newRow("nul inside") << QByteArray("TH1:\0ABC", 8);
    QTest::newRow("not ascii") << QByteArray("Đ");
}

void PassImageTest::refusesWhatIsNotAlphanumeric()
{
    QFETCH(QByteArray, text);
    QVERIFY(!issuing::makeSymbol(text.toStdString()).ok());
}

void PassImageTest::refusesTooLong() { QVERIFY(!issuing::makeSymbol(std::string(3392, 'A')).ok()); }

void PassImageTest::imageHasQuietZoneAndModules()
{
    const auto symbol = issuing::makeSymbol("TH1:ABC");
    const QImage image = issuing::drawSymbol(*symbol, 3);
    QCOMPARE(image.width(), (symbol->size + 8) * 3);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const int column = x / 3 - 4, row = y / 3 - 4;
            const bool inside = column >= 0 && row >= 0 && column < symbol->size && row < symbol->size;
            const bool dark = inside && symbol->modules[std::size_t(row * symbol->size + column)] == '1';
            QCOMPARE(qGray(image.pixel(x, y)), dark ? 0 : 255);
        }
}

void PassImageTest::svgIsOnePathInModules()
{
    const auto symbol = issuing::makeSymbol("TH1:ABC");
    const QByteArray svg = QByteArray::fromStdString(issuing::symbolSvg(*symbol));
    const QByteArray side = QByteArray::number(symbol->size + 8);
    QVERIFY(svg.contains("viewBox=\"0 0 " + side + " " + side + "\""));
    QCOMPARE(svg.count("<path"), 1);
    QVERIFY(svg.contains("M4 4h7v1h-7z")); // top of the upper left finder pattern
}

QTEST_MAIN(PassImageTest)
#include "pass_image_test.moc"
