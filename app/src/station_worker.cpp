// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "station_worker.h"

#include "app/settings.h"
#include "demonstration.h"
#include "sync/import.h"

#include <QDir>
#include <QFileInfo>

namespace th::app {
namespace {

constexpr auto lookAgainEvery = std::chrono::seconds(10);
constexpr std::size_t rowsShown = 50;
constexpr std::size_t historyShown = 20;

std::filesystem::path toPath(const QString &folder) { return folder.toStdString(); }

core::Instant localMidnight(core::Instant now, std::chrono::minutes utcOffset)
{
    return std::chrono::floor<std::chrono::days>(now + utcOffset) - utcOffset;
}

Outcome failed(const sync::ImportError &error)
{
    return {false, QString::fromStdString(sync::sentence(error, core::Language::Vietnamese)),
            QString::fromStdString(sync::sentence(error, core::Language::English))};
}

Outcome succeeded(const sync::ImportSummary &summary)
{
    if (summary.unchanged)
        return {true, QStringLiteral("Dữ liệu đã là mới nhất, không có gì thay đổi."),
                QStringLiteral("The data is the newest already; nothing changed.")};
    return {true,
            QStringLiteral("Đã nhận dữ liệu mới: %1 sê-ri, %2 giấy đã đăng ký, %3 giấy bị thu hồi.")
                .arg(summary.series)
                .arg(summary.registered)
                .arg(summary.revoked),
            QStringLiteral("New data taken: %1 series, %2 registered passes, %3 revoked.")
                .arg(summary.series)
                .arg(summary.registered)
                .arg(summary.revoked)};
}

} // namespace

StationWorker::StationWorker(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setInterval(lookAgainEvery);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        look();
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
    m_health = {};
    m_health.fault = openStation(folder);
    m_health.open = m_station.has_value();
    if (!m_station) {
        emit healthChanged(m_health);
        return;
    }
    const auto &identity = m_station->identity();
    m_health.demonstration = identity.demonstration;
    m_health.name = QString::fromStdString(identity.name);
    m_health.deviceId = QString::fromStdString(identity.deviceId);
    learnPublication();
    look();
    std::optional<core::Instant> now;
    if (identity.demonstration)
        if (const auto truth = readTruth(QFileInfo(QDir(folder).absolutePath()).dir()))
            now = truth->now;
    emit healthChanged(m_health);
    emit opened(loadSettings(), now);
    tellRows();
    m_timer.start();
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
    if (const auto fault = app::makeDemonstration(folder, options)) {
        close();
        m_health = {};
        m_health.fault = fault;
        emit healthChanged(m_health);
        return;
    }
    open(QDir(folder).filePath(QStringLiteral("station")));
}

QVariantMap StationWorker::loadSettings() const
{
    QVariantMap values;
    for (const auto *key : settings::all)
        values.insert(QString::fromLatin1(key), QString::fromStdString(m_station->setting(key)));
    return values;
}

void StationWorker::learnPublication()
{
    const auto *directory = m_station->directory();
    const auto *policy = m_station->policy();
    m_health.directory = directory ? std::make_shared<const core::Directory>(*directory) : nullptr;
    m_health.policy = policy ? std::make_shared<const core::Policy>(*policy) : nullptr;
}

void StationWorker::look()
{
    const auto reading = store::readClock();
    m_health.clock = m_station->observeClock(reading);
    m_health.dataAsOf = m_station->dataAsOf();
    m_health.unsent = m_station->unsentRecords();
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
}

void StationWorker::examine(const Asked &asked)
{
    if (!m_station)
        return;
    auto question = asked.question;
    question.clock = store::readClock();
    const auto answer = store::Examiner(*m_station).examine(question);
    emit answered(asked.ticket, answer);
    m_recorded = m_recorded || answer.seq;
    m_health.fault = answer.notRecorded;
    look();
    emit healthChanged(m_health);
    if (answer.seq)
        tellRows();
}

void StationWorker::lookUp(const core::PassNumber &number)
{
    if (!m_station) {
        emit lookUpFailed(QStringLiteral("Chưa mở được trạm nên không tra cứu được."),
                          QStringLiteral("No station is open, so nothing can be looked up."));
        return;
    }
    auto history = m_station->rowsOf(number, historyShown);
    if (!history) {
        emit lookUpFailed(QString::fromStdString(store::sentence(history.error(), core::Language::Vietnamese)),
                          QString::fromStdString(store::sentence(history.error(), core::Language::English)));
        return;
    }
    emit lookedUp({number, m_station->statusOf(number), std::move(*history)});
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
    if (!m_station || m_health.readOnly)
        return;
    if (const auto saved = m_station->setSetting(key.toStdString(), value.toStdString()); !saved) {
        m_health.fault = saved.error();
        emit healthChanged(m_health);
    }
}

void StationWorker::importPublication(const QString &folder, std::optional<core::Instant> judgeAt)
{
    if (!m_station) {
        emit importFinished({false, QStringLiteral("Chưa mở được trạm nên không nhận dữ liệu được."),
                             QStringLiteral("No station is open, so no data can be taken in.")});
        return;
    }
    const auto imported = sync::importTree(*m_station, toPath(folder), judgeAt.value_or(store::readClock().wall));
    if (imported)
        learnPublication();
    emit importFinished(imported ? succeeded(*imported) : failed(imported.error()));
    look();
    emit healthChanged(m_health);
}

void StationWorker::close()
{
    m_timer.stop();
    if (!m_station)
        return;
    // Unsigned entries stay in the chain; the next checkpoint covers them.
    if (m_recorded && m_station->signCheckpoint(store::readClock()))
        m_recorded = false;
    m_station.reset();
}

} // namespace th::app
