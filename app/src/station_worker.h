// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine.h"
#include "store/station.h"
#include "sync/enrolment.h"
#include "sync/station_door.h"
#include "sync/upload.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVariantMap>
#include <stop_token>

namespace th::app {

/// One question on its way to the store thread and back.
struct Asked {
    std::uint64_t ticket = 0;
    store::Question question;
};

/// A number typed by hand, and who asks where.
struct AskedNumber {
    core::PassNumber number;
    core::Place place;
    std::string officer;
    std::optional<core::Instant> judgeAt; ///< nothing: the clock's wall time
    std::uint64_t shift = 0;              ///< comes back with the answer
};

/// What the station holds, and a number that stands for it.
struct HeldBasis {
    sync::StationBasis basis;
    std::uint64_t generation = 0;
};

/// The only one who touches the station: lives in the thread "store", called and answering by queued signals.
/// A station that cannot be written is opened for reading; one that cannot be opened leaves a fault in its health.
class StationWorker : public QObject {
    Q_OBJECT
public:
    explicit StationWorker(QObject *parent = nullptr);
    ~StationWorker() override;

    void open(const QString &folder);
    void makeDemonstration(const QString &folder, const std::stop_token &stop);
    void examine(const Asked &asked);
    void lookUp(const AskedNumber &asked);
    void signCheckpoint();
    void saveSetting(const QString &key, const QString &value);
    void importPublication(const QString &folder, std::optional<core::Instant> judgeAt);
    [[nodiscard]] store::Stored<HeldBasis> basis() const;
    /// Busy if the station got other data since `generation`.
    store::Stored<void> applySynced(const store::Update &update, std::uint64_t generation);
    store::Stored<void> takeSightings(core::ByteView file, std::uint64_t generation); ///< Busy as above
    [[nodiscard]] std::uint64_t unsentToHub(); ///< entries of the journal; 0 if the station knows no hub
    struct Beside {
        std::string self;           ///< as its neighbours know it
        std::filesystem::path kept; ///< for them; empty: nothing is
    };
    [[nodiscard]] Beside beside() const;
    /// The station's part of an upload, step by step; nothing: it is at its end.
    [[nodiscard]] std::optional<sync::HttpAsk> nextUpload(sync::Upload &upload);
    void takeUpload(sync::Upload &upload, const sync::HubReply &reply);
    /// Opens the station in the folder, made with this name if there is none. Refused where nothing can be written.
    [[nodiscard]] store::Stored<store::StationIdentity> prepareEnrolment(const QString &folder,
                                                                         const std::string &name);
    /// The station's part of an enrolment, as of an upload.
    [[nodiscard]] std::optional<sync::HttpAsk> nextEnrolment(sync::Enrolment &enrolment);
    void takeEnrolment(sync::Enrolment &enrolment, const sync::HubReply &reply);
    [[nodiscard]] core::Result<std::filesystem::path, sync::EnrolError>
    enrolAtStick(const core::EnrolmentCode &code, const std::string &name, const QString &stick);
    [[nodiscard]] store::Station *station() { return m_station ? &*m_station : nullptr; } ///< for its own thread
    [[nodiscard]] bool readsOnly() const { return m_health.readOnly; }
    [[nodiscard]] const QString &folder() const { return m_folder; } ///< of the station
    void leave();                                                    ///< closes the station; none is open then
    void close();                                                    ///< signs a checkpoint if something was recorded

signals:
    void closing(); ///< whoever of this thread uses the station lets go of it
    void healthChanged(const th::app::StationHealth &health);
    void opened(const QVariantMap &settings, std::optional<th::core::Instant> demonstrationNow);
    void answered(std::uint64_t ticket, const th::store::Answer &answer);
    void rowsChanged(const std::vector<th::store::LogRow> &newestFirst);
    void lookedUp(const th::app::LookUp &result, std::uint64_t shift);
    void lookUpFailed(const QString &sentenceVi, const QString &sentenceEn);
    void dataSynced(); ///< passes may be judged otherwise now
    void importFinished(const th::app::ImportReport &report);
    void settingNotKept(const QString &sentenceVi, const QString &sentenceEn);
    void demonstrationProgress(int percent, const QString &whatVi, const QString &whatEn);

private:
    [[nodiscard]] std::optional<store::StoreError> openStation(const QString &folder);
    [[nodiscard]] QVariantMap loadSettings(const QString &folder) const;
    void learnHub();         ///< which one the station knows: again
    void look();             ///< clocks, data age, unsent, counts: again
    void learnPublication(); ///< directory and policy: again
    void obeyOrder();        ///< to wipe the station, if that is what the directory orders
    void letGo();            ///< of what the policy's retention rules name, a step; not while somebody is checked
    void tellRows();         ///< leaves a fault in the health if the log cannot be read
    [[nodiscard]] core::Verdict judgeNow(const AskedNumber &asked, store::ScanRecord &record);

    std::optional<store::Station> m_station;
    QString m_folder; ///< of it
    StationHealth m_health;
    std::uint64_t m_generation = 0; ///< of the data: another after each opening and import
    bool m_recorded = false;        ///< something since the last checkpoint
    QTimer m_timer;
    QElapsedTimer m_sinceExamined; ///< not started: nothing was
    bool m_letsGo = false;         ///< the next step of retention is due soon
};

} // namespace th::app
