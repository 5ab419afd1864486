// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The PIN, and the lock that it opens.
#include "sign_in_model.h"

#include "typed_secret.h"

namespace th::app {

void SignInModel::choosePin(const QString &pin, const QString &again)
{
    if (m_step != Step::ChoosePin || m_working)
        return;
    m_complaint.reset();
    m_different = pin != again;
    m_working = !m_different;
    emit changed();
    if (m_working)
        emit pinWanted(secretOf(pin));
}

void SignInModel::keepPin()
{
    if (m_step != Step::ChoosePin)
        return;
    m_hasPin = true;
    m_working = m_different = false;
    go(Step::In);
    emit entered();
}

void SignInModel::skipPin()
{
    if (m_step != Step::ChoosePin || m_working)
        return;
    m_complaint.reset();
    m_different = false;
    go(Step::In);
    emit entered();
}

void SignInModel::refusePin(const access::Refusal &why)
{
    m_working = false;
    m_complaint = why;
    emit changed();
}

void SignInModel::unlock(const QString &pin)
{
    if (m_step != Step::Locked || m_working || pin.isEmpty())
        return;
    m_working = true;
    m_complaint.reset();
    emit changed();
    emit pinTried(secretOf(pin));
}

void SignInModel::reopen()
{
    if (m_step != Step::Locked)
        return;
    m_working = false;
    m_note = Note::None;
    m_complaint.reset();
    m_idle.touch();
    go(Step::In);
    emit reopened();
}

void SignInModel::usePassword()
{
    if (m_step == Step::Locked && !m_working)
        leave();
}

void SignInModel::lock() { lockNow(access::Seat::Lock::ByHand); }

void SignInModel::lockNow(access::Seat::Lock why)
{
    const bool choosing = m_step == Step::ChoosePin && !m_working;
    if (m_step != Step::In && !choosing)
        return;
    emit aboutToShut();
    m_note = why == access::Seat::Lock::Idle ? Note::LockedItself : Note::Locked;
    m_complaint.reset();
    emit lockWanted(why);
    go(m_hasPin ? Step::Locked : Step::Account);
    emit shut();
}

void SignInModel::leave()
{
    if (m_step != Step::In && m_step != Step::Locked)
        return;
    if (m_step == Step::In)
        emit aboutToShut();
    m_hasPin = false;
    m_note = Note::None;
    m_complaint.reset();
    emit leaveWanted();
    go(Step::Account);
    emit shut();
}

void SignInModel::setPurpose(accounts::Action purpose)
{
    if (purpose == m_purpose)
        return;
    m_purpose = purpose;
    emit changed();
}

void SignInModel::setOffersOversight(bool offers)
{
    if (offers == m_offersOversight)
        return;
    m_offersOversight = offers;
    emit changed();
}

void SignInModel::tick(std::chrono::milliseconds steadyNow)
{
    const int waited = waitLeft();
    m_now = steadyNow;
    const auto left = m_idle.left(steadyNow);
    const bool sits = m_step == Step::In || m_step == Step::ChoosePin;
    if (left <= std::chrono::milliseconds(0) && sits)
        lockNow(access::Seat::Lock::Idle);
    else if (left <= std::chrono::milliseconds(0) && (m_password || m_badge || m_unlocks))
        cancel(); // a password or a badge is not held for who went away
    const int shown = sits && m_step == Step::In ? IdleClock::warning(left) : -1;
    if (std::exchange(m_lockingIn, shown) != shown)
        emit lockingInChanged();
    if (waitLeft() != waited)
        emit changed();
}

} // namespace th::app
