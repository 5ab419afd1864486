// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_worker.h"

#include "app/settings.h"
#include "station_worker.h"
#include "store/examiner.h"

#include <algorithm>

namespace th::app {

namespace {

std::string_view textOf(const Secret &secret) { return secret ? secret->view() : std::string_view(); }

access::Attempt attemptOf(const AccountTry &of)
{
    access::Attempt attempt;
    attempt.account = of.account;
    attempt.password = textOf(of.password);
    attempt.badge = textOf(of.badge);
    attempt.role = of.role;
    if (of.chosen)
        attempt.chosen = textOf(of.chosen);
    attempt.purpose = of.purpose;
    return attempt;
}

access::Refusal noStation()
{
    return {access::Fault::Store,
            {"Chưa mở được trạm nên không đăng nhập được.", "No station is open, so nobody can sign in."}};
}

} // namespace

AccountWorker::AccountWorker(StationWorker &station) : m_station(station), m_clock(&store::readClock)
{
    connect(&station, &StationWorker::closing, this, &AccountWorker::letGo, Qt::DirectConnection);
    connect(&station, &StationWorker::healthChanged, this, &AccountWorker::watch, Qt::DirectConnection);
}

bool AccountWorker::held() const
{
    store::Station *station = m_station.station();
    return station && access::Gate(*station).hasAccounts();
}

void AccountWorker::describe()
{
    AccountFacts facts;
    if (store::Station *station = m_station.station()) {
        const access::Gate gate(*station);
        facts.held = gate.hasAccounts();
        facts.badges = gate.wantsBadges();
        facts.idle = gate.idle();
        if (const auto trouble = gate.trouble())
            facts.trouble = trouble->sentence;
        facts.settles = gate.hasList();
    }
    emit described(facts);
}

void AccountWorker::watch()
{
    store::Station *station = m_station.station();
    if (!station)
        return;
    access::Gate gate(*station);
    if (const auto over = m_seat.endIfOver(gate, m_clock()))
        release(over);
    describe();
}

void AccountWorker::letGo()
{
    if (store::Station *station = m_station.station()) {
        access::Gate gate(*station);
        m_seat.leave(gate, m_clock());
    }
    m_seat.forget();
    emit freed();
    emit described({});
}

void AccountWorker::release(const std::optional<access::Refusal> &why)
{
    emit freed();
    if (why)
        emit ended(*why);
}

void AccountWorker::refuse(const access::Gate &gate, const AccountTry &of, access::Refusal why)
{
    AccountRefusal refusal{of.number, std::move(why)};
    if (refusal.why.fault == access::Fault::NotYourRole) // said only to who knew the password
        for (const access::Face &face : gate.faces(m_clock().wall))
            if (face.account == of.account)
                std::ranges::copy_if(face.roles, std::back_inserter(refusal.roles),
                                     [&](accounts::Role role) { return accounts::may(role, of.purpose); });
    emit refused(refusal);
}

void AccountWorker::attempt(const AccountTry &of)
{
    store::Station *station = m_station.station();
    if (!station)
        return emit refused({of.number, noStation()});
    access::Gate gate(*station);
    const access::Attempt attempt = attemptOf(of);
    if (of.purpose == accounts::Action::UnlockAccount)
        return unlockAccount(gate, of, attempt);
    const bool sat = m_seat.state() != access::Seat::State::Free;
    auto session = m_seat.take(gate, attempt, m_clock());
    if (sat)
        release({}); // whoever was there is gone
    if (!session)
        return refuse(gate, of, std::move(session).error());
    emit admitted(of.number, *session);
}

/// Who oversees does not sit down for it.
void AccountWorker::unlockAccount(access::Gate &gate, const AccountTry &of, const access::Attempt &attempt)
{
    const auto session = gate.signIn(attempt, m_clock());
    if (!session)
        return refuse(gate, of, session.error());
    const auto done = gate.unlock(*session, of.unlocks, m_clock());
    (void)gate.note(*session, "sign_out", m_clock());
    if (!done)
        return refuse(gate, of, done.error());
    describe();
    emit accountUnlocked(of.number);
}

void AccountWorker::choosePin(const Secret &pin)
{
    store::Station *station = m_station.station();
    if (!station)
        return emit pinRefused(noStation());
    access::Gate gate(*station);
    if (const auto done = m_seat.choosePin(gate, textOf(pin), m_clock()); !done)
        return emit pinRefused(done.error());
    emit pinChosen();
}

void AccountWorker::unlock(const Secret &pin)
{
    store::Station *station = m_station.station();
    if (!station)
        return emit pinRefused(noStation());
    access::Gate gate(*station);
    const auto done = m_seat.unlock(gate, textOf(pin), m_clock());
    if (done)
        return emit unlocked();
    if (m_seat.state() == access::Seat::State::Free)
        return release(done.error());
    emit pinRefused(done.error());
}

void AccountWorker::lock(access::Seat::Lock why)
{
    store::Station *station = m_station.station();
    if (!station)
        return;
    access::Gate gate(*station);
    m_seat.lock(gate, why, m_clock());
    if (m_seat.state() == access::Seat::State::Free)
        release({});
}

void AccountWorker::leave()
{
    store::Station *station = m_station.station();
    if (!station)
        return;
    access::Gate gate(*station);
    m_seat.leave(gate, m_clock());
    release({});
}

void AccountWorker::beginShift(const std::string &officer)
{
    if (!held())
        return;
    if (const auto session = demand(accounts::Action::StartShift); session && session->account == officer)
        return;
    (void)access::Gate(*m_station.station()).noteUnproven(officer, m_clock()); // what else is wrong the health says
}

void AccountWorker::saveSetting(const QString &key, const QString &value)
{
    const bool ofStation =
        std::ranges::any_of(settings::ofStation, [&](const char *each) { return key == QLatin1String(each); });
    if (ofStation && held())
        if (const auto session = demand(accounts::Action::ChangeSettings); !session) {
            const auto kept = m_station.station()->setting(key.toStdString());
            return emit settingRefused(key, QString::fromStdString(kept), session.error());
        }
    m_station.saveSetting(key, value);
    emit settingAdmitted(key, value);
}

access::Admitted<access::Session> AccountWorker::demand(accounts::Action action)
{
    store::Station *station = m_station.station();
    if (!station)
        return core::Failure{noStation()};
    access::Gate gate(*station);
    const bool sat = m_seat.state() != access::Seat::State::Free;
    if (const auto done = m_seat.demand(gate, action, m_clock()); !done) {
        if (sat && m_seat.state() == access::Seat::State::Free)
            release(done.error());
        return core::Failure{done.error()};
    }
    return *m_seat.session();
}

} // namespace th::app
