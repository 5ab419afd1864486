// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "access/seat.h"
#include "core/secret.h"

#include <functional>
#include <memory>

namespace th::app {

class StationWorker;

/// What a sign-in screen has to know of the station.
struct AccountFacts {
    bool held = false;   ///< it has accounts: a name alone is not believed
    bool badges = false; ///< some of them want a badge
    std::chrono::seconds idle = std::chrono::minutes(10);
    core::LocalName trouble{}; ///< why nobody can sign in, or nobody but who oversees; empty: everybody can
    bool settles = false;      ///< and who oversees can end that here
};

using Secret = std::shared_ptr<const core::SecretText>; ///< nullptr: none

struct AccountTry {
    std::uint64_t number = 0; ///< comes back with the answer
    std::string account;
    Secret password, badge, chosen;
    std::optional<accounts::Role> role{};
    accounts::Action purpose = accounts::Action::UseDesk;
    std::string unlocks{}; ///< with UnlockAccount: whose lock-out is to end; "": what was put back is settled
};
struct AccountRefusal {
    std::uint64_t number = 0;
    access::Refusal why;
    std::vector<accounts::Role> roles{}; ///< to choose one from
};

/// Signing in with accounts in the store thread: passwords and PINs are tried here, a tenth of a second each, and the
/// seat at this station's screen is kept here, so that whoever acts in this thread asks it and not a screen.
/// Called and answering by queued signals.
class AccountWorker : public QObject {
    Q_OBJECT
public:
    /// In the same thread as `station`, which outlives it.
    explicit AccountWorker(StationWorker &station);

    void describe();                    ///< answered by described
    void attempt(const AccountTry &of); ///< answered by admitted, accountUnlocked or refused
    void choosePin(const Secret &pin);  ///< answered by pinChosen or pinRefused
    void unlock(const Secret &pin);     ///< answered by unlocked, pinRefused or ended
    void lock(access::Seat::Lock why);
    void leave();
    /// Keeps it in the station. What is the station's own (app/settings.h) only for who may change it: answered by
    /// settingAdmitted, once it is kept as far as that goes, or by settingRefused with what is kept in its place.
    void saveSetting(const QString &key, const QString &value);
    /// A shift begins under that name. Unless it is that of who signed in for it, the journal says that nobody did.
    void beginShift(const std::string &officer);
    /// Instead of the machine's clock.
    void setClock(std::function<core::ClockReading()> clock) { m_clock = std::move(clock); }

    // For those who act in the store thread:
    [[nodiscard]] bool held() const;
    [[nodiscard]] const access::Seat &seat() const { return m_seat; }
    [[nodiscard]] access::Admitted<access::Session> demand(accounts::Action action);

signals:
    void described(const th::app::AccountFacts &facts);
    void admitted(std::uint64_t number, const th::access::Session &session);
    void accountUnlocked(std::uint64_t number);
    void refused(const th::app::AccountRefusal &refusal);
    void pinChosen();
    void pinRefused(const th::access::Refusal &why);
    void unlocked();
    void ended(const th::access::Refusal &why); ///< by newer data, by time, or by wrong PINs
    void settingAdmitted(const QString &key, const QString &value);
    void settingRefused(const QString &key, const QString &kept, const th::access::Refusal &why);
    void freed(); ///< nobody sits there any more, for whatever reason

private:
    void watch(); ///< other data may have come, or time gone by
    void letGo(); ///< the station is about to be closed
    void release(const std::optional<access::Refusal> &why);
    void unlockAccount(access::Gate &gate, const AccountTry &of, const access::Attempt &attempt);
    void refuse(const access::Gate &gate, const AccountTry &of, access::Refusal why);

    StationWorker &m_station;
    access::Seat m_seat;
    std::function<core::ClockReading()> m_clock;
};

} // namespace th::app

Q_DECLARE_METATYPE(th::app::AccountFacts)
Q_DECLARE_METATYPE(th::app::AccountRefusal)
Q_DECLARE_METATYPE(th::access::Session)
Q_DECLARE_METATYPE(th::access::Refusal)
