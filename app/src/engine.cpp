// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "app/settings.h"
#include "engine_impl.h"
#include "pass_number_input.h"

#include <QDir>

namespace th::app {
namespace {

constexpr QLatin1String opening("opening");
constexpr QLatin1String importing("importing");
constexpr QLatin1String reading("reading");

} // namespace

Engine::Engine(QObject *parent) : QObject(parent), m_impl(std::make_unique<Impl>(*this)) {}
Engine::~Engine() = default;

void Engine::openStation(const QString &folder)
{
    StationHealth health;
    health.opening = true;
    m_impl->setHealth(health);
    m_impl->m_waiting.begin(opening);
    m_impl->m_stationFolder = folder;
    m_impl->inStore([worker = m_impl->m_station, folder] { worker->open(folder); });
}

void Engine::makeDemonstration(const QString &folder)
{
    StationHealth health;
    health.opening = true;
    m_impl->setHealth(health);
    m_impl->m_waiting.begin(opening);
    m_impl->m_stationFolder = QDir(folder).filePath(QStringLiteral("station"));
    m_impl->inStore([worker = m_impl->m_station, folder, stop = m_impl->m_leaving.get_token()] {
        worker->makeDemonstration(folder, stop);
    });
}

void Engine::startShift(const Shift &shift)
{
    const bool begins = !m_impl->m_shift;
    if (begins || m_impl->m_shift->officer != shift.officer)
        m_impl->inStore([worker = m_impl->m_accounts, officer = shift.officer] { worker->beginShift(officer); });
    m_impl->m_shift = shift;
    // The camera tells of a code once, when it comes into view: that was before anything was examined.
    if (begins && within(m_impl->m_heldUp.at, m_impl->now(), sameFrame) && !m_impl->m_heldUp.texts.isEmpty())
        m_impl->present(m_impl->m_heldUp.texts, QStringLiteral("camera"));
    saveSetting(QLatin1String(settings::officer), QString::fromStdString(shift.officer));
    saveSetting(QLatin1String(settings::checkpoint), QString::fromStdString(shift.checkpoint.text));
}

void Engine::endShift()
{
    m_impl->m_shift.reset();
    ++m_impl->m_shiftNumber;
    m_impl->m_presentation.endShift();
    clearCard();
    m_impl->inStore([worker = m_impl->m_station] { worker->signCheckpoint(); });
}

void Engine::setPlate(const QString &plate)
{
    if (plate == m_impl->m_plate)
        return;
    m_impl->m_plate = plate;
    if (const auto step = m_impl->m_presentation.again(m_impl->now()))
        m_impl->ask(*step, m_impl->m_lastPass.source, By::Hand);
}

void Engine::submitText(const QString &text, const QString &source) { m_impl->present({text}, source); }

void Engine::submitFiles(const QList<QUrl> &files)
{
    if (files.isEmpty())
        return;
    m_impl->m_waiting.begin(reading);
    QMetaObject::invokeMethod(m_impl->m_files, [worker = m_impl->m_files, files] { worker->read(files); });
}

void Engine::lookUp(const QString &passNumber)
{
    const auto number = parseTypedNumber(passNumber);
    if (!number) {
        emit lookUpFailed(QStringLiteral("Số giấy không đúng dạng. Gõ như BD01A-000123."),
                          QStringLiteral("This is not a pass number. Type it like BD01A-000123."));
        return;
    }
    if (!m_impl->m_shift) {
        emit lookUpFailed(QStringLiteral("Chưa bắt đầu ca. Bắt đầu ca (F4) rồi tra: lượt tra được ghi vào sổ."),
                          QStringLiteral("No shift has begun. Start it (F4), then look up: a look-up is recorded."));
        return;
    }
    const AskedNumber asked{*number, m_impl->place(), m_impl->m_shift->officer, m_impl->judgeAt(),
                            m_impl->m_shiftNumber};
    m_impl->inStore([worker = m_impl->m_station, asked] { worker->lookUp(asked); });
}

void Engine::useSource(std::unique_ptr<scanner::FrameSource> source)
{
    if (m_impl->m_source)
        m_impl->m_source->stop();
    auto old = std::exchange(m_impl->m_source, std::move(source));
    m_impl->connectSink();
    emit sourceChanged();
    // Whoever shows the old one has let go of it by now.
    old.reset();
}

void Engine::useSink(QVideoSink *sink)
{
    if (m_impl->m_shownSink == sink)
        return;
    m_impl->m_shownSink = sink;
    if (sink)
        connect(sink, &QObject::destroyed, m_impl.get(), [this] { m_impl->connectSink(); });
    if (m_impl->m_source)
        m_impl->m_source->stop();
    m_impl->connectSink();
}

void Engine::useSerialGun(const QString &id)
{
    if (id == m_impl->m_serialPort)
        return; // open, or tried again by itself
    m_impl->m_serialPort = id;
    m_impl->m_serialGun.close();
    if (!id.isEmpty())
        m_impl->m_serialGun.open(id);
}

void Engine::setGunPace(std::chrono::milliseconds pace) { m_impl->m_keyboardGun.setPace(pace); }

void Engine::clearCard()
{
    m_impl->m_presentation.clear();
    m_impl->tellCrowd();
    m_impl->watchTime();
    emit cleared();
}

void Engine::setJudgeAt(std::optional<core::Instant> when)
{
    m_impl->m_chosenTime.set(when);
    if (!m_impl->syncInUse().sources.isEmpty())
        m_impl->beginSync();
}

void Engine::setSync(const SyncSetup &setup)
{
    m_impl->m_syncSetup = setup;
    m_impl->beginSync();
}

void Engine::setSyncSources(const QStringList &sources) { m_impl->m_syncSources = sources; }

void Engine::setNeighbours(const FindNeighbours &find, const HelpNeighbours &help)
{
    m_impl->m_findNeighbours = find;
    m_impl->m_helpNeighbours = help;
}

void Engine::syncNow()
{
    QMetaObject::invokeMethod(m_impl->m_sync, [worker = m_impl->m_sync] { worker->syncNow(); });
}

void Engine::saveSetting(const QString &key, const QString &value)
{
    m_impl->inStore([worker = m_impl->m_accounts, key, value] { worker->saveSetting(key, value); });
}

void Engine::findPublications()
{
    // The demonstration has no stick: what it was made from lies beside it.
    QStringList besides;
    if (health().demonstration)
        besides << QDir(m_impl->m_stationFolder).filePath(QStringLiteral("../tree"));
    QMetaObject::invokeMethod(m_impl->m_files,
                              [worker = m_impl->m_files, besides] { worker->findPublications(besides); });
}

void Engine::importPublication(const QString &folder)
{
    m_impl->m_waiting.begin(importing);
    m_impl->inStore(
        [worker = m_impl->m_station, folder, at = m_impl->judgeAt()] { worker->importPublication(folder, at); });
}

core::Instant Engine::now() const { return m_impl->judgeAt().value_or(store::readClock().wall); }
const StationHealth &Engine::health() const { return m_impl->m_health; }
QString Engine::stationFolder() const { return m_impl->m_stationFolder; }
const SyncReport &Engine::syncReport() const { return m_impl->m_syncReport; }
WardWorker &Engine::ward() const { return *m_impl->m_ward; }
const Errands &Engine::errands() const { return m_impl->m_errands; }
AccountWorker &Engine::accounts() const { return *m_impl->m_accounts; }
scanner::FrameSource *Engine::source() const { return m_impl->m_source.get(); }
scanner::LiveScanner *Engine::liveScanner() const { return m_impl->m_scanner.get(); }

void Engine::Impl::stationOpened(QVariantMap values, std::optional<core::Instant> demonstrationNow)
{
    m_demonstrationTime.set(demonstrationNow, demonstrationLap);
    if (!m_syncSources.isEmpty()) {
        const QString lines = m_syncSources.join(QLatin1Char('\n'));
        values.insert(QLatin1String(settings::syncSources), lines);
        // Whoever starts the program has its files as well: no seat is asked for.
        inStore([worker = m_station, lines] { worker->saveSetting(QLatin1String(settings::syncSources), lines); });
    }
    emit q.settingsLoaded(values);
    m_kept = values;
    useKeptSync();
    q.setGunPace(std::chrono::milliseconds(values.value(QLatin1String(settings::gunPace)).toInt()));
    q.useSerialGun(values.value(QLatin1String(settings::serialGun)).toString());
    resumeEnrolment();
}

void Engine::Impl::useKeptSync()
{
    q.setSync(syncSetup(m_kept.value(QLatin1String(settings::syncSources)).toString(),
                        m_kept.value(QLatin1String(settings::syncMode)).toString()));
}

void Engine::Impl::settingAdmitted(const QString &key, const QString &value)
{
    m_kept.insert(key, value);
    if (key == QLatin1String(settings::syncSources) || key == QLatin1String(settings::syncMode))
        useKeptSync();
    else if (key == QLatin1String(settings::neighbours))
        beginSync();
    emit q.settingAdmitted(key, value);
}

void Engine::Impl::setHealth(const StationHealth &changed)
{
    if (m_health.opening && !changed.opening)
        m_waiting.end(opening);
    const bool otherHub = m_health.open && changed.open && changed.hub != m_health.hub;
    m_health = changed;
    emit q.healthChanged(m_health);
    if (otherHub && m_syncSetup.sources.isEmpty())
        beginSync();
    watchFirstData();
}

void Engine::Impl::importFinished(const ImportReport &report)
{
    m_waiting.end(importing);
    emit q.importFinished(report);
    if (report.ok && !report.unchanged)
        dataChanged();
}

/// A station that was told of no place goes to its hub, as `thonghanhctl sync` does; not before it is let in there.
SyncSetup Engine::Impl::syncInUse() const
{
    SyncSetup setup = m_syncSetup;
    const bool waits = m_enrolReport.stage != EnrolStage::None && m_enrolReport.stage != EnrolStage::Fetching;
    if (setup.sources.isEmpty() && !m_health.hub.isEmpty() && !waits)
        setup.sources << QString::fromStdString(sync::treeOf(m_health.hub.toStdString()));
    return setup;
}

/// What is being fetched ends, and what came of it stays for the new sources, or the same.
void Engine::Impl::beginSync()
{
    m_syncStop.request_stop();
    m_syncStop = {};
    const SyncSetup setup = syncInUse();
    if (!setup.sources.isEmpty())
        m_network.start();
    const auto clock = [chosen = m_chosenTime, demonstration = m_demonstrationTime] {
        const auto training = chosen.now();
        return training ? *training : demonstration.now().value_or(store::readClock().wall);
    };
    const SyncWorker::Duty duty{setup,           m_stationFolder, clock, m_syncStop.get_token(), m_findNeighbours,
                                m_helpNeighbours};
    QMetaObject::invokeMethod(m_sync, [worker = m_sync, duty] { worker->begin(duty); });
}

void Engine::Impl::dataChanged()
{
    m_passAnswers.clear();
    if (const auto step = m_presentation.dataChanged(now()))
        ask(*step, m_lastPass.source, By::Hand);
}

void Engine::Impl::gunFailed(scanner::SerialGun::Fault fault, const QString &explanation)
{
    const QString port = m_serialGun.location();
    switch (fault) {
    case scanner::SerialGun::Fault::NotThere:
        if (explanation.isEmpty()) {
            emit q.gunFailed(QStringLiteral("Không thấy súng quét đã chọn. Cắm vào; trạm tự nhận."),
                             QStringLiteral("The chosen scanner gun is not there. Plug it in; it is found by itself."));
            return;
        }
        emit q.gunFailed(
            QStringLiteral("Không mở được súng quét ở cổng %1 (%2). Cắm lại; trạm tự thử lại.").arg(port, explanation),
            QStringLiteral("The scanner gun on %1 cannot be opened (%2). Plug it in; it is tried again by itself.")
                .arg(port, explanation));
        return;
    case scanner::SerialGun::Fault::Lost:
        emit q.gunFailed(
            QStringLiteral("Mất súng quét ở cổng %1. Cắm lại dây; trạm tự nhận.").arg(port),
            QStringLiteral("The scanner gun on %1 is gone. Plug it in again; it is found by itself.").arg(port));
        return;
    case scanner::SerialGun::Fault::TooLong:
        emit q.gunFailed(
            QStringLiteral("Súng quét gửi một mã quá dài nên bỏ qua. Quét lại; nếu vẫn vậy, xem cài đặt "
                           "tốc độ và dấu xuống dòng của súng."),
            QStringLiteral("The gun sent a code that is too long; it was dropped. Scan again; if it stays, "
                           "check the gun's speed and line end settings."));
        return;
    }
}

void Engine::Impl::connectStation()
{
    connect(m_station, &StationWorker::healthChanged, this, &Impl::setHealth);
    connect(m_station, &StationWorker::opened, this, &Impl::stationOpened);
    connect(m_station, &StationWorker::answered, this, &Impl::answered);
    connect(m_station, &StationWorker::rowsChanged, &q, &Engine::rowsChanged);
    connect(m_station, &StationWorker::lookedUp, this, [this](const LookUp &found, std::uint64_t shift) {
        if (m_shift && shift == m_shiftNumber) // else its shift is over, or the screen is locked: it names people
            emit q.lookedUp(found);
    });
    connect(m_station, &StationWorker::lookUpFailed, &q, &Engine::lookUpFailed);
    connect(m_station, &StationWorker::demonstrationProgress, &q, &Engine::demonstrationProgress);
    connect(m_station, &StationWorker::importFinished, this, &Impl::importFinished);
    connect(m_station, &StationWorker::dataSynced, this, &Impl::dataChanged);
    connect(m_sync, &SyncWorker::changed, this, [this](const SyncReport &report) {
        m_syncReport = report;
        emit q.syncChanged(report);
    });
    connect(&m_network, &NetworkWatch::changed, m_sync, &SyncWorker::networkChanged);
    connect(&m_network, &NetworkWatch::meteredChanged, m_sync, &SyncWorker::setMetered);
    connect(m_station, &StationWorker::settingNotKept, &q, &Engine::settingNotKept);
    connect(m_accounts, &AccountWorker::settingAdmitted, this, &Impl::settingAdmitted);
    connect(m_accounts, &AccountWorker::settingRefused, this,
            [this](const QString &key, const QString &kept, const access::Refusal &why) {
                emit q.settingRefused(key, kept, QString::fromStdString(why.sentence.vi),
                                      QString::fromStdString(why.sentence.en));
            });
    connect(m_files, &FileWorker::publicationsFound, &q, &Engine::publicationsFound);
    connect(m_files, &FileWorker::codesRead, this,
            [this](const QStringList &texts) { present(texts, QStringLiteral("file")); });
    connect(m_files, &FileWorker::finished, this, [this](const QString &vi, const QString &en) {
        m_waiting.end(reading);
        if (!vi.isEmpty())
            emit q.fileFailed(vi, en);
    });
    connect(&m_waiting, &Waiting::changed, &q, &Engine::busyChanged);
    connectEnrolment();
}

} // namespace th::app
