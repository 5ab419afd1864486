// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/face.h"
#include "app/syncing.h"
#include "language_switch.h"
#include "rows_model.h"
#include "scanner/guns.h"

#include <QObject>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// What people set, and the camera's own controls. Every change is shown at once and asks to be kept (`keep`).
class SettingsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString language READ languageCode WRITE setLanguageCode NOTIFY changed) ///< "vi", "en"
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY changed)                  ///< "auto", "light", "dark"
    Q_PROPERTY(QString sound READ sound WRITE setSound NOTIFY changed)                  ///< "silent", "sounds", "voice"
    Q_PROPERTY(bool voiceAvailable READ voiceAvailable NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *cameras READ cameras CONSTANT)         ///< id, name
    Q_PROPERTY(QString camera READ camera WRITE setCamera NOTIFY changed) ///< empty: the first there is
    Q_PROPERTY(QString mirror READ mirror WRITE setMirror NOTIFY changed) ///< "yes", "no", empty: as the camera faces
    Q_PROPERTY(th::app::RowsModel *serialPorts READ serialPorts CONSTANT) ///< id, name
    Q_PROPERTY(QString serialPort READ serialPort WRITE setSerialPort NOTIFY changed)
    Q_PROPERTY(QString gunPace READ gunPace WRITE setGunPace NOTIFY changed)          ///< "60", "100" ms, empty: usual
    Q_PROPERTY(QString syncFirst READ syncFirst NOTIFY changed)                       ///< where new data comes from
    Q_PROPERTY(QString syncSecond READ syncSecond NOTIFY changed)                     ///< and from where if that fails
    Q_PROPERTY(QString syncMode READ syncMode WRITE setSyncMode NOTIFY changed)       ///< as in app/settings.h
    Q_PROPERTY(QString neighbours READ neighbours WRITE setNeighbours NOTIFY changed) ///< "on", empty
    Q_PROPERTY(QString syncProblem READ syncProblem NOTIFY changed) ///< of what was typed; empty: none
    Q_PROPERTY(bool kiosk READ kiosk NOTIFY changed)
    Q_PROPERTY(bool kioskCodeSet READ kioskCodeSet NOTIFY changed)
    Q_PROPERTY(QString unlockMessage READ unlockMessage NOTIFY changed)
    Q_PROPERTY(QString version READ version CONSTANT)
public:
    explicit SettingsModel(LanguageSwitch &language, QObject *parent = nullptr);

    void load(const QVariantMap &kept);                    ///< asks nothing to be kept
    void restore(const QString &key, const QString &kept); ///< nor does this: of one whose change was refused
    void setCameras(const QList<scanner::CameraDescription> &cameras);
    void setSerialPorts(const QList<scanner::SerialPort> &ports);
    void setVoiceAvailable(bool available);
    void setKiosk(bool engaged, bool codeSet);
    void refuseUnlock(int seconds); ///< a wrong code; when the next is looked at
    Q_INVOKABLE void unlock(const QString &code) { emit unlockRequested(code); }
    Q_INVOKABLE void engageKiosk(const QString &newCode) { emit kioskRequested(newCode); }
    Q_INVOKABLE void refresh() { emit refreshRequested(); } ///< look for cameras and ports again
    Q_INVOKABLE void toggleLanguage();
    /// `place` 0 is the first source, 1 the second; empty: none. What names no source is not taken, and said.
    Q_INVOKABLE void setSyncSource(int place, const QString &source);

    [[nodiscard]] QString languageCode() const { return m_language.code(); }
    [[nodiscard]] QString theme() const { return m_theme; }
    [[nodiscard]] QString sound() const { return m_sound; }
    [[nodiscard]] bool voiceAvailable() const { return m_voiceAvailable; }
    [[nodiscard]] RowsModel *cameras() { return &m_cameras; }
    [[nodiscard]] QString camera() const { return m_camera; }
    [[nodiscard]] QString mirror() const { return m_mirror; }
    [[nodiscard]] RowsModel *serialPorts() { return &m_serialPorts; }
    [[nodiscard]] QString serialPort() const { return m_serialPort; }
    [[nodiscard]] QString gunPace() const { return m_gunPace; }
    [[nodiscard]] QString syncFirst() const { return m_syncSources.value(0); }
    [[nodiscard]] QString syncSecond() const { return m_syncSources.value(1); }
    [[nodiscard]] QString syncMode() const { return m_syncMode; }
    [[nodiscard]] QString neighbours() const { return m_neighbours; }
    [[nodiscard]] QString syncProblem() const;
    [[nodiscard]] bool kiosk() const { return m_kiosk; }
    [[nodiscard]] bool kioskCodeSet() const { return m_kioskCodeSet; }
    [[nodiscard]] QString unlockMessage() const;
    [[nodiscard]] QString version() const;
    void setLanguageCode(const QString &code);
    void setTheme(const QString &theme);
    void setSound(const QString &sound);
    void setCamera(const QString &id);
    void setMirror(const QString &mirror);
    void setSerialPort(const QString &id);
    void setGunPace(const QString &milliseconds);
    void setSyncMode(const QString &mode);
    void setNeighbours(const QString &helped);

signals:
    void changed();
    void keep(const QString &key, const QString &value);
    void themeChosen(const QString &theme);
    void soundChosen(const QString &sound);
    void cameraChosen(const QString &id);
    void mirrorChosen(const QString &mirror);
    void serialPortChosen(const QString &id);
    void gunPaceChosen(std::chrono::milliseconds pace);
    void unlockRequested(const QString &code);
    void kioskRequested(const QString &newCode);
    void refreshRequested();

private:
    LanguageSwitch &m_language;
    QString m_theme = QStringLiteral("auto"), m_sound = QStringLiteral("voice"), m_camera, m_mirror, m_serialPort,
            m_gunPace, m_syncMode, m_neighbours;
    QStringList m_syncSources;
    QString m_notASource; ///< what was typed
    bool m_voiceAvailable = false, m_kiosk = false, m_kioskCodeSet = false;
    int m_tryAgainIn = -1;
    RowsModel m_cameras, m_serialPorts;
};

} // namespace th::app
