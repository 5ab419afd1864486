// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_test.h"

using namespace th;
using namespace th::app;

/// Where the keyboard is in an administrator's window.
class OfficeKeysTest : public test::WindowTest {
    Q_OBJECT
private slots:
    void init() { QVERIFY(openWindow({1280, 800})); }
    void cleanup() { closeWindow(); }

    void aNewPersonIsTypedAtOnce_data()
    {
        QTest::addColumn<QString>("tab"); ///< that is clicked; empty: Ctrl+3
        QTest::newRow("by keys") << QString();
        QTest::newRow("after a click on the page's name") << QStringLiteral("Tài khoản");
    }
    void aNewPersonIsTypedAtOnce()
    {
        QFETCH(QString, tab);
        QVERIFY(showState(QStringLiteral("admin-accounts")));
        m_models->administration.setPage(AdministrationModel::Page::Devices);
        if (tab.isEmpty())
            press(Qt::Key_3, Qt::ControlModifier);
        else
            QVERIFY(click(tab));
        OfficeAccounts &accounts = *m_models->administration.accounts();
        press(Qt::Key_N);
        QCOMPARE(accounts.form(), QStringLiteral("new"));
        press(Qt::Key_A);
        QCOMPARE(accounts.typed().value(QStringLiteral("name")).toString(), QStringLiteral("a"));
        press(Qt::Key_Escape);
        QCOMPARE(accounts.form(), QString());
        press(Qt::Key_N); // the keyboard is back on the page
        QCOMPARE(accounts.form(), QStringLiteral("new"));
    }
    void everyFormIsTypedIntoAtOnce_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("field");
        QTest::newRow("details") << QStringLiteral("details") << QStringLiteral("name");
        QTest::newRow("expire") << QStringLiteral("expire") << QStringLiteral("day");
        QTest::newRow("move") << QStringLiteral("move") << QStringLiteral("unit");
    }
    void everyFormIsTypedIntoAtOnce()
    {
        QFETCH(QString, form);
        QFETCH(QString, field);
        QVERIFY(showState(QStringLiteral("admin-accounts-person")));
        OfficeAccounts &accounts = *m_models->administration.accounts();
        accounts.begin(QStringLiteral("roles")); // another form was open before: other fields
        accounts.back();
        accounts.begin(form);
        QCOMPARE(accounts.form(), form);
        press(Qt::Key_End);
        press(Qt::Key_7);
        QVERIFY(accounts.typed().value(field).toString().endsWith(QLatin1Char('7')));
    }
    void aClickOnAPagesNameLeavesTheKeyboardOnThePage()
    {
        QVERIFY(showState(QStringLiteral("admin-devices")));
        QVERIFY(click(QStringLiteral("Cho máy vào")));
        QVERIFY(click(QStringLiteral("Thiết bị")));
        press(Qt::Key_Slash);
        press(Qt::Key_A);
        QCOMPARE(m_models->administration.devices()->searched(), QStringLiteral("a"));
    }
    void aClickOnListOrFiguresLeavesTheKeyboardThere()
    {
        m_models->administration.close();
        m_models->overseer.enter();
        m_models->oversight.open(QStringLiteral("/media/all.evidence"));
        m_models->oversight.showOpened({});
        QVERIFY(click(QStringLiteral("Thống kê")));
        QCOMPARE(m_models->oversight.page(), OversightModel::Page::Statistics);
        QVERIFY(focused() != QStringLiteral("Thống kê"));
        QVERIFY(click(QStringLiteral("Danh sách")));
        QVERIFY(focused() != QStringLiteral("Danh sách"));
    }
};

QTEST_MAIN(OfficeKeysTest)
#include "office_keys_test.moc"
