// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace th::app {

/// What the system says of its network. Where it says nothing (no such service, another desktop), nothing is told, and
/// whoever listens goes by its timer. Never the reason not to try: a hub in the same room needs no internet.
/// Lives in the GUI thread.
class NetworkWatch : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void start(); ///< once is enough

signals:
    void changed(); ///< there is a network, or another one
    void meteredChanged(bool metered);

private:
    bool m_started = false;
};

} // namespace th::app
