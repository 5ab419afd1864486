// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "accounts/password.h"
#include "core/names.h"
#include "store/account_book.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace th::access {

/// Why somebody was not let in, or may not do what they ask for.
enum class Fault {
    NoAccounts,  ///< none were published for this device
    Wrong,       ///< name, password or badge: it is not said which
    Wait,        ///< too soon after wrong ones; not counted
    Locked,      ///< too many wrong ones
    PutBack,     ///< the station's database is an older one
    Disabled,    ///< the account was taken away
    Expired,     ///< its time is over
    FirstTooOld, ///< the first password was not used in time
    NotYourRole, ///< the account does not have it in this unit
    MustChange,  ///< right, but the password was given: another one is to be chosen with it
    BadNew,      ///< the new password will not do; `sentence` says why
    MayNot,      ///< the role may not do this
    Gone,        ///< the session is over: an account that was changed meanwhile, or too many wrong PINs
    NotHere,     ///< nobody is signed in, or the screen is locked
    WrongPin,    ///< of a locked screen; counted
    Store,       ///< could not be written down, so nobody is let in
};
[[nodiscard]] const char *name(Fault fault); ///< "must_change" …
/// As a refusal says it while so much of its wait is left. Empty where each refusal has its own.
[[nodiscard]] core::LocalName sentence(Fault fault, std::chrono::milliseconds left);

struct Refusal {
    Fault fault;
    core::LocalName sentence;          ///< what happened and what to do
    std::chrono::milliseconds wait{0}; ///< of Wrong and Wait: until the next try counts
};
template <class T> using Admitted = core::Result<T, Refusal>;

/// Somebody who proved who they are.
struct Session {
    std::string account;
    std::string name; ///< for people
    accounts::Role role = accounts::Role::AreaPolice;
    core::AuthorityCode unit;
    std::uint32_t reset = 0;
};

struct Attempt {
    std::string account;
    std::string_view password;
    std::string_view badge{};                  ///< what its code says; empty: none was shown
    std::optional<accounts::Role> role{};      ///< nothing: the only one that the account has
    std::optional<std::string_view> chosen{};  ///< a new password in place of this one
    std::optional<accounts::Action> purpose{}; ///< what for: the role has to be allowed it, and is found by it
};

/// An account as a list of names shows it.
struct Face {
    std::string account, name, position;
    std::vector<accounts::Role> roles;
    bool usable = true; ///< neither disabled, nor expired, nor without a password
    bool badge = false; ///< wants one
};

/// Signing in at a station, offline (docs/design/accounts.md). Whoever acts in a room's name is asked here first who
/// they are; what they may is the table of accounts/role.h. Every try is counted on disk before it is looked at.
/// Takes as long as a password takes to be tried: at least a tenth of a second. Thread: the station's.
class Gate {
public:
    /// As with the passwords of slips.
    static constexpr std::chrono::milliseconds leastTry{100};
    /// How a password is tried: by Argon2id, but for tests of what is counted.
    struct Trial {
        std::function<bool(std::string_view, const accounts::Verifier &)> holds = accounts::holds;
        std::function<bool(std::string_view, const accounts::Cost &)> nobody = accounts::holdsForNobody;
        /// What a try of a password that somebody chooses here is to cost: asked for each one, measured on this
        /// machine.
        std::function<accounts::Cost()> cost = [] { return accounts::calibrate(leastTry); };
        std::function<std::optional<accounts::Verifier>(std::string_view, const accounts::Cost &)> make =
            accounts::makeVerifier;
    };
    explicit Gate(store::Station &station) : m_station(station), m_book(station) {}
    Gate(store::Station &station, Trial trial) : m_station(station), m_book(station), m_trial(std::move(trial)) {}

    /// True also where they came once and the list is gone: such a station never believes names again.
    [[nodiscard]] bool hasAccounts() const { return m_book.came(); }
    [[nodiscard]] std::vector<Face> faces(core::Instant now) const; ///< by name
    [[nodiscard]] std::chrono::seconds idle() const;                ///< after so long without input it locks
    [[nodiscard]] std::string listFault() const { return m_book.fault(); }
    [[nodiscard]] bool hasList() const { return m_book.list() != nullptr; } ///< else nobody can sign in
    [[nodiscard]] bool wantsBadges() const;                                 ///< of somebody
    /// Why nobody can sign in, or nobody but who oversees; nothing: everybody who has an account can.
    [[nodiscard]] std::optional<Refusal> trouble() const;

    Admitted<Session> signIn(const Attempt &attempt, const core::ClockReading &clock);
    /// Whether the session still holds, after other data came. Nothing: it does.
    [[nodiscard]] std::optional<Refusal> objection(const Session &session, core::Instant now) const;
    /// The same, and whether its role may do that.
    [[nodiscard]] Admitted<void> demand(const Session &session, accounts::Action action, core::Instant now) const;
    /// How a session ended, or a quick unlocking went ("sign_out", "idle", "pin" …): one entry.
    Admitted<void> note(const Session &session, const std::string &what, const core::ClockReading &clock);
    /// A shift by somebody who did not sign in: a checkpoint is not stopped by a lapse of administration.
    Admitted<void> noteUnproven(const std::string &officer, const core::ClockReading &clock);
    /// Ends the lock-out of an account; of no account (""): what was put back is all right.
    Admitted<void> unlock(const Session &by, const std::string &account, const core::ClockReading &clock);

private:
    struct Found;
    [[nodiscard]] Found find(const Attempt &attempt) const;
    [[nodiscard]] bool proves(const Found &found, const Attempt &attempt) const;
    Admitted<Session> afterRight(const Found &found, const Attempt &attempt, const core::ClockReading &clock);
    Refusal afterWrong(const Found &found, const accounts::Tries &tries, const core::ClockReading &clock);
    [[nodiscard]] std::optional<Refusal> objectionTo(const Found &found, const Attempt &attempt,
                                                     core::Instant now) const;
    Admitted<void> put(store::AccountWrite write);

    /// A clock that is set back does not go behind what was published.
    [[nodiscard]] core::Instant atLeastSigned(core::Instant now) const;
    /// Nothing: it may be looked at now.
    [[nodiscard]] std::optional<Refusal> waitBefore(const std::string &key, const accounts::Tries &tries,
                                                    const core::ClockReading &clock);

    store::Station &m_station;
    store::AccountBook m_book;
    Trial m_trial;
};

} // namespace th::access
