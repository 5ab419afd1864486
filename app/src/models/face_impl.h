// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/office_thread.h"
#include "app/face.h"
#include "models.h"
#include "oversight/archive_thread.h"
#include "ward/desk_door.h"
#include "ward/models/ward_session.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QTimer>
#include <chrono>

namespace th::app {

/// Notes every touch of keyboard, mouse and screen, so that an abandoned desk locks itself.
class InputWatch : public QObject {
public:
    explicit InputWatch(WardSession &session) : m_session(session) {}
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    WardSession &m_session;
};

/// The window's side of the engine: what it says goes into the models, what people do goes back.
struct Face::Impl {
    Impl(Engine &anEngine, Sounds &someSounds, KioskLock &aKiosk, const FaceOptions &someOptions)
        : engine(anEngine), sounds(someSounds), kiosk(aKiosk), options(someOptions)
    {
    }

    /// Wires the engine's, the models', the lock's and the light's signals; once.
    void connectEngine();
    void connectModels();
    void connectKiosk();
    void connectCamera();
    void takeHealth(const StationHealth &health);
    void connectImport();
    void connectSync();
    void connectEnrolment();
    void connectWard();
    void connectAccounts();
    void connectOversight();
    void beginOversight();
    void endOversight();
    void connectOffice();
    void beginOffice(const QString &folder);
    void choosePurpose(); ///< what somebody signs in for
    void takeOversightSettings(const QVariantMap &kept);
    [[nodiscard]] QString overseenStation() const; ///< whose names and distances are believed
    void beginEnrolment();
    void askForShift(); ///< once, when there is a checkpoint to work at
    void keepKiosk(const QVariantMap &kept);
    void takeSettings(const QVariantMap &kept);
    void takeSource();
    void takeSourceState();
    void refreshLists();
    void refreshSound();
    void chooseTheme();
    void tick();
    [[nodiscard]] scanner::CameraSource *camera() const
    {
        return qobject_cast<scanner::CameraSource *>(engine.source());
    }

    Engine &engine;
    Sounds &sounds;
    KioskLock &kiosk;
    FaceOptions options;
    Models models;
    QQmlApplicationEngine qml;
    QQuickWindow *window = nullptr;
    QTimer clock;
    InputWatch input{*models.ward.session()};
    QObject context; ///< of connections to a source, which come and go
    QObject *knownSource = nullptr;
    const void *knownPolicy = nullptr, *knownDirectory = nullptr;
    QString theme = QStringLiteral("auto");
    QString mirror; ///< "yes", "no", empty: as the camera faces
    bool shiftAsked = false;
    QString archiveStation;   ///< named on the command line
    bool archiveOnly = false; ///< nothing but an archive was asked for: the application ends with it
    LeavingArchives leaving;
    std::unique_ptr<ArchiveThread> archive; ///< goes before the models that it tells
    std::unique_ptr<OfficeThread> office;   ///< the same
};

[[nodiscard]] inline core::Instant wallClock()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace th::app
