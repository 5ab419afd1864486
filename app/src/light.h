// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"

#include <QMediaDevices>
#include <QObject>
#include <QString>
#include <optional>

namespace th::app {

/// Chooses where an engine's light comes from. A film that was asked for; else a camera; else, in the demonstration,
/// its film, until a camera is connected; else a camera source that says there is none and waits for one. Thread: GUI.
class Light : public QObject {
    Q_OBJECT
public:
    struct Wishes {
        QString film;              ///< folder or file; empty: none asked for
        bool camera = true;        ///< false: no camera even if there is one
        QString demonstrationFilm; ///< used by a demonstration station without a camera; may not exist
    };
    Light(Engine &engine, Wishes wishes);

    /// To be called when the window is on screen: looking for cameras takes a moment.
    void start();
    void chooseCamera(const QString &id); ///< empty: the first there is
    void wantAtDesk(bool wanted);         ///< at a ward's desk there is no light but while somebody wants it

private:
    enum class Kind { None, AskedFilm, Camera, DemonstrationFilm };
    [[nodiscard]] Kind wanted() const;
    void follow();

    Engine &m_engine;
    Wishes m_wishes;
    QString m_camera;
    bool m_wantedAtDesk = false;
    std::unique_ptr<QMediaDevices> m_devices;
    std::optional<Kind> m_now;
};

} // namespace th::app
