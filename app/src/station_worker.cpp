// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_worker.h"

#include "app/settings.h"
#include "demonstration.h"
#include "desk/desk.h"
#include "number_check.h"
#include "publication_finder.h"
#include "sync/import.h"
#include "sync/wipe.h"
#include "wrong_codes.h"

#include <QDir>
#include <QFileInfo>

namespace th::app {
namespace {

constexpr auto lookAgainEvery = std::chrono::seconds(10);
constexpr auto askHubFor = std::chrono::seconds(30); // before a station that is to be wiped goes
constexpr std::size_t rowsShown = 50;
constexpr std::size_t historyShown = 20;

std::filesystem::path toPath(const QString &folder) { return folder.toStdString(); }

core::Instant localMidnight(core::Instant now, std::chrono::minutes utcOffset)
{
    return std::chrono::floor<std::chrono::days>(now + utcOffset) - utcOffset;
}

ImportReport failed(const sync::ImportError &error)
{
    ImportReport report;
    report.vi = QString::fromStdString(sync::sentence(error, core::Language::Vietnamese));
    report.en = QString::fromStdString(sync::sentence(error, core::Language::English));
    report.detail = QString::fromStdString(error.file.empty() ? error.detail : error.file + ": " + error.detail);
    return report;
}

ImportReport succeeded(const sync::ImportSummary &summary)
{
    ImportReport report;
    report.ok = true;
    report.unchanged = summary.unchanged;
    report.series = summary.series;
    report.registered = summary.registered;
    report.revoked = summary.revoked;
    return report;
}

QString inVietnamese(const store::StoreError &error)
{
    return QString::fromStdString(store::sentence(error, core::Language::Vietnamese));
}

QString inEnglish(const store::StoreError &error)
{
    return QString::fromStdString(store::sentence(error, core::Language::English));
}

} // namespace

StationWorker::StationWorker(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setInterval(lookAgainEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        look();
        letGo();
        emit healthChanged(m_health);
    });
}

StationWorker::~StationWorker() { close(); }

std::optional<store::StoreError> StationWorker::openStation(const QString &folder)
{
    auto opened = store::Station::open(toPath(folder), store::Access::Write);
    if (opened) {
        m_station.emplace(std::move(opened).value());
        return {};
    }
    const auto fault = opened.error();
    if (fault.fault != store::StoreFault::ReadOnly)
        return fault;
    auto readable = store::Station::open(toPath(folder), store::Access::Read);
    if (!readable)
        return readable.error();
    m_station.emplace(std::move(readable).value());
    m_health.readOnly = true;
    return fault;
}

void StationWorker::open(const QString &folder)
{
    close();
    ++m_generation;
    m_health = {};
    m_folder = folder;
    m_health.fault = openStation(folder);
    m_health.open = m_station.has_value();
    if (!m_station) {
        emit healthChanged(m_health);
        return;
    }
    const auto &identity = m_station->identity();
    m_health.demonstration = identity.demonstration;
    m_health.name = QString::fromStdString(identity.name);
    const auto desk = desk::Desk::unitOf(*m_station);
    m_health.desk = desk && *desk;
    m_health.deviceId = QString::fromStdString(identity.deviceId);
    learnPublication();
    learnHub();
    look();
    std::optional<core::Instant> now;
    if (identity.demonstration)
        if (const auto truth = readTruth(QFileInfo(QDir(folder).absolutePath()).dir()))
            now = truth->now;
    tellRows();
    emit healthChanged(m_health);
    emit opened(loadSettings(folder), now);
    m_timer.start();
    obeyOrder();
}

/// What the hub does not get in time lies beside the station afterwards, sealed.
void StationWorker::obeyOrder()
{
    if (!m_station || m_health.readOnly || m_station->order() != core::DeviceOrder::Wipe)
        return;
    m_timer.stop();
    emit closing();
    sync::HttpPatience patience{askHubFor, askHubFor};
    patience.isOver = [until = std::chrono::steady_clock::now() + askHubFor] {
        return std::chrono::steady_clock::now() >= until;
    };
    store::Station station = std::move(*m_station);
    m_station.reset();
    const auto wiped =
        sync::obeyWipe(std::move(station), toPath(m_folder), sync::overNetwork(patience), store::readClock);
    ++m_generation;
    m_recorded = false;
    m_health = {};
    m_health.fault = wiped ? store::StoreError{store::StoreFault::Wiped} : wiped.error();
    emit healthChanged(m_health);
}

void StationWorker::makeDemonstration(const QString &folder, const std::stop_token &stop)
{
    demo::ProvinceOptions options;
    options.now = store::readClock().wall;
    options.stop = stop;
    options.progress = [this](const demo::ProvinceProgress &progress) {
        emit demonstrationProgress(progress.percent, QString::fromStdString(progress.what.vi),
                                   QString::fromStdString(progress.what.en));
    };
    if (auto why = app::makeDemonstration(folder, options)) {
        close();
        m_health = {};
        m_health.notMade = std::move(why);
        emit healthChanged(m_health);
        return;
    }
    open(QDir(folder).filePath(QStringLiteral("station")));
}

QVariantMap StationWorker::loadSettings(const QString &folder) const
{
    QVariantMap values;
    for (const auto *key : settings::all)
        values.insert(QString::fromLatin1(key), QString::fromStdString(m_station->setting(key)));
    values.insert(QString::fromLatin1(settings::kioskWrong), wrongCodesKept(folder));
    return values;
}

void StationWorker::learnPublication()
{
    const auto *directory = m_station->directory();
    const auto *policy = m_station->policy();
    m_health.directory = directory ? std::make_shared<const core::Directory>(*directory) : nullptr;
    m_health.policy = policy ? std::make_shared<const core::Policy>(*policy) : nullptr;
    m_health.accountsFault = QString::fromStdString(m_station->accountsFault());
}

void StationWorker::look()
{
    const auto reading = store::readClock();
    m_health.clock = m_station->observeClock(reading);
    m_health.order = m_station->order();
    if (const auto noted = m_station->noteMachine(reading); !noted && !m_health.readOnly)
        m_health.fault = noted.error();
    m_health.dataAsOf = m_station->dataAsOf();
    m_health.unsent = m_station->unsentRecords();
    m_health.damage.clear();
    for (const auto &what : m_station->damage())
        m_health.damage << QString::fromStdString(what);
    const auto offset = m_health.policy ? m_health.policy->utcOffset() : std::chrono::minutes(420);
    if (const auto counts = m_station->countsSince(localMidnight(reading.wall, offset)))
        m_health.today = *counts;
    else
        m_health.fault = counts.error();
}

void StationWorker::tellRows()
{
    auto rows = m_station->lastRows(rowsShown);
    if (rows)
        emit rowsChanged(*rows);
    else
        m_health.fault = rows.error(); // the strip stays as it was: the screen says that it is not the newest
}

void StationWorker::examine(const Asked &asked)
{
    if (!m_station)
        return;
    m_sinceExamined.start();
    auto question = asked.question;
    question.clock = store::readClock();
    const auto answer = store::Examiner(*m_station).examine(question);
    emit answered(asked.ticket, answer);
    m_recorded = m_recorded || answer.seq;
    m_health.fault = answer.notRecorded;
    look();
    if (answer.seq)
        tellRows();
    emit healthChanged(m_health);
}

core::Verdict StationWorker::judgeNow(const AskedNumber &asked, store::ScanRecord &record)
{
    record.number = asked.number;
    record.officer = asked.officer;
    record.place = asked.place;
    record.source = "number";
    record.clock = store::readClock();
    record.clockState = m_station->observeClock(record.clock);
    record.judgedAt = asked.judgeAt.value_or(record.clock.wall);
    NumberEvidence evidence;
    evidence.status = m_station->statusOf(asked.number);
    evidence.dataAsOf = m_station->dataAsOf();
    if (!asked.judgeAt) // where the moment to judge by is given, the clock does not matter
        evidence.clock = record.clockState;
    if (const auto *policy = m_station->policy()) {
        evidence.freshness = policy->rulesAt(record.judgedAt).freshness;
        evidence.unregistered = policy->rulesAt(record.judgedAt).unregistered;
    }
    record.verdict = core::underOrder(judgeNumber(evidence, record.judgedAt), m_station->order());
    return record.verdict;
}

void StationWorker::lookUp(const AskedNumber &asked)
{
    if (!m_station) {
        emit lookUpFailed(QStringLiteral("Chưa mở được trạm nên không tra cứu được."),
                          QStringLiteral("No station is open, so nothing can be looked up."));
        return;
    }
    auto history = m_station->rowsOf(asked.number, historyShown);
    if (!history) {
        emit lookUpFailed(inVietnamese(history.error()), inEnglish(history.error()));
        return;
    }
    LookUp result;
    result.number = asked.number;
    result.status = m_station->statusOf(asked.number);
    result.history = std::move(*history);
    store::ScanRecord record;
    result.verdict = judgeNow(asked, record);
    m_health.fault.reset();
    if (const auto written = m_station->append({record})) {
        result.seq = written->front();
        m_recorded = true;
    } else {
        m_health.fault = result.notRecorded = written.error();
    }
    emit lookedUp(result, asked.shift);
    look();
    tellRows();
    emit healthChanged(m_health);
}

void StationWorker::signCheckpoint()
{
    if (!m_station || !m_recorded)
        return;
    if (const auto signedNow = m_station->signCheckpoint(store::readClock()); !signedNow)
        m_health.fault = signedNow.error();
    else
        m_recorded = false;
    emit healthChanged(m_health);
}

void StationWorker::saveSetting(const QString &key, const QString &value)
{
    if (!m_station)
        return;
    if (m_station->setting(key.toStdString()) == value.toStdString())
        return;
    const auto saved = m_station->setSetting(key.toStdString(), value.toStdString());
    if (saved)
        return;
    if (!m_health.readOnly) {
        m_health.fault = saved.error();
        emit healthChanged(m_health);
    }
    emit settingNotKept(
        QStringLiteral("Cài đặt chỉ giữ đến khi đóng chương trình, vì không ghi được. ") + inVietnamese(saved.error()),
        QStringLiteral("This setting lasts only until the program ends, because it could not be written. ") +
            inEnglish(saved.error()));
}

void StationWorker::importPublication(const QString &folder, std::optional<core::Instant> judgeAt)
{
    if (!m_station) {
        ImportReport none;
        none.vi = QStringLiteral("Chưa mở được trạm nên không nhận dữ liệu được.");
        none.en = QStringLiteral("No station is open, so no data can be taken in.");
        emit importFinished(none);
        return;
    }
    const auto before = m_station->dataAsOf();
    const auto tree = publicationIn(folder).value_or(folder);
    ++m_generation;
    const auto imported = sync::importTree(*m_station, toPath(tree), judgeAt.value_or(store::readClock().wall));
    if (imported)
        learnPublication();
    look();
    auto report = imported ? succeeded(*imported) : failed(imported.error());
    report.before = before;
    report.asOf = m_station->dataAsOf();
    emit healthChanged(m_health); // first, so that what is judged anew finds the new places
    emit importFinished(report);
    obeyOrder();
}

void StationWorker::close()
{
    m_timer.stop();
    if (!m_station)
        return;
    // Unsigned entries stay in the chain; the next checkpoint covers them.
    if (m_recorded && m_station->signCheckpoint(store::readClock()))
        m_recorded = false;
    emit closing();
    m_station.reset();
}

} // namespace th::app
