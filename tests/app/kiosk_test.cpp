// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kiosk.h"
#include "kiosk_code.h"

#include <QGuiApplication>
#include <QWindow>
#include <QtTest>

using namespace th::app;
using namespace std::chrono_literals;

class KioskTest : public QObject {
    Q_OBJECT

    static QString hashOf(const std::string &code) { return QString::fromStdString(hashKioskCode(code)); }

private slots:
    void theHashIsArgon2idAndOpensForItsCodeOnly()
    {
        const auto hash = hashKioskCode("2468-chốt");
        QVERIFY(hash.starts_with("$argon2id$"));
        QVERIFY(kioskCodeHolds("2468-chốt", hash));
        QVERIFY(!kioskCodeHolds("2468-chot", hash));
        QVERIFY(!kioskCodeHolds("", hash));
    }

    void codesTooShortOrTooLongMakeNoHash()
    {
        QVERIFY(hashKioskCode("123").empty());
        QVERIFY(hashKioskCode(std::string(65, '1')).empty());
    }

    void garbageIsNoHash()
    {
        for (const auto *hash : {"", "x", "$argon2id$v=19$m=65536"})
            QVERIFY(!kioskCodeHolds("2468", hash));
        QVERIFY(!kioskCodeHolds("2468", std::string(4096, '$')));
    }

    void wrongCodesCostMoreAndMoreTime()
    {
        QCOMPARE(delayAfter(0), 0s);
        QCOMPARE(delayAfter(1), 1s);
        QCOMPARE(delayAfter(5), 16s);
        QCOMPARE(delayAfter(1000), std::chrono::seconds(15min));
    }

    void withoutACodeItDoesNotLock()
    {
        KioskLock lock;
        QWindow window;
        QVERIFY(!lock.engage(&window));
        QVERIFY(!lock.engaged());
    }

    void whileLockedTheWindowStaysAndSaysWhy()
    {
        KioskLock lock;
        lock.setCodeHash(hashOf("2468"));
        QWindow window;
        window.show();
        QVERIFY(lock.engage(&window));
        QCOMPARE(window.visibility(), QWindow::FullScreen);
        QSignalSpy asked(&lock, &KioskLock::leaveRequested);
        QVERIFY(!window.close());
        QVERIFY(window.isVisible());
        QCOMPARE(asked.size(), 1);
        QEvent quit(QEvent::Quit); // what QCoreApplication::quit and a session manager send
        QCoreApplication::sendEvent(QCoreApplication::instance(), &quit);
        QCOMPARE(asked.size(), 2);
        QTest::keyClick(&window, Qt::Key_F4, Qt::AltModifier);
        QTest::keyClick(&window, Qt::Key_Escape);
        QTest::keyClick(&window, Qt::Key_F11);
        QCOMPARE(window.visibility(), QWindow::FullScreen);
    }

    void aMinimisedWindowComesBack()
    {
        KioskLock lock;
        lock.setCodeHash(hashOf("2468"));
        QWindow window;
        window.show();
        QVERIFY(lock.engage(&window));
        window.showMinimized();
        QTRY_COMPARE(window.visibility(), QWindow::FullScreen);
    }

    void onlyTheCodeOpensAndAWrongOneDelays()
    {
        KioskLock lock;
        lock.setCodeHash(hashOf("2468"));
        QWindow window;
        window.show();
        QVERIFY(lock.engage(&window));
        QSignalSpy refused(&lock, &KioskLock::refused), released(&lock, &KioskLock::released);
        lock.release(QStringLiteral("1357"));
        QVERIFY(refused.wait());
        QVERIFY(lock.delayLeft() > 0s);
        lock.release(QStringLiteral("2468")); // right, but too soon: not even looked at
        QCOMPARE(refused.size(), 2);
        QVERIFY(lock.engaged());
        QTRY_COMPARE(lock.delayLeft(), 0s);
        lock.release(QStringLiteral("2468"));
        QVERIFY(released.wait());
        QVERIFY(!lock.engaged());
        QVERIFY(window.close());
    }

    void aHashIsMadeOffTheGuiThread()
    {
        KioskLock lock;
        QSignalSpy hashed(&lock, &KioskLock::codeHashed);
        lock.hashCode(QStringLiteral("9999"));
        QVERIFY(hashed.isEmpty());
        QVERIFY(hashed.wait());
        QVERIFY(kioskCodeHolds("9999", hashed.front().front().toString().toStdString()));
    }
};

QTEST_MAIN(KioskTest)
#include "kiosk_test.moc"
