// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "app/kiosk.h"
#include "app/sounds.h"

#include <QObject>
#include <QString>
#include <memory>

class QQuickWindow;

namespace th::app {

enum class Theme { Light, Dark, Auto };
enum class WindowMode { Normal, FullScreen, Kiosk };

struct FaceOptions {
    std::optional<core::Language> language; ///< nothing: the station's setting, at first Vietnamese
    std::optional<Theme> theme;             ///< nothing: the station's setting, at first Auto
    WindowMode mode = WindowMode::Normal;
    QString newStation; ///< folder in which a device that is brought in makes its station
};

/// The window: view models and QML over an engine. Lives in the GUI thread.
/// Takes the engine's signals and gives it the video sink of the picture on screen (`Engine::useSink`). The kiosk lock
/// follows the station's settings; with WindowMode::Kiosk the checkpoint shows only once the screen is locked, and
/// where it cannot be (no code, no station) a sentence on screen says so.
class Face : public QObject {
    Q_OBJECT
public:
    Face(Engine &engine, Sounds &sounds, KioskLock &kiosk, const FaceOptions &options);
    ~Face() override;
    [[nodiscard]] bool show(); ///< false: the QML did not load; its errors are on stderr
    /// The logs of many stations in place of a checkpoint. `stationFolder`: whose names, places and hub are believed;
    /// empty: none. REQUIRES that no station is opened.
    void openArchive(const QString &file, const QString &stationFolder);
    /// An administrator's folder in place of a checkpoint. REQUIRES that no station is opened.
    void openOffice(const QString &folder);
    void beginEnrolment(); ///< there is no station: the screen that brings this device in
    [[nodiscard]] QQuickWindow *window() const;

signals:
    void retryRequested();                ///< the station did not open, and somebody pressed "try again"
    void demonstrationRequested();        ///< in place of bringing this device in
    void cameraChosen(const QString &id); ///< in the settings; empty: the first there is
    void deskCameraWanted(bool wanted);   ///< at a ward's desk: to read an ID card, or to photograph

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// `--tour DIR`: renders every screen in every state, in both languages, light and dark, at three sizes, into PNG files
/// `STATE.LANGUAGE.THEME.WIDTHxHEIGHT.png`. Needs no station and no display. `only`: a part of the file name to render
/// a few. Prints what does not fit. The process's exit status: 0 if every picture was made and everything fits.
[[nodiscard]] int runTour(const QString &folder, const QString &only = {});

} // namespace th::app
