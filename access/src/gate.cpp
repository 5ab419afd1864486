// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/gate.h"

#include "sentences.h"

#include <algorithm>
#include <tuple>

namespace th::access {

using accounts::Account;
using accounts::Action;
using accounts::Role;
using accounts::Tries;
using core::journal::Work;
using core::journal::WorkKind;

/// What a try is about.
struct Gate::Found {
    const Account *account = nullptr; ///< nullptr: nobody has the name
    std::optional<accounts::Verifier> password{};
    bool given = true; ///< the password is the published one
    std::string key{}; ///< under which it is counted; "": of all names that nobody has
};

namespace {

Work deed(WorkKind kind, const std::string &officer, const accounts::UnitAccounts *list, std::string what)
{
    Work work;
    work.kind = kind;
    work.officer = officer;
    work.unit = list ? list->unit.text : std::string();
    work.revision = list ? list->number : 0;
    work.step = std::move(what);
    return work;
}

Work deedOf(const Session &session, const accounts::UnitAccounts *list, std::string what)
{
    Work work = deed(WorkKind::SignIn, session.account, list, std::move(what));
    work.role = name(session.role);
    return work;
}

std::optional<Fault> lapseOf(const Account &account, core::Instant now)
{
    if (account.disabled)
        return Fault::Disabled;
    if (account.expires && now >= *account.expires)
        return Fault::Expired;
    return std::nullopt;
}

/// Nothing: there is none, or one is to be chosen.
std::optional<Role> roleOf(const Account &account, const Attempt &attempt)
{
    if (attempt.role)
        return account.has(*attempt.role) ? attempt.role : std::nullopt;
    std::vector<Role> fitting = account.roles;
    if (attempt.purpose)
        std::erase_if(fitting, [&](Role role) { return !may(role, *attempt.purpose); });
    return fitting.size() == 1 ? std::optional(fitting.front()) : std::nullopt;
}

/// The role that was chosen may not do it, or none of the account's may.
std::optional<Refusal> mayNot(const Account &account, const Attempt &attempt)
{
    if (!attempt.purpose)
        return std::nullopt;
    const auto may = [&](Role role) { return accounts::may(role, *attempt.purpose); };
    if (attempt.role ? may(*attempt.role) : std::ranges::any_of(account.roles, may))
        return std::nullopt;
    return Refusal{Fault::MayNot, accounts::refusal(attempt.role.value_or(account.roles.front()), *attempt.purpose)};
}

bool oversees(const Account *account)
{
    return account && std::ranges::any_of(account->roles, [](Role role) { return may(role, Action::UnlockAccount); });
}

} // namespace

core::Instant Gate::atLeastSigned(core::Instant now) const { return std::max(now, m_station.dataAsOf().value_or(now)); }

std::vector<Face> Gate::faces(core::Instant now) const
{
    std::vector<Face> faces;
    const accounts::UnitAccounts *list = m_book.list();
    if (!list)
        return faces;
    for (const Account &account : list->accounts)
        faces.push_back({account.id, account.name, account.position, account.roles,
                         account.password && !lapseOf(account, atLeastSigned(now)), account.secondFactor});
    std::ranges::sort(faces, [](const Face &one, const Face &other) {
        return std::tie(one.name, one.account) < std::tie(other.name, other.account);
    });
    return faces;
}

std::optional<Refusal> Gate::trouble() const
{
    if (!m_book.list())
        return hasAccounts() ? std::optional(listIsGone()) : std::nullopt;
    return m_book.putBack() ? std::optional(refusal(Fault::PutBack)) : std::nullopt;
}

bool Gate::wantsBadges() const
{
    const accounts::UnitAccounts *list = m_book.list();
    return list && std::ranges::any_of(list->accounts, &Account::secondFactor);
}

std::chrono::seconds Gate::idle() const { return m_book.list() ? m_book.list()->idle : std::chrono::minutes(10); }

Gate::Found Gate::find(const Attempt &attempt) const
{
    Found found;
    found.account = m_book.list()->find(attempt.account);
    if (!found.account)
        return found;
    found.key = found.account->id;
    const auto chosen = m_book.chosen(found.key, found.account->reset);
    if (!chosen)
        return found; // it cannot be read which password holds: none does
    found.given = !*chosen;
    found.password = *chosen ? *chosen : found.account->password;
    return found;
}

/// The same work whoever is named, and whether or not a badge is wanted.
bool Gate::proves(const Found &found, const Attempt &attempt) const
{
    const bool right = found.password ? m_trial.holds(attempt.password, *found.password)
                                      : m_trial.nobody(attempt.password, accounts::Cost());
    const bool badge = found.account && accounts::badgeHolds(attempt.badge, *found.account);
    return right && found.account && (badge || !found.account->secondFactor);
}

Admitted<void> Gate::put(store::AccountWrite write)
{
    if (const auto written = m_book.write(write); !written)
        return core::Failure{refusedByStore(written.error())};
    return {};
}

std::optional<Refusal> Gate::waitBefore(const std::string &key, const Tries &tries, const core::ClockReading &clock)
{
    Tries counted = tries;
    if (m_book.lostAnchor()) // how many there were is not known: whoever removes it gains nothing by it
        counted.wrong = std::max(counted.wrong, accounts::longestWaitAfter);
    if (beginsAnew(counted, clock)) { // the machine was off: its wait is of this boot from now on
        Tries anew = tries;
        anew.lastTry = counted.lastTry = clock.monotonic;
        anew.bootId = counted.bootId = clock.bootId;
        if (const auto written = m_book.count(key, anew); !written)
            return refusedByStore(written.error());
    }
    if (const auto wait = waitLeft(counted, clock); wait > std::chrono::milliseconds(0))
        return refusal(Fault::Wait, wait);
    return std::nullopt;
}

Admitted<Session> Gate::signIn(const Attempt &attempt, const core::ClockReading &clock)
{
    const accounts::UnitAccounts *list = m_book.list();
    if (!list)
        return core::Failure{hasAccounts() ? listIsGone() : refusal(Fault::NoAccounts)};
    const Found found = find(attempt);
    auto known = m_book.tries(found.key);
    if (!known)
        return core::Failure{refusedByStore(known.error())};
    const Tries before = asOf(*known, found.account ? found.account->reset : 0);
    if (found.account && before.wrong >= list->lockAfter)
        return core::Failure{refusal(Fault::Locked)};
    if (auto wait = waitBefore(found.key, before, clock))
        return core::Failure{std::move(*wait)};
    const Tries counted = oneMore(before, clock);
    if (const auto done = m_book.count(found.key, counted); !done)
        return core::Failure{refusedByStore(done.error())};
    if (!proves(found, attempt))
        return core::Failure{afterWrong(found, counted, clock)};
    return afterRight(found, attempt, clock);
}

Refusal Gate::afterWrong(const Found &found, const Tries &tries, const core::ClockReading &clock)
{
    const accounts::UnitAccounts *list = m_book.list();
    const bool locked = found.account && tries.wrong >= list->lockAfter;
    store::AccountWrite write{clock, {}, {}, false, {deed(WorkKind::SignIn, found.key, list, "wrong")}};
    if (locked)
        write.deeds.push_back(deed(WorkKind::SignIn, found.key, list, "locked"));
    if (const auto done = put(std::move(write)); !done)
        return done.error();
    return locked ? refusal(Fault::Locked) : refusal(Fault::Wrong, waitLeft(tries, clock));
}

/// Asked only once the password was right: whoever does not know it learns nothing.
std::optional<Refusal> Gate::objectionTo(const Found &found, const Attempt &attempt, core::Instant now) const
{
    const Account &account = *found.account;
    if (const auto lapse = lapseOf(account, now))
        return refusal(*lapse);
    if (m_book.putBack() && !oversees(&account))
        return refusal(Fault::PutBack);
    if (found.given && account.firstUntil && now >= *account.firstUntil)
        return refusal(Fault::FirstTooOld);
    if (auto why = mayNot(account, attempt))
        return why;
    if (!roleOf(account, attempt))
        return refusal(Fault::NotYourRole);
    if (found.given && account.mustChange && !attempt.chosen)
        return refusal(Fault::MustChange);
    if (!attempt.chosen)
        return std::nullopt;
    if (*attempt.chosen == attempt.password)
        return Refusal{Fault::BadNew, sameAsBefore()};
    if (auto why = accounts::objectionTo(*attempt.chosen, account))
        return Refusal{Fault::BadNew, std::move(*why)};
    return std::nullopt;
}

Admitted<Session> Gate::afterRight(const Found &found, const Attempt &attempt, const core::ClockReading &clock)
{
    const accounts::UnitAccounts *list = m_book.list();
    const Account &account = *found.account;
    store::AccountWrite write{clock, std::pair(found.key, Tries{account.reset, 0, {}, {}}), {}, false, {}};
    if (auto objection = objectionTo(found, attempt, atLeastSigned(clock.wall))) {
        write.deeds.push_back(deed(WorkKind::SignIn, account.id, list, name(objection->fault)));
        if (const auto done = put(std::move(write)); !done)
            return core::Failure{done.error()};
        return core::Failure{std::move(*objection)};
    }
    if (attempt.chosen) {
        auto verifier = m_trial.make(*attempt.chosen, m_trial.cost());
        if (!verifier)
            return core::Failure{refusedByStore({store::StoreFault::Io, "no memory for Argon2id"})};
        write.secret = store::AccountWrite::Secret{account.id, account.reset, *verifier};
        write.deeds.push_back(deed(WorkKind::SignIn, account.id, list, "password_changed"));
    }
    const Session session{account.id, account.name, roleOf(account, attempt).value_or(account.roles.front()),
                          list->unit, account.reset};
    write.deeds.push_back(deedOf(session, list, "signed_in"));
    if (const auto done = put(std::move(write)); !done)
        return core::Failure{done.error()};
    return session;
}

std::optional<Refusal> Gate::objection(const Session &session, core::Instant now) const
{
    const accounts::UnitAccounts *list = m_book.list();
    const Account *account = list && list->unit == session.unit ? list->find(session.account) : nullptr;
    if (!account || !account->has(session.role) || account->reset != session.reset)
        return refusal(Fault::Gone);
    if (const auto lapse = lapseOf(*account, atLeastSigned(now)))
        return refusal(*lapse);
    return std::nullopt;
}

Admitted<void> Gate::demand(const Session &session, Action action, core::Instant now) const
{
    if (auto over = objection(session, now))
        return core::Failure{std::move(*over)};
    if (!may(session.role, action))
        return core::Failure{Refusal{Fault::MayNot, accounts::refusal(session.role, action)}};
    return {};
}

Admitted<void> Gate::note(const Session &session, const std::string &what, const core::ClockReading &clock)
{
    return put({clock, {}, {}, false, {deedOf(session, m_book.list(), what)}});
}

Admitted<void> Gate::noteUnproven(const std::string &officer, const core::ClockReading &clock)
{
    constexpr std::size_t longest = 64;
    Work work = deed(WorkKind::SignIn, officer.size() <= longest ? officer : std::string(), m_book.list(), "unproven");
    return put({clock, {}, {}, false, {std::move(work)}});
}

Admitted<void> Gate::unlock(const Session &by, const std::string &account, const core::ClockReading &clock)
{
    if (auto allowed = demand(by, Action::UnlockAccount, clock.wall); !allowed)
        return allowed;
    store::AccountWrite write{clock, {}, {}, account.empty(), {}};
    const accounts::UnitAccounts *list = m_book.list();
    if (!account.empty()) {
        const Account *found = list->find(account);
        if (!found)
            return core::Failure{Refusal{Fault::Wrong, nobodyOfThatName()}};
        write.tries = std::pair(account, Tries{found->reset, 0, {}, {}});
    }
    Work work = deedOf(by, list, account.empty() ? "settled" : "unlocked");
    work.kind = WorkKind::Grant;
    work.to = account;
    write.deeds.push_back(std::move(work));
    return put(std::move(write));
}

} // namespace th::access
