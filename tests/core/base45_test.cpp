// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"

#include <QTest>
#include <rapidcheck.h>

using namespace th::core;

class Base45Test : public QObject {
    Q_OBJECT
private slots:
    void examplesOfTheStandard_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
        QTest::newRow("AB") << QByteArray("AB") << QByteArray("BB8");
        QTest::newRow("Hello!!") << QByteArray("Hello!!") << QByteArray("%69 VD92EX0");
        QTest::newRow("base-45") << QByteArray("base-45") << QByteArray("UJCLQE7W581");
        QTest::newRow("ietf!") << QByteArray("ietf!") << QByteArray("QED8WEX0");
        QTest::newRow("largest pair") << QByteArray("\xff\xff") << QByteArray("FGW");
        QTest::newRow("largest byte") << QByteArray("\xff") << QByteArray("U5");
        QTest::newRow("zeros") << QByteArray(3, '\0') << QByteArray("00000");
    }
    void examplesOfTheStandard()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        QCOMPARE(QByteArray::fromStdString(encodeBase45(asBytes(plain.toStdString()))), encoded);
        const auto decoded = decodeBase45(encoded.toStdString());
        QVERIFY(decoded);
        QCOMPARE(QByteArray::fromStdString(std::string(asText(*decoded))), plain);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one above the largest pair") << QByteArray("GGW");
        QTest::newRow("largest triplet") << QByteArray(":::");
        QTest::newRow("one above the largest byte") << QByteArray("V5");
        QTest::newRow("largest doublet") << QByteArray("::");
        QTest::newRow("one character") << QByteArray("B");
        QTest::newRow("length 1 modulo 3") << QByteArray("BB8B");
        QTest::newRow("lower case") << QByteArray("bb8");
        QTest::newRow("line end") << QByteArray("BB8BB\n");
        QTest::newRow("NUL") << QByteArray("BB\0", 3);
        QTest::newRow("high byte first") << QByteArray("\xff"
                                                       "B8");
        QTest::newRow("high byte last") << QByteArray("BB\xff");
        QTest::newRow("foreign in the doublet") << QByteArray("BB8\"0");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!decodeBase45(text.toStdString()));
    }

    void decodingUndoesEncoding()
    {
        QVERIFY(rc::check([](const Bytes &bytes) { RC_ASSERT(decodeBase45(encodeBase45(bytes)) == bytes); }));
    }

    void everyTextHasOneMeaning()
    {
        QVERIFY(rc::check([] {
            const auto letters = std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
            const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(letters));
            if (const auto bytes = decodeBase45(text))
                RC_ASSERT(encodeBase45(*bytes) == text);
        }));
    }
};

QTEST_APPLESS_MAIN(Base45Test)
#include "base45_test.moc"
