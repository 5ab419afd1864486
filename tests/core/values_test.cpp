// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytes.h"
#include "core/codes.h"
#include "core/time.h"

#include <QTest>
#include <rapidcheck.h>

using namespace th::core;

class ValuesTest : public QObject {
    Q_OBJECT
private slots:
    void hexadecimal()
    {
        QCOMPARE(toHex(Bytes{0x00, 0xaf, 0xff}), std::string("00afff"));
        QVERIFY(fromHex("00aFFf") == (Bytes{0x00, 0xaf, 0xff}));
        QVERIFY(fromHex("") == Bytes{});
        QVERIFY(!fromHex("0"));
        QVERIFY(!fromHex("0g"));
        QVERIFY(!fromHex("0x00"));
    }

    void utf8_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("Vietnamese") << QByteArray("Đặng Thị Ngọc Ánh") << true;
        QTest::newRow("last code point") << QByteArray("\xf4\x8f\xbf\xbf") << true;
        QTest::newRow("beyond the last") << QByteArray("\xf4\x90\x80\x80") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("overlong two") << QByteArray("\xc1\xbf") << false;
        QTest::newRow("overlong three") << QByteArray("\xe0\x9f\xbf") << false;
        QTest::newRow("overlong four") << QByteArray("\xf0\x8f\xbf\xbf") << false;
        QTest::newRow("continuation alone") << QByteArray("\x80") << false;
        QTest::newRow("cut in two") << QByteArray("\xc4") << false;
        QTest::newRow("cut in four") << QByteArray("\xf0\x9f\x98") << false;
        QTest::newRow("broken continuation") << QByteArray("\xe1\xba\x41") << false;
        QTest::newRow("five bytes") << QByteArray("\xf8\x88\x80\x80\x80") << false;
    }
    void utf8()
    {
        QFETCH(QByteArray, text);
        QTEST(isValidUtf8(text.toStdString()), "valid");
    }

    void areasContainByWholeComponents()
    {
        const auto inside = [](const char *outer, const char *inner) {
            return contains(AreaCode(outer), AreaCode(inner));
        };
        QVERIFY(inside("01", "01"));
        QVERIFY(inside("01", "01.001.00001"));
        QVERIFY(!inside("01.001", "01"));
        QVERIFY(!inside("01.0", "01.001"));
        QVERIFY(!inside("", "01"));
    }

    void codesKeepToTheirCharacters()
    {
        QVERIFY(isWellFormed(AreaCode("01.001.A1")));
        for (const char *bad : {"", ".01", "01.", "01..1", "01/1", "a", "0123456789012345678901234"})
            QVERIFY2(!isWellFormed(AreaCode(bad)), bad);
        QVERIFY(isWellFormed(AuthorityCode("P-0.1")) && !isWellFormed(AuthorityCode("p1")));
        QVERIFY(isWellFormed(SeriesCode("BD01A")) && !isWellFormed(SeriesCode("BD-1")));
        QVERIFY(isWellFormed(CategoryCode("food-2")) && !isWellFormed(CategoryCode("Food")));
        QVERIFY(isWellFormed(CheckpointCode("CK-07.a")) && !isWellFormed(CheckpointCode("CK 07")));
    }

    void passNumbersAsText()
    {
        QCOMPARE(toText({SeriesCode("BD01A"), 123}), std::string("BD01A-000123"));
        QCOMPARE(toText({SeriesCode("X"), 4294967295U}), std::string("X-4294967295"));
    }

    void timesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("2021-09-06T08:15:00Z", "2021-09-06T08:15:00Z");
        row("2021-09-06t08:15:00z", "2021-09-06T08:15:00Z");
        row("2021-09-06T08:15:00+07:00", "2021-09-06T01:15:00Z");
        row("2021-09-06T08:15:00-00:30", "2021-09-06T08:45:00Z");
        row("2021-09-06T08:15:00.999Z", "2021-09-06T08:15:00Z");
        row("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z");
        row("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z");
        row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z");
        row("2021-02-29T00:00:00Z", "");
        row("2021-13-01T00:00:00Z", "");
        row("2021-09-06T24:00:00Z", "");
        row("2021-09-06T08:15:00", "");
        row("2021-09-06T08:15:00.Z", "");
        row("2021-09-06T08:15Z", "");
        row("2021-09-06T08:15:00Z ", "");
        row("2021-09-06T08:15:00+7:00", "");
        row("21-09-06T08:15:00Z", "");
        row("", "");
    }
    void timesAreRead()
    {
        QFETCH(QString, text);
        const auto parsed = parseRfc3339(text.toStdString());
        QTEST(parsed ? QString::fromStdString(formatRfc3339(*parsed)) : QString(), "expected");
    }

    void everyInstantSurvivesItsText()
    {
        QVERIFY(rc::check([] {
            const Instant instant{std::chrono::seconds(*rc::gen::inRange<std::int64_t>(-62167219200, 253402300800))};
            RC_ASSERT(parseRfc3339(formatRfc3339(instant)) == instant);
        }));
    }
};

QTEST_APPLESS_MAIN(ValuesTest)
#include "values_test.moc"
