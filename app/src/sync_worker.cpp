// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync_worker.h"

#include "in_store.h"
#include "neighbours/ask.h"

#include <QRandomGenerator>
#include <algorithm>
#include <cstdlib>

namespace th::app {
namespace {

using namespace std::chrono_literals;
using sync::SyncPlan;
using sync::SyncWait;

constexpr auto lookEvery = 5s;    // at the wall clock
constexpr auto clockJump = 1min;  // less is a clock that is being kept right
constexpr auto tellEvery = 200ms; // while bytes come in
constexpr auto searchFor = 4s;    // neighbours
/// Less than a command gives them: the way to the hub may be there again meanwhile.
constexpr std::chrono::seconds neighboursProve{30}, neighboursTake{120};

sync::Chance chance() { return QRandomGenerator::global()->generateDouble(); }

SyncWait waitAfter(sync::UploadFault fault)
{
    switch (fault) {
    case sync::UploadFault::Unreachable:
    case sync::UploadFault::Certificate:
    case sync::UploadFault::Busy:
        return SyncWait::Unreachable;
    case sync::UploadFault::CaptivePortal:
        return SyncWait::CaptivePortal;
    case sync::UploadFault::Store:
        return SyncWait::Local;
    case sync::UploadFault::NoHub:
    case sync::UploadFault::NotAHub:
    case sync::UploadFault::OtherHub:
    case sync::UploadFault::Unknown:
    case sync::UploadFault::Pending:
    case sync::UploadFault::Revoked:
    case sync::UploadFault::Forked:
    case sync::UploadFault::Refused:
    case sync::UploadFault::BadReceipt:
        return SyncWait::Refused;
    }
    return SyncWait::Refused;
}

sync::SyncPace paceOf(SyncMode mode)
{
    sync::SyncPace pace;
    if (mode == SyncMode::Slow) {
        pace.poll = 20min;
        pace.longestRetry = 20min;
    }
    return pace;
}

sync::HttpPatience patienceOf(SyncMode mode, std::stop_token stop)
{
    sync::HttpPatience patience;
    if (mode == SyncMode::Slow) {
        patience.connect = 60s;
        patience.stall = 180s;
        patience.slowest = 32;
    }
    patience.stop = std::move(stop);
    return patience;
}

/// Saving is of the network's bytes: from a folder or stick everything is free.
sync::Allow allowed(const SyncPlan::Job &job, const QString &source)
{
    return source.startsWith(QLatin1Char('/')) ? sync::Allow::Everything : job.allow;
}

/// The station from the thread "sync".
class StoreThread : public sync::StationDoor {
public:
    StoreThread(StationWorker *station, std::function<void()> applying)
        : m_station(station), m_applying(std::move(applying))
    {
    }
    store::Stored<sync::StationBasis> basis() override
    {
        auto answer = inStore(m_station, [this] { return m_station->basis(); });
        if (!answer)
            return closed();
        if (!*answer)
            return core::Failure{answer->error()};
        HeldBasis &held = **answer;
        m_generation = held.generation;
        return std::move(held.basis);
    }
    store::Stored<void> apply(const store::Update &update) override
    {
        m_applying();
        auto answer = inStore(m_station, [&] { return m_station->applySynced(update, m_generation); });
        return answer ? std::move(*answer) : store::Stored<void>(closed());
    }
    store::Stored<void> takeSightings(core::ByteView file) override
    {
        auto answer = inStore(m_station, [&] { return m_station->takeSightings(file, m_generation); });
        return answer ? std::move(*answer) : store::Stored<void>(closed());
    }

private:
    static core::Failure<store::StoreError> closed()
    {
        return core::Failure{store::StoreError{store::StoreFault::Io, "the station is closed"}};
    }

    StationWorker *m_station;
    std::function<void()> m_applying;
    std::uint64_t m_generation = 0;
};

} // namespace

SyncSetup syncSetup(const QString &lines, const QString &mode)
{
    SyncSetup setup;
    for (const QString &line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        if (const QString source = line.trimmed();
            sync::isSource(source.toStdString()) && setup.sources.size() < maxSyncSources)
            setup.sources << source;
    if (mode == QLatin1String("everything"))
        setup.mode = SyncMode::Everything;
    else if (mode == QLatin1String("sparing"))
        setup.mode = SyncMode::Sparing;
    else if (mode == QLatin1String("slow"))
        setup.mode = SyncMode::Slow;
    return setup;
}

sync::Steady steadyNow()
{
    return std::chrono::duration_cast<sync::Steady>(std::chrono::steady_clock::now().time_since_epoch());
}

SyncWorker::SyncWorker(QObject *parent) : QObject(parent), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SyncWorker::go);
}

void SyncWorker::begin(const Duty &duty)
{
    m_duty = duty;
    m_plan.reset();
    m_report = {};
    help();
    m_report.configured = !duty.setup.sources.isEmpty();
    if (m_report.configured) {
        using enum SyncPlan::Neighbours;
        m_plan.emplace(paceOf(duty.setup.mode), std::size_t(duty.setup.sources.size()), duty.neighbours ? Asked : Left);
        applyMetered();
        m_plan->begin(steadyNow(), chance());
    }
    tell();
    rest();
}

void SyncWorker::syncNow()
{
    if (!m_plan)
        return;
    m_plan->syncNow(steadyNow());
    rest(); // what is due at once is told when it has begun
}

void SyncWorker::networkChanged()
{
    if (!m_plan)
        return;
    m_plan->networkChanged(steadyNow(), chance());
    rest();
}

void SyncWorker::setMetered(bool metered)
{
    m_metered = metered;
    applyMetered();
}

void SyncWorker::applyMetered()
{
    const SyncMode mode = m_duty.setup.mode;
    if (m_plan)
        m_plan->setMetered(mode == SyncMode::Sparing || (mode == SyncMode::Auto && m_metered));
}

void SyncWorker::go()
{
    if (!m_plan || m_duty.stop.stop_requested())
        return;
    watchClock();
    if (const auto job = m_plan->next(steadyNow())) {
        switch (job->kind) {
        case SyncPlan::Job::Kind::Download:
            download(*job);
            break;
        case SyncPlan::Job::Kind::Upload:
            upload();
            break;
        case SyncPlan::Job::Kind::AskNeighbours:
            askNeighbours();
            break;
        }
        tell();
    }
    rest();
}

/// Steady time goes on whatever the wall clock does: a jump delays nothing and hurries only what waited for it.
void SyncWorker::watchClock()
{
    const auto ahead = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch() - steadyNow());
    if (m_clockAhead && std::chrono::abs(ahead - *m_clockAhead) >= clockJump)
        m_plan->clockChanged(steadyNow(), chance());
    m_clockAhead = ahead;
}

sync::SyncSource SyncWorker::sourceAt(const QString &from, sync::Allow allow)
{
    sync::SyncSource source;
    source.from = from.toStdString();
    source.partials = sync::partialsOf(m_duty.stationFolder.toStdString());
    source.patience = patienceOf(m_duty.setup.mode, m_duty.stop);
    source.allow = allow;
    if (const auto beside = inStore(m_station, [this] { return m_station->beside(); }))
        source.kept = beside->kept;
    return source;
}

void SyncWorker::download(const SyncPlan::Job &job)
{
    m_report.source = m_duty.setup.sources.value(qsizetype(job.source));
    m_plan->setUnsent(inStore(m_station, [this] { return m_station->unsentToHub(); }).value_or(0));
    tell();
    StoreThread door(m_station, [this] {
        m_plan->applying(steadyNow());
        tell();
    });
    const sync::SyncSource source = sourceAt(m_report.source, allowed(job, m_report.source));
    const core::Instant now = m_duty.clock();
    const auto done = sync::syncOnce(door, source, now, [this](const auto &at) { came(at); });
    if (m_duty.stop.stop_requested())
        return;
    m_report.tried = steadyNow();
    m_report.neighbours.reset();
    help();
    if (!done)
        return failed(done.error());
    m_plan->downloaded(steadyNow(), chance(),
                       done->unchanged ? std::optional<sync::Steady>(now - done->asOf) : std::nullopt);
    if (const SyncWait why = m_plan->state().why; why == SyncWait::UpToDate || why == SyncWait::NothingNewer)
        m_report.error.reset(); // otherwise another source of the round gave a worse one
}

/// Their bytes cost nothing, so all of them are taken. Nobody is told why one of them had nothing: they are not set
/// by anybody, and what they say is no more than what anybody on this network may say.
void SyncWorker::askNeighbours()
{
    tell();
    const auto beside = inStore(m_station, [this] { return m_station->beside(); });
    const auto found = m_duty.neighbours(beside ? beside->self : "", searchFor, m_duty.stop);
    if (m_duty.stop.stop_requested())
        return;
    if (found) {
        StoreThread door(m_station, [this] {
            m_plan->applying(steadyNow());
            tell();
        });
        neighbours::AskPatience patience{neighboursProve, neighboursTake};
        patience.http.stop = m_duty.stop;
        const auto brought = neighbours::askNeighbours(door, sourceAt({}, sync::Allow::Everything), m_duty.clock(),
                                                       *found, patience, {[this](const auto &at) { came(at); }, {}});
        if (m_duty.stop.stop_requested())
            return;
        m_report.neighbours = {found->size(), brought ? QString::fromStdString(brought->by.name) : QString()};
    }
    m_plan->neighboursAsked(steadyNow(), chance());
}

/// As the station's setting says now. A copy that nobody may have any more is removed.
void SyncWorker::help()
{
    const auto beside = m_duty.help ? inStore(m_station, [this] { return m_station->beside(); }) : std::nullopt;
    if (!beside)
        return;
    if (beside->kept != m_helpedFrom) {
        m_helping.reset();
        m_helpedFrom.clear();
    }
    m_report.helped.reset();
    if (beside->kept.empty()) {
        std::error_code error; // there may be none; what cannot be removed is given to nobody either
        if (!beside->self.empty())
            std::filesystem::remove_all(sync::keptOf(m_duty.stationFolder.toStdString()), error);
        return;
    }
    if (!m_helping) {
        auto begun = m_duty.help(beside->self, beside->kept);
        if (!begun) { // asked again with the next download
            m_report.helped = NeighboursHelped{0, begun.error()};
            return;
        }
        m_helping = std::move(begun).value();
        m_helpedFrom = beside->kept;
    }
    m_report.helped = NeighboursHelped{m_helping->server.port(), m_helping->doubt};
}

/// Questions and answers are the station's; waiting for the hub is not.
void SyncWorker::upload()
{
    tell();
    const sync::Transport transport = sync::overNetwork(patienceOf(m_duty.setup.mode, m_duty.stop));
    sync::Upload upload;
    while (!m_duty.stop.stop_requested()) {
        const auto ask = inStore(m_station, [&] { return m_station->nextUpload(upload); });
        if (!ask || !*ask)
            break;
        const sync::HubReply reply = sync::askHub(transport, **ask);
        if (m_duty.stop.stop_requested())
            return;
        (void)inStore(m_station, [&] { return m_station->takeUpload(upload, reply), true; });
    }
    m_report.notSent = upload.error();
    if (upload.error())
        m_plan->uploadFailed(waitAfter(upload.error()->fault), steadyNow(), chance(), upload.error()->retryAfter);
    else
        m_plan->uploaded(steadyNow(), chance());
}

void SyncWorker::came(const sync::SyncProgress &progress)
{
    const auto percent = [](const sync::SyncProgress &at) {
        return at.statusDone * 100 / std::max<std::uint64_t>(at.plannedStatus, 1);
    };
    const sync::SyncState before = m_plan->state();
    m_plan->came(progress, steadyNow());
    if (m_plan->state().stage != before.stage || percent(progress) != percent(before.progress) ||
        steadyNow() >= m_told + tellEvery) // the last piece before a link stands still is told too
        tell();
}

/// Of several sources that failed the worst is told, as the plan does.
void SyncWorker::failed(const sync::ImportError &error)
{
    if (error.store && error.store->fault == store::StoreFault::Busy) {
        m_plan->overtaken(steadyNow(), chance());
        return;
    }
    const SyncWait why = sync::waitAfter(error.fault);
    m_plan->downloadFailed(error.fault, steadyNow(), chance(), error.retryAfter);
    if (m_plan->state().why == why)
        m_report.error = error;
}

void SyncWorker::rest()
{
    if (!m_plan || m_duty.stop.stop_requested()) {
        m_timer.stop();
        return;
    }
    const auto until = m_plan->state().until.value_or(steadyNow()) - steadyNow();
    m_timer.start(std::clamp<sync::Steady>(until, 0ms, lookEvery));
}

void SyncWorker::tell()
{
    m_told = steadyNow();
    m_report.state = m_plan ? m_plan->state() : sync::SyncState{};
    emit changed(m_report);
}

} // namespace th::app
