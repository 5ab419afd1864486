// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_test.h"

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
class OversightScreenTest : public th::test::WindowTest {
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(openWindow({800, 480}));
        m_models->overseer.enter();
        m_models->oversight.open(QStringLiteral("/media/all.evidence"));
        m_models->oversight.showOpened({});
    }
    void cleanup() { closeWindow(); }

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
            press(Qt::Key_Tab);
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
