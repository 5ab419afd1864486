// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kiosk.h"
#include "core/passcode.h"
#include "wrong_codes.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

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

    void aWrongCodeIsOnDiskBeforeItsAnswerAndARightOneEndsTheCount()
    {
        QTemporaryDir folder;
        KioskLock lock;
        lock.setCodeHash(hashOf("2468"));
        lock.setWrongCodes(0, folder.path());
        QWindow window;
        window.show();
        QVERIFY(lock.engage(&window));
        QList<int> kept;
        const auto read = [&] { kept << wrongCodesKept(folder.path()); };
        connect(&lock, &KioskLock::refused, this, read);
        connect(&lock, &KioskLock::released, this, read);
        lock.release(QStringLiteral("1357"));
        QTRY_COMPARE(kept, QList<int>{1});
        QTRY_COMPARE(lock.delayLeft(), 0s);
        lock.release(QStringLiteral("2468"));
        QTRY_COMPARE(kept, (QList<int>{1, 0}));
    }

    void whereNothingCanBeKeptTheCodeOpensAllTheSame()
    {
        QTemporaryDir folder;
        KioskLock lock;
        lock.setCodeHash(hashOf("2468"));
        lock.setWrongCodes(0, folder.filePath(QStringLiteral("nowhere")));
        QWindow window;
        window.show();
        QVERIFY(lock.engage(&window));
        QSignalSpy released(&lock, &KioskLock::released);
        lock.release(QStringLiteral("2468"));
        QVERIFY(released.wait());
    }

    void aCountThatMakesNoSenseIsNotTakenForNone()
    {
        QTemporaryDir folder;
        QCOMPARE(wrongCodesKept(folder.path()), 0);
        QVERIFY(keepWrongCodes(folder.path(), 7));
        QCOMPARE(wrongCodesKept(folder.path()), 7);
        QFile file(folder.filePath(QStringLiteral("kiosk.tries")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write("?") == 1);
        file.close();
        QCOMPARE(wrongCodesKept(folder.path()), 1);
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
