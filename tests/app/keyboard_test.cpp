// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_test.h"

#include "models/tour_people.h"

#include <QSignalSpy>

using namespace th;
using namespace th::app;
using Panel = Navigation::Panel;

/// Everything an officer can do, without touching screen or mouse.
class KeyboardTest : public test::WindowTest {
    Q_OBJECT
private slots:
    void init() { QVERIFY(openWindow()); }
    void cleanup() { closeWindow(); }

    void everyPanelHasItsKeyAndEscapeLeadsBack_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Panel>("panel");
        QTest::newRow("F1") << Qt::Key_F1 << Panel::Help;
        QTest::newRow("F2") << Qt::Key_F2 << Panel::LookUp;
        QTest::newRow("F3") << Qt::Key_F3 << Panel::File;
        QTest::newRow("F4") << Qt::Key_F4 << Panel::Shift;
        QTest::newRow("F6") << Qt::Key_F6 << Panel::Plate;
        QTest::newRow("F7") << Qt::Key_F7 << Panel::Import;
        QTest::newRow("F8") << Qt::Key_F8 << Panel::Status;
        QTest::newRow("F9") << Qt::Key_F9 << Panel::Settings;
    }
    void everyPanelHasItsKeyAndEscapeLeadsBack()
    {
        QFETCH(Qt::Key, key);
        m_models->shift.start(); // a shift not yet begun cannot be left
        press(key);
        QTEST(m_models->navigation.panel(), "panel");
        press(Qt::Key_Escape);
        QCOMPARE(m_models->navigation.panel(), Panel::None);
    }
    void escapeClearsTheCard()
    {
        QSignalSpy cleared(&m_models->checkpoint, &CheckpointModel::clearRequested);
        press(Qt::Key_Escape);
        QCOMPARE(cleared.count(), 1);
    }
    void whatLiesBelowTheFoldOfTheCardIsReachedByKeys()
    {
        m_window->resize(800, 480);
        m_models->checkpoint.show(people::examined(people::longNames(), {}));
        QTRY_COMPARE(m_window->width(), 800);
        const auto picture = [this] {
            QCoreApplication::processEvents();
            return m_window->grabWindow();
        };
        const QImage top = picture();
        press(Qt::Key_PageDown);
        const QImage below = picture();
        QVERIFY(below != top);
        press(Qt::Key_PageUp);
        press(Qt::Key_PageUp);
        QCOMPARE(picture(), top);
    }
    void dataIsTakenInWithoutAMouse()
    {
        m_models->importing.setFound({{QStringLiteral("/media/an/USB-A/tree"), {}, 12, 40'000}});
        QSignalSpy asked(&m_models->importing, &ImportModel::importRequested);
        press(Qt::Key_F7);
        for (int steps = 0; steps < 8 && asked.isEmpty(); ++steps) {
            press(Qt::Key_Tab);
            if (m_window->activeFocusItem() && m_window->activeFocusItem()->property("folder").isValid())
                press(Qt::Key_Return);
        }
        QCOMPARE(asked.count(), 1);
    }
    void languageThemeAndTorchHaveKeys()
    {
        press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_models->language.code(), QStringLiteral("en"));
        QSignalSpy theme(&m_models->settings, &SettingsModel::themeChosen);
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(theme.count(), 1);
        press(Qt::Key_F5);
        QVERIFY(m_models->camera.torch());
    }
    void inTheKioskTheKeyAsksForTheCode()
    {
        m_models->settings.setKiosk(true, true);
        press(Qt::Key_F12);
        QCOMPARE(m_models->navigation.panel(), Panel::Unlock);
        QSignalSpy unlock(&m_models->settings, &SettingsModel::unlockRequested);
        for (const char digit : {'1', '2', '3', '4'})
            QTest::keyClick(m_window, digit);
        press(Qt::Key_Return);
        QCOMPARE(unlock.count(), 1);
        QCOMPARE(unlock.first().first().toString(), QStringLiteral("1234"));
    }
    void coloursFollowTheThemeWhileACardIsUp()
    {
        QSignalSpy changed(&m_models->theme, &ThemeModel::coloursChanged);
        const auto pixel = [this] { return m_window->grabWindow().pixelColor(4, m_window->height() - 4); };
        const QColor light = pixel();
        m_models->theme.setDark(true);
        QCOMPARE(changed.count(), 1);
        QVERIFY(pixel().lightness() < light.lightness());
    }
    void tabReachesEveryActionAndReturnPressesIt()
    {
        QStringList seen;
        for (int steps = 0; steps < 30; ++steps) {
            press(Qt::Key_Tab);
            seen << focused();
        }
        for (const QString &action :
             {QStringLiteral("Tra số"), QStringLiteral("Biển số"), QStringLiteral("Mở tệp"), QStringLiteral("Ca trực"),
              QStringLiteral("Đèn"), QStringLiteral("Cài đặt"), QStringLiteral("English"), QStringLiteral("Phím tắt")})
            QVERIFY2(seen.contains(action), qPrintable(action));
        for (int steps = 0; steps < 30 && focused() != QStringLiteral("Cài đặt"); ++steps)
            press(Qt::Key_Tab);
        press(Qt::Key_Return);
        QCOMPARE(m_models->navigation.panel(), Panel::Settings);
    }
    void aNumberIsLookedUpByTypingIt()
    {
        QSignalSpy asked(&m_models->lookUp, &LookUpModel::searchRequested);
        press(Qt::Key_F2);
        for (const QChar key : QStringLiteral("BD01A-000123"))
            QTest::keyClick(m_window, key.toLatin1());
        press(Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
    }
    void aShiftBeginsByTypingANameAndChoosingACheckpoint()
    {
        m_models->shift.propose({}, QStringLiteral("CK-07"), {});
        QSignalSpy begun(&m_models->shift, &ShiftModel::startRequested);
        press(Qt::Key_F4);
        for (const QChar key : QStringLiteral("Le Van Thuy"))
            QTest::keyClick(m_window, key.toLatin1());
        press(Qt::Key_Return);
        QCOMPARE(begun.count(), 1);
        QCOMPARE(m_models->navigation.panel(), Panel::None);
    }
};

QTEST_MAIN(KeyboardTest)
#include "keyboard_test.moc"
