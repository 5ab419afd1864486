// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passcode.h"

#include <QTest>

using namespace th::core;
using namespace std::chrono_literals;

class PasscodeTest : public QObject {
    Q_OBJECT

private slots:
    void theHashIsArgon2idAndOpensForItsCodeOnly()
    {
        const auto hash = hashPasscode("2468-chốt");
        QVERIFY(hash.starts_with("$argon2id$"));
        QVERIFY(passcodeHolds("2468-chốt", hash));
        QVERIFY(!passcodeHolds("2468-chot", hash));
        QVERIFY(!passcodeHolds("", hash));
    }

    void codesTooShortOrTooLongMakeNoHash()
    {
        QVERIFY(hashPasscode("123").empty());
        QVERIFY(hashPasscode(std::string(65, '1')).empty());
    }

    void garbageIsNoHash()
    {
        for (const auto *hash : {"", "x", "$argon2id$v=19$m=65536"})
            QVERIFY(!passcodeHolds("2468", hash));
        QVERIFY(!passcodeHolds("2468", std::string(4096, '$')));
    }

    void wrongCodesCostMoreAndMoreTime()
    {
        QCOMPARE(delayAfterWrongCodes(0), 0s);
        QCOMPARE(delayAfterWrongCodes(1), 1s);
        QCOMPARE(delayAfterWrongCodes(5), 16s);
        QCOMPARE(delayAfterWrongCodes(1000), std::chrono::seconds(15min));
    }
};

QTEST_APPLESS_MAIN(PasscodeTest)
#include "passcode_test.moc"
