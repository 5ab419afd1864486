// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_number_input.h"

#include <QTest>

using namespace th;

class PassNumberInputTest : public QObject {
    Q_OBJECT

private slots:
    void peoplesSpellingsAreUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        for (const auto *typed : {"BD01A-000123", "bd01a-123", " bd01a 123 ", "BD01A – 000 123", "BD01A/000.123",
                                  "BD01A−000123", "BD01A  -  123"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    void peoplesSpellingsAreUnderstood()
    {
        QFETCH(QString, typed);
        const auto number = app::parseTypedNumber(typed);
        QVERIFY(number.has_value());
        QCOMPARE(number->series.text, std::string("BD01A"));
        QCOMPARE(number->serial, 123u);
    }

    void whatIsNoNumberIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        for (const auto *typed : {"", "BD01A", "123", "BD01A-", "BD01A-0", "BD01A-4294967296", "BD01A-12x", "-5",
                                  "BD01ABD01ABD01A-5", "Đ01-5", "BD01A--5"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
        QTest::newRow("very long") << QString(10'000, QLatin1Char('1'));
    }
    void whatIsNoNumberIsRefused()
    {
        QFETCH(QString, typed);
        QVERIFY(!app::parseTypedNumber(typed));
    }
};

QTEST_APPLESS_MAIN(PassNumberInputTest)
#include "pass_number_input_test.moc"
