// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "language_switch.h"
#include "reference.h"
#include "rows_model.h"
#include "theme_model.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace th::app {

/// What is always on screen about the station, and what is wrong with it when it does not open.
class StatusModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Station station READ station NOTIFY changed)
    Q_PROPERTY(QString faultTitle READ faultTitle NOTIFY changed)
    Q_PROPERTY(QString faultSentence READ faultSentence NOTIFY changed)
    Q_PROPERTY(bool demonstration READ demonstration NOTIFY changed)
    Q_PROPERTY(bool enrols READ enrols NOTIFY changed) ///< this device can still be brought in
    Q_PROPERTY(QString stationName READ stationName NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed) ///< checkpoint and officer of the shift
    Q_PROPERTY(QString time READ time NOTIFY changed)
    Q_PROPERTY(QString date READ date NOTIFY changed)
    Q_PROPERTY(th::app::RowsModel *chips READ chips CONSTANT) ///< icon, label, shortLabel, sentence, level
    Q_PROPERTY(bool syncs READ syncs NOTIFY changed)          ///< a source is set
    Q_PROPERTY(bool syncing READ syncing NOTIFY changed)      ///< something is under way
    Q_PROPERTY(QString alarm READ alarm NOTIFY changed)       ///< the worst that must be seen; empty: nothing
    Q_PROPERTY(th::app::ThemeModel::Level alarmLevel READ alarmLevel NOTIFY changed)
    Q_PROPERTY(int admitted READ admitted NOTIFY changed)
    Q_PROPERTY(int refused READ refused NOTIFY changed)
    Q_PROPERTY(int unclear READ unclear NOTIFY changed)
public:
    enum class Station { Opening, Open, Fault };
    Q_ENUM(Station)
    enum class Sound { On, Silent, NoDevice };

    explicit StatusModel(LanguageSwitch &language, QObject *parent = nullptr);

    /// Whether the screen was to be locked at the start: until it is, the checkpoint is not shown.
    enum class KioskStart { NotAsked, Pending, NoCode, Locked };
    void setKioskStart(KioskStart start);
    void setHealth(const StationHealth &health);
    void setReference(const Reference &reference);
    void setShift(const Shift &shift);
    void setCamera(scanner::SourceState state, const QString &title, bool film);
    void setSound(Sound sound);
    void setSync(const SyncReport &report);
    /// `steady` as steadyNow: what syncing is counted by.
    void setNow(core::Instant now, sync::Steady steady = {});
    Q_INVOKABLE void syncNow() { emit syncRequested(); }
    Q_INVOKABLE void requestEnrolment() { emit enrolmentRequested(); }
    Q_INVOKABLE void requestRetry() { emit retryRequested(); }

    [[nodiscard]] Station station() const;
    [[nodiscard]] QString faultTitle() const;
    [[nodiscard]] QString faultSentence() const;
    [[nodiscard]] bool demonstration() const { return m_health.demonstration; }
    [[nodiscard]] bool enrols() const
    {
        return m_kiosk == KioskStart::NotAsked && (m_health.demonstration || !m_health.dataAsOf);
    }
    [[nodiscard]] QString stationName() const { return m_health.name; }
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString time() const;
    [[nodiscard]] QString date() const;
    [[nodiscard]] RowsModel *chips() { return &m_chips; }
    [[nodiscard]] bool syncs() const { return m_sync.configured; }
    [[nodiscard]] bool syncing() const { return m_sync.working(); }
    [[nodiscard]] QString alarm() const { return m_alarm; }
    [[nodiscard]] ThemeModel::Level alarmLevel() const { return m_alarmLevel; }
    [[nodiscard]] int admitted() const { return static_cast<int>(m_health.today.admitted); }
    [[nodiscard]] int refused() const { return static_cast<int>(m_health.today.refused); }
    [[nodiscard]] int unclear() const { return static_cast<int>(m_health.today.cannotTell); }

signals:
    void changed();
    void retryRequested();
    void enrolmentRequested();
    void syncRequested();

private:
    struct Chip {
        QString icon, label, sentence; ///< no label: only among the whole sentences
        ThemeModel::Level level = ThemeModel::Level::Plain;
        bool alarming = false; ///< its sentence belongs on the checkpoint screen
        QString detail{};      ///< technical, for the whole sentences only
    };
    void remake();
    [[nodiscard]] QString shortLabel(const Chip &chip) const;
    [[nodiscard]] Chip dataChip() const;
    [[nodiscard]] Chip syncChip() const;
    [[nodiscard]] Chip fetchingChip() const;
    [[nodiscard]] Chip waitingChip() const;
    [[nodiscard]] QString syncSentence() const;
    [[nodiscard]] QString sourcesSentence() const;
    [[nodiscard]] QString neighboursSentence() const;
    [[nodiscard]] QString helpSentence() const;
    [[nodiscard]] QString syncDetail() const;
    [[nodiscard]] bool onlyNotSent() const;
    [[nodiscard]] Chip clockChip() const;
    [[nodiscard]] Chip orderChip() const;
    [[nodiscard]] Chip cameraChip() const;
    [[nodiscard]] Chip unsentChip() const;
    [[nodiscard]] Chip soundChip() const;
    [[nodiscard]] Chip diskChip() const;
    [[nodiscard]] Chip damageChip() const;
    [[nodiscard]] Chip accountsChip() const;
    [[nodiscard]] QString accountsSentence() const;

    LanguageSwitch &m_language;
    KioskStart m_kiosk = KioskStart::NotAsked;
    StationHealth m_health;
    Reference m_reference;
    Shift m_shift;
    SyncReport m_sync;
    core::Instant m_now{};
    sync::Steady m_steady{};
    scanner::SourceState m_camera = scanner::SourceState::Starting;
    QString m_cameraTitle;
    bool m_film = false;
    Sound m_sound = Sound::On;
    RowsModel m_chips;
    QString m_alarm;
    ThemeModel::Level m_alarmLevel = ThemeModel::Level::Plain;
};

} // namespace th::app
