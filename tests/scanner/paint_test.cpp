// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.h"
#include "support/qr_picture.h"
#include "zxing.h"

#include <QTest>

using namespace th::scanner;

namespace {

std::vector<std::uint8_t> modulesOf(const qrcodegen::QrCode &code)
{
    std::vector<std::uint8_t> modules;
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            modules.push_back(code.getModule(x, y) ? 1 : 0);
    return modules;
}

} // namespace

class PaintTest : public QObject {
    Q_OBJECT
private slots:
    void aPaintedSymbolOfAnyVersionIsRead()
    {
        for (int version = 1; version <= 40; ++version) {
            const std::string text = "TH1:" + std::to_string(version * 7919);
            const auto code = qrcodegen::QrCode::encodeSegments(qrcodegen::QrSegment::makeSegments(text.c_str()),
                                                                qrcodegen::QrCode::Ecc::LOW, version, version);
            const auto symbol = readPaintedQrCode(paint(modulesOf(code), code.getSize()));
            QVERIFY2(symbol.has_value(), qPrintable(QString::number(version)));
            QCOMPARE(symbol->text, text);
        }
    }

    void vietnameseComesThrough()
    {
        const std::string text = "001090012345|Nguyễn Văn Ánh|Hà Nội";
        const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
        QCOMPARE(readPaintedQrCode(paint(modulesOf(code), code.getSize()))->text, text);
    }

    void whatIsNoSymbolIsNotPainted()
    {
        QVERIFY(paint({}, 0).empty());
        QVERIFY(paint(std::vector<std::uint8_t>(440), 21).empty());
        QVERIFY(paint(std::vector<std::uint8_t>(1), -1).empty());
        QVERIFY(!readPaintedQrCode({}));
        QVERIFY(!readPaintedQrCode(paint(std::vector<std::uint8_t>(441, 1), 21)));
    }
};

QTEST_GUILESS_MAIN(PaintTest)
#include "paint_test.moc"
