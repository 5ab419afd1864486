// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kiosk.h"
#include "core/passcode.h"

#include <QGuiApplication>
#include <QWindow>
#include <QtTest>

using namespace th::app;
using namespace std::chrono_literals;

class KioskTest : public QObject {
    Q_OBJECT

    static QString hashOf(const std::string &code) { return QString::fromStdString(th::core::hashPasscode(code)); }

private slots:
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
        QVERIFY(th::core::passcodeHolds("9999", hashed.front().front().toString().toStdString()));
    }
};

QTEST_MAIN(KioskTest)
#include "kiosk_test.moc"
