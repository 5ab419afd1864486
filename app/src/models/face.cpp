// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(ThongHanhPlugin)

namespace th::app {

struct Face::Impl {
    QQmlApplicationEngine qml;
    QQuickWindow *window = nullptr;
};

Face::Face(Engine &, Sounds &, KioskLock &, const FaceOptions &) : m_impl(std::make_unique<Impl>()) {}
Face::~Face() = default;

bool Face::show()
{
    m_impl->qml.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_impl->qml.load(QUrl(QStringLiteral("qrc:/qt/qml/ThongHanh/Main.qml")));
    if (m_impl->qml.rootObjects().isEmpty())
        return false;
    m_impl->window = qobject_cast<QQuickWindow *>(m_impl->qml.rootObjects().constFirst());
    return m_impl->window != nullptr;
}

QQuickWindow *Face::window() const { return m_impl->window; }

int runTour(const QString &) { return 1; }

} // namespace th::app
