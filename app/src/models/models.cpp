// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models.h"

#include "ward/models/desk_camera.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(ThongHanhPlugin)

namespace th::app {

namespace {

/// Both hold every Vietnamese letter with its marks; line heights are theirs.
void useOurFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    QGuiApplication::setFont(font);
}

template <class T> QVariant object(T &value) { return QVariant::fromValue(&value); }

} // namespace

Models::Models(ThemeModel::Motion motion) : theme(motion) { ward.camera()->setView(&camera); }

void Models::setReference(const Reference &reference)
{
    checkpoint.setReference(reference);
    status.setReference(reference);
    history.setReference(reference);
    lookUp.setReference(reference);
    importing.setReference(reference);
    shift.setReference(reference);
    ward.setReference(reference);
}

QQuickWindow *loadWindow(QQmlApplicationEngine &qml, Models &models)
{
    useOurFont();
    QObject::connect(&models.language, &LanguageSwitch::changed, &qml, &QQmlEngine::retranslate);
    qml.addImportPath(QStringLiteral("qrc:/qt/qml"));
    qml.setInitialProperties({{QStringLiteral("theme"), object(models.theme)},
                              {QStringLiteral("checkpoint"), object(models.checkpoint)},
                              {QStringLiteral("camera"), object(models.camera)},
                              {QStringLiteral("status"), object(models.status)},
                              {QStringLiteral("history"), object(models.history)},
                              {QStringLiteral("lookUp"), object(models.lookUp)},
                              {QStringLiteral("importing"), object(models.importing)},
                              {QStringLiteral("shift"), object(models.shift)},
                              {QStringLiteral("settings"), object(models.settings)},
                              {QStringLiteral("busy"), object(models.busy)},
                              {QStringLiteral("enrolment"), object(models.enrolment)},
                              {QStringLiteral("navigation"), object(models.navigation)},
                              {QStringLiteral("ward"), object(models.ward)},
                              {QStringLiteral("signIn"), object(models.signIn)},
                              {QStringLiteral("oversight"), object(models.oversight)},
                              {QStringLiteral("overseer"), object(models.overseer)},
                              {QStringLiteral("administration"), object(models.administration)}});
    qml.load(QUrl(QStringLiteral("qrc:/qt/qml/ThongHanh/Main.qml")));
    return qml.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(qml.rootObjects().constFirst());
}

} // namespace th::app
