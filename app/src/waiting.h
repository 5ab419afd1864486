// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace th::app {

/// Tells when something that was begun has not ended within a second, and when it has.
class Waiting : public QObject {
    Q_OBJECT
public:
    explicit Waiting(QObject *parent = nullptr) : QObject(parent)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(std::chrono::seconds(1));
        connect(&m_timer, &QTimer::timeout, this, [this] { tell(); });
    }
    void begin(const QString &what)
    {
        m_running.append(what);
        if (!m_timer.isActive() && !m_told)
            m_timer.start();
    }
    void end(const QString &what)
    {
        m_running.removeOne(what);
        if (m_told)
            tell();
        else if (m_running.isEmpty())
            m_timer.stop();
    }

signals:
    void changed(bool busy, const QString &what);

private:
    void tell()
    {
        m_told = !m_running.isEmpty();
        emit changed(m_told, m_told ? m_running.constLast() : QString());
    }

    QStringList m_running;
    QTimer m_timer;
    bool m_told = false;
};

} // namespace th::app
