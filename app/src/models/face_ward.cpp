// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "face_impl.h"

#include "app/settings.h"

#include <QGuiApplication>

namespace th::app {

bool InputWatch::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::InputMethod:
        m_session.noteInput();
        break;
    default:
        break;
    }
    return false;
}

void Face::Impl::connectWard()
{
    models.ward.door().connectTo(engine.ward(), engine.errands());
    QObject::connect(models.ward.session(), &WardSession::keep, &context,
                     [this](const QString &officer, const QString &role, const QStringList &recent) {
                         engine.saveSetting(QLatin1String(settings::wardOfficer), officer);
                         engine.saveSetting(QLatin1String(settings::wardRole), role);
                         engine.saveSetting(QLatin1String(settings::wardOfficers), recent.join(QLatin1Char('\n')));
                     });
    QObject::connect(&engine, &Engine::scanned, &models.ward, &WardModel::takeScan);
    QCoreApplication::instance()->installEventFilter(&input);
}

} // namespace th::app
