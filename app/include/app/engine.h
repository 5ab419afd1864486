// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enrolling.h"
#include "app/importing.h"
#include "app/look_up.h"
#include "app/station_health.h"
#include "app/syncing.h"
#include "core/names.h"
#include "scanner/frame_source.h"
#include "scanner/live_scanner.h"
#include "store/examiner.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <memory>
#include <optional>

class QVideoSink;

namespace th::app {

class AccountWorker;
struct Errands;
class WardWorker;

/// What the card shows. One object, replaced whole.
struct Examined {
    store::Answer answer;
    bool cardAlone = false; ///< an ID card was shown without a pass: waiting for the pass. No verdict, no sound
    bool beside = false;    ///< for the strip only: what is on the card weighs more (docs/design/checkpoint.md)
    bool repeated = false;  ///< shown again within moments: same answer, not recorded again
    bool withCard = false;  ///< judged together with an ID card
    bool sound = true;      ///< false: nothing new to hear (beside, alone, or the same verdict once more)
    QString source;         ///< "camera", "gun", "file", "number"
};

/// The checkpoint without a face: owns the threads of scan, store and files, passes values by queued signals.
/// Lives in the GUI thread; no call here waits on disk, decoding or the network.
class Engine : public QObject {
    Q_OBJECT
public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override;

    void openStation(const QString &folder); ///< answered by healthChanged
    /// Makes the demonstration province in `folder` (new or empty) in the background and opens its station.
    /// Answered by demonstrationProgress, then healthChanged (with a fault if it could not be made). An engine that
    /// goes meanwhile breaks it off and leaves nothing of it.
    void makeDemonstration(const QString &folder);
    /// Before a shift has started, and after it has ended, nothing is examined. Where the station has accounts, one
    /// that begins under a name which nobody signed in with is noted as such.
    void startShift(const Shift &shift);
    void endShift();
    /// Of the vehicle now at the barrier; empty: none. Holds until set again; the pass on display is judged anew.
    void setPlate(const QString &plate);
    /// `source` as in ScanRecord::source. Everything but "camera" counts as an act of the officer.
    void submitText(const QString &text, const QString &source);
    /// All of them, one after the other, off the GUI thread; answered by examined, and by fileFailed for what could
    /// not be read or not wholly.
    void submitFiles(const QList<QUrl> &files);
    void lookUp(const QString &passNumber); ///< answered by lookedUp or lookUpFailed; outside a shift by the latter
    void useSource(std::unique_ptr<scanner::FrameSource> source); ///< nullptr: none
    /// Where the picture is shown; frames are read from it. nullptr: not shown, read all the same.
    void useSink(QVideoSink *sink);
    void useSerialGun(const QString &id); ///< as of scanner::idOf; empty: none
    /// Of a gun that types: the longest time from one key to the next. 0: the usual one. scanner::WedgeDecoder.
    void setGunPace(std::chrono::milliseconds pace);
    void clearCard();                                   ///< forgets pass and ID card on display
    void setJudgeAt(std::optional<core::Instant> when); ///< training: the demonstration's own time
    /// Keys: app/settings.h. Answered by settingAdmitted or settingRefused; another source of data is in use by then.
    void saveSetting(const QString &key, const QString &value);
    void findPublications(); ///< on sticks; answered by publicationsFound
    /// Takes in the published tree in `folder`, or in a folder within; answered by importFinished. Until then, and if
    /// it fails, the station goes on with what it had. Codes shown meanwhile are answered after it.
    void importPublication(const QString &folder);

    void setSync(const SyncSetup &setup); ///< from now on; at an opening the settings say so. Answered by syncChanged
    void setSyncSources(const QStringList &sources); ///< at an opening, instead of what they say; and kept in them
    /// Before an opening; without them nobody is looked for, and nobody helped.
    void setNeighbours(const FindNeighbours &find, const HelpNeighbours &help = {});
    void syncNow(); ///< at once, and all of it, whatever it costs

    /// Bringing this device in (docs/guide/enrolment.md). While wanted, what is scanned is taken for an enrolment code
    /// and nothing is examined; answered by enrolmentOffered or enrolmentRefused. Nothing is believed by that.
    void readEnrolment(bool wanted);
    void findEnrolment();                          ///< the same of sticks
    void readEnrolmentFrom(const QString &folder); ///< and of a folder that is carried
    void leaveStation();                           ///< closes it; answered by healthChanged
    /// A person agreed: makes the station in `folder` if there is none, and asks. Answered by enrolmentChanged; goes on
    /// by itself, after a restart too, until the station has its first data.
    void enrol(const EnrolChoice &choice, const QString &folder);
    void askHubNow();
    /// Asks no more; what the device and the hub know of each other stays. Also ends what is done.
    void endEnrolment();

    /// By which checks are judged and data age is counted: the wall clock, the demonstration's or a trainer's time.
    [[nodiscard]] core::Instant now() const;
    [[nodiscard]] const StationHealth &health() const;
    [[nodiscard]] QString stationFolder() const; ///< opened, or asked to be; empty: none yet
    [[nodiscard]] const SyncReport &syncReport() const;
    [[nodiscard]] const EnrolReport &enrolReport() const;
    [[nodiscard]] WardWorker &ward() const; ///< of the store thread; what there is of a ward's desk in the station
    [[nodiscard]] const Errands &errands() const;  ///< of the desk, in threads of their own
    [[nodiscard]] AccountWorker &accounts() const; ///< of the store thread; who signs in, and with what
    [[nodiscard]] scanner::FrameSource *source() const;
    [[nodiscard]] scanner::LiveScanner *liveScanner() const;

signals:
    void demonstrationProgress(int percent, const QString &whatVi, const QString &whatEn);
    void sourceChanged(); ///< source() is another one now
    void gunFailed(const QString &sentenceVi, const QString &sentenceEn);
    void gunReady(); ///< it was lost and works again
    void settingAdmitted(const QString &key, const QString &value);
    /// It is the station's, and nobody who may change it is signed in: `kept` stays.
    void settingRefused(const QString &key, const QString &kept, const QString &sentenceVi, const QString &sentenceEn);
    void settingNotKept(const QString &sentenceVi, const QString &sentenceEn);
    void scanned(const QString &text);    ///< at a ward's desk, where nothing is examined
    void badgeShown(const QString &code); ///< an officer's; nothing else is done with it
    void cleared();                       ///< the card on display is forgotten
    /// Two passes have been in view together for more than a moment: one at a time is to be shown.
    void crowdedChanged(bool crowded);
    void healthChanged(const th::app::StationHealth &health);
    void examined(const th::app::Examined &examined); ///< durable, or with the reason why not
    void rowsChanged(const std::vector<th::store::LogRow> &newestFirst);
    void lookedUp(const th::app::LookUp &result);
    void lookUpFailed(const QString &sentenceVi, const QString &sentenceEn);
    void fileFailed(const QString &sentenceVi, const QString &sentenceEn);
    void publicationsFound(const QList<th::app::FoundPublication> &newestFirst);
    void importFinished(const th::app::ImportReport &report);
    void syncChanged(const th::app::SyncReport &report);
    void enrolmentOffered(const th::app::EnrolOffer &offer);
    void enrolmentRefused(const QString &sentenceVi, const QString &sentenceEn);
    void enrolmentChanged(const th::app::EnrolReport &report);
    void busyChanged(bool busy, const QString &what); ///< longer than a second: "opening", "importing", "reading"
    void settingsLoaded(const QVariantMap &settings);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::Examined)
