// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From codes to cards: the part of the engine that asks the store thread and places its answers.
#include "engine_impl.h"

#include <QCoreApplication>

namespace th::app {
namespace {

constexpr QLatin1String camera("camera");
constexpr QLatin1String gun("gun");

template <class Worker> Worker *moveTo(QThread &thread, const QString &name)
{
    auto *worker = new Worker;
    thread.setObjectName(name);
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    thread.start();
    return worker;
}

std::vector<std::string> toStrings(const QStringList &texts)
{
    std::vector<std::string> strings;
    for (const auto &text : texts)
        strings.push_back(text.toStdString());
    return strings;
}

} // namespace

Engine::Impl::Impl(Engine &owner)
    : q(owner), m_station(moveTo<StationWorker>(m_storeThread, QStringLiteral("store"))),
      m_accounts(new AccountWorker(*m_station)), m_ward(new WardWorker(*m_station, *m_accounts)),
      m_files(moveTo<FileWorker>(m_fileThread, QStringLiteral("files"))),
      m_sync(moveTo<SyncWorker>(m_syncThread, QStringLiteral("sync"))), m_enrol(new EnrolWorker),
      m_scanner(std::make_unique<scanner::LiveScanner>())
{
    m_clock.start();
    m_giveUp.setSingleShot(true);
    connect(&m_giveUp, &QTimer::timeout, this, &Impl::watchTime);
    m_sync->serve(m_station);
    for (QObject *worker : {static_cast<QObject *>(m_accounts), static_cast<QObject *>(m_ward)}) {
        worker->moveToThread(&m_storeThread);
        connect(&m_storeThread, &QThread::finished, worker, &QObject::deleteLater);
    }
    m_errands = {moveTo<QObject>(m_paperThread, QStringLiteral("paper")),
                 moveTo<QObject>(m_postThread, QStringLiteral("post")),
                 moveTo<QObject>(m_exportThread, QStringLiteral("export")), m_leaving.get_token()};
    m_enrol->serve(m_station);
    m_enrol->moveToThread(&m_syncThread);
    connect(&m_syncThread, &QThread::finished, m_enrol, &QObject::deleteLater);
    connectStation();
    connectLight();
}

Engine::Impl::~Impl()
{
    if (m_source)
        m_source->stop();
    m_scanner.reset();
    m_source.reset(); // before the sink it delivered into
    m_leaving.request_stop();
    m_syncStop.request_stop();
    m_enrolStop.request_stop();
    for (QThread *thread : {&m_syncThread, &m_paperThread, &m_postThread, &m_exportThread}) {
        thread->quit();
        thread->wait(); // it may wait for the store thread, which goes on until then
    }
    m_fileThread.quit();
    // Behind all that was asked before, so that nothing of it is lost; then record and checkpoint are on disk.
    inStore([worker = m_station] {
        worker->close();
        worker->thread()->quit();
    });
    m_fileThread.wait();
    m_storeThread.wait();
}

void Engine::Impl::connectLight()
{
    connect(m_scanner.get(), &scanner::LiveScanner::symbolSeen, this,
            [this](const scanner::Symbol &symbol) { arrive(QString::fromStdString(symbol.text), camera); });
    connect(m_scanner.get(), &scanner::LiveScanner::textsInView, this, &Impl::lookAround);
    connect(&m_keyboardGun, &scanner::KeyboardGun::codeTyped, this,
            [this](const QString &text) { present({text}, gun); });
    connect(&m_serialGun, &scanner::SerialGun::codeRead, this, [this](const QString &text) { present({text}, gun); });
    connect(&m_serialGun, &scanner::SerialGun::failed, this, &Impl::gunFailed);
    connect(&m_serialGun, &scanner::SerialGun::reopened, &q, &Engine::gunReady);
    QCoreApplication::instance()->installEventFilter(&m_keyboardGun);
}

/// The codes of one frame come as one signal each, one after the other: they are presented together.
void Engine::Impl::arrive(const QString &text, const QString &source)
{
    m_arrived.append(text);
    if (m_arrived.size() > 1)
        return;
    QMetaObject::invokeMethod(
        this, [this, source] { present(std::exchange(m_arrived, {}), source); }, Qt::QueuedConnection);
}

void Engine::Impl::lookAround(const QStringList &inView)
{
    m_heldUp = {inView, now()};
    if (!m_health.open || !m_shift)
        return; // nothing was examined, so nobody is asked for one at a time
    m_presentation.stillInView(toStrings(inView), now());
    if (const auto alone = m_presentation.leftAlone(now()))
        take(*alone, camera, By::Camera);
    tellCrowd();
    watchTime();
}

void Engine::Impl::tellCrowd()
{
    if (m_crowded != m_presentation.crowded())
        emit q.crowdedChanged(m_crowded = m_presentation.crowded());
}

/// What a badge says is a secret: it is for who signs in, and neither judged nor recorded.
QStringList Engine::Impl::withoutBadges(const QStringList &texts)
{
    QStringList others;
    for (const QString &text : texts) {
        const QString code = text.trimmed().toUpper(); // a gun types with Caps Lock as it is
        if (!code.startsWith(QLatin1String("THB1")))
            others << text;
        else if (accounts::isBadge(code.toStdString()))
            emit q.badgeShown(code);
        else
            emit q.gunFailed(QStringLiteral("Không đọc được mã thẻ. Hãy tắt bộ gõ tiếng Việt rồi quét lại."),
                             QStringLiteral("The badge's code cannot be read. Switch off the Vietnamese input method, "
                                            "then scan it again."));
    }
    return others;
}

void Engine::Impl::present(const QStringList &all, const QString &source)
{
    const QStringList texts = withoutBadges(all);
    if (texts.isEmpty())
        return;
    if (m_readsEnrolment)
        return takeEnrolmentTexts(texts);
    if (m_health.desk) {
        for (const QString &text : texts)
            emit q.scanned(text);
        return;
    }
    if (!m_health.open || !m_shift)
        return; // the screen says why. Without a place no area is judged, without an officer nobody answers for it
    const auto by = source == camera ? By::Camera : By::Hand;
    m_seen = store::readClock().monotonic;
    for (const auto &step : m_presentation.show(toStrings(texts), by, now()))
        take(step, source, by);
    m_seen.reset(); // what is judged anew later was seen long before
    tellCrowd();
    watchTime();
}

void Engine::Impl::take(const Step &step, const QString &source, By by)
{
    if (const auto *examine = std::get_if<Examine>(&step))
        ask(*examine, source, by);
    else if (const auto *waits = std::get_if<WaitForPass>(&step))
        showCardAlone(*waits, source);
    else if (const auto *again = std::get_if<SayAgain>(&step))
        sayAgain(again->ticket);
}

void Engine::Impl::ask(const Examine &step, const QString &source, By by)
{
    Asked asked;
    asked.ticket = step.ticket;
    asked.question.text = step.text;
    asked.question.idCardText = step.idCardText;
    asked.question.plate = m_plate.toStdString();
    asked.question.place = place();
    asked.question.judgeAt = judgeAt();
    asked.question.officer = m_shift ? m_shift->officer : std::string();
    asked.question.source = source.toStdString();
    asked.question.seen = m_seen;
    const bool pass = looksOf(step.text) == Looks::Pass;
    m_questions[step.ticket] = {source, !step.idCardText.empty(), pass, step.addsCard && by == By::Camera};
    inStore([worker = m_station, asked = std::move(asked)] { worker->examine(asked); });
}

void Engine::Impl::answered(std::uint64_t ticket, const store::Answer &answer)
{
    const auto node = m_questions.extract(ticket);
    if (node.empty())
        return;
    const auto &question = node.mapped();
    Examined examined;
    examined.answer = answer;
    examined.source = question.source;
    examined.withCard = question.withCard;
    examined.beside = !m_presentation.answered(ticket, answer.verdict.kind);
    const bool sameAgain =
        question.onlyAddsCard && !m_lastPass.beside && answer.verdict.kind == m_lastPass.answer.verdict.kind;
    examined.sound = !examined.beside && !sameAgain;
    if (question.pass) {
        constexpr std::size_t mostKept = 16;
        m_lastPass = m_passAnswers[ticket] = examined;
        if (m_passAnswers.size() > mostKept)
            m_passAnswers.erase(m_passAnswers.begin());
    }
    tellCrowd();
    emit q.examined(examined);
}

void Engine::Impl::showCardAlone(const WaitForPass &step, const QString &source)
{
    Examined examined;
    examined.answer.idCard = step.card;
    examined.cardAlone = true;
    examined.beside = step.beside;
    examined.withCard = true;
    examined.sound = false;
    examined.source = source;
    emit q.examined(examined);
}

void Engine::Impl::sayAgain(std::uint64_t ticket)
{
    const auto kept = m_passAnswers.find(ticket);
    if (kept == m_passAnswers.end())
        return;
    auto examined = m_lastPass = kept->second;
    examined.repeated = true;
    examined.beside = false;
    examined.sound = true;
    emit q.examined(examined);
}

void Engine::Impl::watchTime()
{
    if (m_presentation.giveUp(now()))
        emit q.cleared();
    tellCrowd();
    const auto until = m_presentation.waitsUntil();
    if (until)
        m_giveUp.start(std::max(Tick(1), *until - now() + Tick(1)));
    else
        m_giveUp.stop();
}

/// Sends the picture of the source to whoever shows it, and to the scanner.
void Engine::Impl::connectSink()
{
    if (!m_shownSink && m_source && !m_ownSink)
        m_ownSink = std::make_unique<QVideoSink>();
    auto *sink = m_shownSink ? m_shownSink.data() : m_ownSink.get();
    m_scanner->setSink(m_source ? sink : nullptr);
    if (m_source)
        m_source->start(sink);
}

std::optional<core::Instant> Engine::Impl::judgeAt() const
{
    const auto chosen = m_chosenTime.now();
    return chosen ? chosen : m_demonstrationTime.now();
}

core::Place Engine::Impl::place() const
{
    if (!m_shift)
        return {};
    core::Place place{m_shift->checkpoint, {}};
    if (m_health.policy)
        if (const auto *checkpoint = m_health.policy->findCheckpoint(place.checkpoint))
            place.area = checkpoint->area;
    return place;
}

} // namespace th::app
