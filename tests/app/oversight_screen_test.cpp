// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/models.h"
#include "models/tour_states.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <memory>

using namespace th::app;

namespace {

QQuickItem *scrolledBy(QQuickItem *item)
{
    while (item && !item->inherits("QQuickFlickable"))
        item = item->parentItem();
    return item;
}

} // namespace

/// A supervisor's forms in a small window, by keyboard.
class OversightScreenTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<Models> m_models;
    std::unique_ptr<QQmlApplicationEngine> m_qml;
    QQuickWindow *m_window = nullptr;

private slots:
    void init()
    {
        m_models = std::make_unique<Models>(ThemeModel::Motion::Off);
        m_qml = std::make_unique<QQmlApplicationEngine>();
        m_window = loadWindow(*m_qml, *m_models);
        QVERIFY(m_window);
        everydayState(*m_models);
        m_window->resize(800, 480);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        m_models->overseer.enter();
        m_models->oversight.open(QStringLiteral("/media/all.evidence"));
        m_models->oversight.showOpened({});
    }
    void cleanup()
    {
        m_qml.reset();
        m_models.reset();
    }

    void whatHasTheKeyboardIsInView_data()
    {
        QTest::addColumn<bool>("sealed");
        QTest::newRow("export") << false;
        QTest::newRow("sealed parts") << true;
    }
    void whatHasTheKeyboardIsInView()
    {
        QFETCH(bool, sealed);
        if (sealed)
            m_models->overseer.search();
        else
            m_models->overseer.handOut(false);
        bool moved = false;
        int inside = 0;
        for (int steps = 0; steps < 20; ++steps) {
            QTest::keyClick(m_window, Qt::Key_Tab);
            QCoreApplication::processEvents();
            QQuickItem *item = m_window->activeFocusItem();
            QQuickItem *area = scrolledBy(item);
            if (!area)
                continue;
            ++inside;
            const QRectF at = item->mapRectToItem(area, QRectF(0, 0, item->width(), item->height()));
            QVERIFY2(at.top() >= -1 && at.bottom() <= area->height() + 1,
                     qPrintable(item->property("text").toString() + QStringLiteral(" at %1").arg(at.top())));
            moved = moved || area->property("contentY").toDouble() > 0;
        }
        QVERIFY(inside > 4 && moved);
    }
};

QTEST_MAIN(OversightScreenTest)
#include "oversight_screen_test.moc"
