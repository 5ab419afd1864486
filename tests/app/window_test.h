// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/models.h"
#include "models/tour_states.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <memory>

namespace th::test {

/// A test that has the application's window before it, on an ordinary afternoon, and a keyboard.
class WindowTest : public QObject {
protected:
    /// Shown and active; as large as the application makes it unless `size` says otherwise.
    [[nodiscard]] bool openWindow(const QSize &size = {})
    {
        m_models = std::make_unique<app::Models>(app::ThemeModel::Motion::Off);
        m_qml = std::make_unique<QQmlApplicationEngine>();
        m_window = app::loadWindow(*m_qml, *m_models);
        if (!m_window)
            return false;
        app::everydayState(*m_models);
        if (size.isValid())
            m_window->resize(size);
        m_window->show();
        m_window->requestActivate();
        return QTest::qWaitForWindowActive(m_window);
    }
    void closeWindow()
    {
        m_qml.reset();
        m_models.reset();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) { QTest::keyClick(m_window, key, with); }
    /// `what` of the item that has the keyboard, empty where none has it.
    [[nodiscard]] QString focused(const char *what = "text") const
    {
        const QQuickItem *item = m_window->activeFocusItem();
        return item ? item->property(what).toString() : QString();
    }

    /// A click in the middle of the visible item with these words. False: there is none.
    [[nodiscard]] bool click(const QString &words)
    {
        const QQuickItem *item = withWords(*m_window->contentItem(), words);
        if (item)
            QTest::mouseClick(m_window, Qt::LeftButton, {},
                              item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
        return item != nullptr;
    }
    /// As `state` of the tour has it.
    [[nodiscard]] bool showState(const QString &state)
    {
        for (const app::TourState &each : app::tourStates())
            if (each.name == state) {
                each.apply(*m_models);
                return true;
            }
        return false;
    }

    std::unique_ptr<app::Models> m_models;
    std::unique_ptr<QQmlApplicationEngine> m_qml;
    QQuickWindow *m_window = nullptr;

private:
    static const QQuickItem *withWords(const QQuickItem &item, const QString &words)
    {
        if (!item.isVisible())
            return nullptr;
        if (item.property("text").toString() == words)
            return &item;
        for (const QQuickItem *child : item.childItems())
            if (const QQuickItem *found = withWords(*child, words))
                return found;
        return nullptr;
    }
};

} // namespace th::test
