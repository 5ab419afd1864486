// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk_door.h"

namespace th::app {

namespace {

constexpr auto aMoment = std::chrono::milliseconds(300);

} // namespace

void DeskDoor::connectTo(WardWorker &worker, const Errands &errands)
{
    m_worker = &worker;
    m_errands = errands;
    m_moment.setSingleShot(true);
    m_moment.setInterval(aMoment);
    connect(&m_moment, &QTimer::timeout, this, [this] {
        m_slow = m_asked > 0;
        emit busyChanged();
    });
    connect(&worker, &WardWorker::described, this, &DeskDoor::described);
    connect(&worker, &WardWorker::signedIn, this, [this](const SignedIn &who) {
        end();
        if (m_signingIn != m_session)
            return; // it was locked meanwhile
        m_sitting = who.sitting;
        emit signedIn(who);
    });
    connect(&worker, &WardWorker::refused, this, [this](const desk::Problem &why) {
        end();
        emit refused(why);
    });
    connect(&worker, &WardWorker::closed, this, [this] {
        ++m_session;
        emit locked();
    });
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->describe(); });
}

void DeskDoor::describeKey(const QString &keyFile)
{
    if (m_worker)
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, keyFile] { worker->describeKey(keyFile); });
}

void DeskDoor::signIn(const SignIn &wanted)
{
    if (!m_worker)
        return;
    begin();
    m_signingIn = m_session;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, wanted] { worker->signIn(wanted); });
}

void DeskDoor::lock()
{
    if (m_worker)
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->lock(); });
    hide();
}

void DeskDoor::hide()
{
    ++m_session;
    emit locked();
}

void DeskDoor::begin()
{
    if (++m_asked == 1 && !m_slow)
        m_moment.start();
}

void DeskDoor::end()
{
    if (--m_asked > 0)
        return;
    m_moment.stop();
    if (std::exchange(m_slow, false))
        emit busyChanged();
}

} // namespace th::app
