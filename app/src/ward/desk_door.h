// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include "desk_errand.h"
#include "ward_worker.h"

#include <optional>

namespace th::app {

/// The screens' way to the desk in the store thread: what is asked is done there, one after the other, and the answer
/// comes back into the GUI thread. Thread: GUI. Not connected to a worker (the tour, tests of screens) it asks nobody.
///
///     door.ask(this, [id](OpenDesk &open) { return open.desk.look(id); },
///              [this](desk::Done<desk::Case> found) { … });
class DeskDoor : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void connectTo(WardWorker &worker, const Errands &errands = {}); ///< which outlive this
    void describeKey(const QString &keyFile);
    void signIn(const SignIn &wanted);
    /// The desk's secrets are gone from memory soon; answers that are on their way are thrown away at once.
    void lock();
    void hide(); ///< the same for the answers alone: what becomes of the secrets is up to who keeps the seat

    /// `job`: what is done with the desk, in the store thread; it takes nothing from the GUI thread but values, and
    /// gives a desk::Done. `then`: takes it, unless `asker` is gone or the desk was locked since.
    template <class Job, class Then> void ask(QObject *asker, Job job, Then then)
    {
        post(asker, std::move(job), std::move(then), m_session);
    }
    /// The same where the answer is wanted also when the desk was locked since. It is shown to whoever stands there:
    /// it names nobody.
    template <class Job, class Then> void askLast(QObject *asker, Job job, Then then)
    {
        post(asker, std::move(job), std::move(then), std::nullopt);
    }
    /// The same for what takes long elsewhere. `errand`: in the thread of which it is done, e.g. &Errands::paper; there
    /// the job asks the desk. Another one waits there until this one ended.
    template <class Job, class Then> void send(QObject *Errands::*errand, QObject *asker, Job job, Then then)
    {
        dispatch(errand, asker, std::move(job), std::move(then), m_session);
    }
    /// The same where the answer is wanted also when the desk was locked since: of what goes on behind it (DeskStay).
    template <class Job, class Then> void sendLast(QObject *Errands::*errand, QObject *asker, Job job, Then then)
    {
        dispatch(errand, asker, std::move(job), std::move(then), std::nullopt);
    }
    [[nodiscard]] bool busy() const { return m_slow; } ///< something takes longer than a moment

signals:
    void described(const th::app::DeskFacts &facts);
    void signedIn(const th::app::SignedIn &who);
    void refused(const th::desk::Problem &why);
    void locked();
    void busyChanged();

private:
    template <class Job, class Then>
    void dispatch(QObject *Errands::*errand, QObject *asker, Job job, Then then, std::optional<std::uint64_t> session)
    {
        using Answer = std::invoke_result_t<const Job &, const DeskAway &>;
        if (!m_worker || !(m_errands.*errand))
            return;
        const auto deliver = [door = QPointer(this), asker = QPointer(asker), session,
                              then = std::move(then)](Answer &answer) {
            if (door && asker && (!session || door->m_session == *session))
                then(std::move(answer));
        };
        const DeskAway away(*m_worker, m_sitting, m_errands.leaving);
        QMetaObject::invokeMethod(m_errands.*errand, [away, job = std::move(job), deliver] {
            const auto answer = std::make_shared<Answer>(job(away));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [deliver, answer] { deliver(*answer); });
        });
    }
    template <class Job, class Then> void post(QObject *asker, Job job, Then then, std::optional<std::uint64_t> session)
    {
        using Answer = std::invoke_result_t<const Job &, OpenDesk &>;
        if (!m_worker)
            return;
        begin();
        const auto deliver = [door = QPointer(this), asker = QPointer(asker), session,
                              then = std::move(then)](Answer &answer) {
            if (door)
                door->end();
            if (door && asker && (!session || door->m_session == *session))
                then(std::move(answer));
        };
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, job = std::move(job), deliver] {
            const auto answer = std::make_shared<Answer>(worker->run(job));
            QMetaObject::invokeMethod(QCoreApplication::instance(), [deliver, answer] { deliver(*answer); });
        });
    }
    void begin();
    void end();

    WardWorker *m_worker = nullptr;
    Errands m_errands;
    std::uint64_t m_sitting = 0;   ///< of the store thread's desk
    std::uint64_t m_session = 0;   ///< another one after each lock
    std::uint64_t m_signingIn = 0; ///< the one that somebody asked to sign in for
    int m_asked = 0;
    bool m_slow = false;
    QTimer m_moment;
};

} // namespace th::app
