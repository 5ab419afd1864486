// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// Which panel lies over the checkpoint. The checkpoint itself goes on underneath.
class Navigation : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Panel panel READ panel NOTIFY panelChanged)
public:
    enum class Panel { None, Shift, LookUp, Plate, File, Settings, Status, Help, Unlock, Import };
    Q_ENUM(Panel)
    using QObject::QObject;

    [[nodiscard]] Panel panel() const { return m_panel; }
    Q_INVOKABLE void open(th::app::Navigation::Panel panel)
    {
        if (panel == m_panel)
            return;
        m_panel = panel;
        emit panelChanged();
    }
    Q_INVOKABLE void close() { open(Panel::None); }

signals:
    void panelChanged();

private:
    Panel m_panel = Panel::None;
};

} // namespace th::app
