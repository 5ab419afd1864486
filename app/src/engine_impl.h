// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account_worker.h"
#include "app/engine.h"
#include "enrol_worker.h"
#include "file_worker.h"
#include "network_watch.h"
#include "presentation.h"
#include "scanner/guns.h"
#include "station_worker.h"
#include "sync_worker.h"
#include "waiting.h"
#include "ward/desk_errand.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>
#include <QVideoSink>
#include <stop_token>

namespace th::app {

/// A moment that moves on with the time since it was set; with a lap, round and round within it.
class TrainingClock {
public:
    void set(std::optional<core::Instant> when, std::chrono::seconds lap = {})
    {
        m_base = when;
        m_lap = lap;
        m_since.start();
    }
    [[nodiscard]] std::optional<core::Instant> now() const
    {
        if (!m_base)
            return {};
        const std::chrono::seconds passed(m_since.elapsed() / 1000);
        return *m_base + (m_lap.count() > 0 ? passed % m_lap : passed);
    }

private:
    std::optional<core::Instant> m_base;
    std::chrono::seconds m_lap{};
    QElapsedTimer m_since;
};

/// The demonstration judges by the moment it was made for, within this span, whenever it is looked at: validity, hours,
/// data age, quotas and copies then stay what its truth.json says. Shorter than the policy's quiet time at one place,
/// so that looking twice is one visit. docs/design/checkpoint.md.
inline constexpr std::chrono::seconds demonstrationLap = std::chrono::minutes(2);

struct Engine::Impl : QObject {
    explicit Impl(Engine &owner);
    ~Impl() override;

    /// What has to be remembered of a question until its answer is here.
    struct Question {
        QString source;
        bool withCard = false, pass = false;
        bool onlyAddsCard = false; ///< the camera saw the ID card to the pass on display
    };

    void connectStation();
    void connectLight();
    void arrive(const QString &text, const QString &source);
    [[nodiscard]] QStringList withoutBadges(const QStringList &texts);
    void present(const QStringList &all, const QString &source);
    void take(const Step &step, const QString &source, By by);
    void ask(const Examine &step, const QString &source, By by);
    void answered(std::uint64_t ticket, const store::Answer &answer);
    void showCardAlone(const WaitForPass &step, const QString &source);
    void sayAgain(std::uint64_t ticket);
    void watchTime();
    void tellCrowd();
    void lookAround(const QStringList &inView);
    void dataChanged(); ///< no answer of before holds
    void beginSync();
    [[nodiscard]] SyncSetup syncInUse() const; ///< as set; else from the hub that the station knows
    void connectEnrolment();
    void takeEnrolmentTexts(const QStringList &texts);
    void takeEnrolmentFile(const QString &text, const QString &folder);
    void takeEnrolReport(const EnrolReport &report);
    void beginEnrolment(const EnrolChoice &choice, core::Instant since);
    void resumeEnrolment(); ///< of the station just opened, if one waits there
    void watchFirstData();
    void importFinished(const ImportReport &report);
    void gunFailed(scanner::SerialGun::Fault fault, const QString &explanation);
    void stationOpened(QVariantMap settings, std::optional<core::Instant> demonstrationNow);
    void useKeptSync();
    void settingAdmitted(const QString &key, const QString &value);
    void setHealth(const StationHealth &changed);
    void connectSink();
    [[nodiscard]] std::optional<core::Instant> judgeAt() const;
    [[nodiscard]] core::Place place() const;
    [[nodiscard]] Tick now() const { return Tick(m_clock.elapsed()); }
    template <class Call> void inStore(Call call) { QMetaObject::invokeMethod(m_station, std::move(call)); }

    Engine &q;
    StationHealth m_health;
    Presentation m_presentation;
    QElapsedTimer m_clock;
    std::map<std::uint64_t, Question> m_questions;
    std::map<std::uint64_t, Examined> m_passAnswers; ///< the newest, to be said again
    Examined m_lastPass;                             ///< the newest of them
    struct {
        QStringList texts;
        Tick at{};
    } m_heldUp; ///< what the camera read last, so that what was there before a shift is examined when it starts
    QTimer m_giveUp;
    QStringList m_arrived; ///< from the camera, in one frame
    std::optional<Shift> m_shift;
    std::uint64_t m_shiftNumber = 0; ///< goes up when one ends, or the screen is locked
    QString m_plate;
    QString m_stationFolder;
    bool m_crowded = false;
    std::optional<std::chrono::milliseconds> m_seen; ///< when what is presented came, by the machine's clock
    TrainingClock m_chosenTime, m_demonstrationTime;

    std::stop_source m_leaving; ///< breaks off what nobody will miss: making a demonstration
    QThread m_storeThread, m_fileThread, m_syncThread, m_paperThread, m_postThread, m_exportThread;
    StationWorker *m_station = nullptr;
    AccountWorker *m_accounts = nullptr;
    WardWorker *m_ward = nullptr;
    Errands m_errands;
    FileWorker *m_files = nullptr;
    SyncWorker *m_sync = nullptr;
    QVariantMap m_kept; ///< settings, as they were loaded or changed since
    SyncSetup m_syncSetup;
    QStringList m_syncSources; ///< instead of what the settings say; empty: as they say
    FindNeighbours m_findNeighbours;
    HelpNeighbours m_helpNeighbours;
    SyncReport m_syncReport;
    std::stop_source m_syncStop; ///< of the sources in use
    EnrolWorker *m_enrol = nullptr;
    EnrolReport m_enrolReport;
    std::stop_source m_enrolStop;    ///< of the enrolment under way
    std::stop_source m_enrolGivenUp; ///< of the same, by a person; leaving the application gives nothing up
    bool m_readsEnrolment = false;
    NetworkWatch m_network;
    Waiting m_waiting;

    std::unique_ptr<scanner::FrameSource> m_source;
    std::unique_ptr<scanner::LiveScanner> m_scanner;
    std::unique_ptr<QVideoSink> m_ownSink; ///< made when a source starts that nobody shows
    QPointer<QVideoSink> m_shownSink;
    scanner::KeyboardGun m_keyboardGun;
    scanner::SerialGun m_serialGun;
    QString m_serialPort;
};

} // namespace th::app
