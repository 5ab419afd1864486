// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/gate.h"

namespace th::access {

inline constexpr std::size_t fewestPinDigits = 4, mostPinDigits = 12;
inline constexpr unsigned wrongPinsAllowed = 5; ///< the last of them ends the session
/// Why nobody may choose it (not 4 to 12 digits, all the same, one after the other); nothing: it may be chosen.
[[nodiscard]] std::optional<core::LocalName> objectionToPin(std::string_view pin);

/// Who sits at a station's screen, and whether it is locked (docs/design/accounts.md, "Locking"). What is done there is
/// done under this: whoever acts asks `demand`, each time. The session and its PIN live in memory alone: they end with
/// the program. Thread: the station's. `gate`: of that station.
class Seat {
public:
    enum class State { Free, Taken, Locked };
    enum class Lock { ByHand, Idle };
    explicit Seat(Gate::Trial trial = {}) : m_trial(std::move(trial)) {}

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Session> &session() const { return m_session; } ///< unless it is free
    [[nodiscard]] bool hasPin() const { return m_pin.has_value(); }

    /// Signs in; who was there before is gone, whether or not it succeeds.
    Admitted<Session> take(Gate &gate, const Attempt &attempt, const core::ClockReading &clock);
    /// Refused: NotHere, MayNot, or why the session is over; it has ended then.
    Admitted<void> demand(Gate &gate, accounts::Action action, const core::ClockReading &clock);
    /// After other data came, or time went by: ends the session if it is over, and says why.
    std::optional<Refusal> endIfOver(Gate &gate, const core::ClockReading &clock);

    /// For the rest of this session, in place of another. REQUIRES that it is taken.
    Admitted<void> choosePin(Gate &gate, std::string_view pin, const core::ClockReading &clock);
    /// Without a PIN that ends the session. Locked it is in any case, also where it cannot be written down.
    void lock(Gate &gate, Lock why, const core::ClockReading &clock);
    /// WrongPin; Gone after the last, or if the account was changed meanwhile.
    Admitted<void> unlock(Gate &gate, std::string_view pin, const core::ClockReading &clock);
    void leave(Gate &gate, const core::ClockReading &clock);
    void forget(); ///< the same where nothing can be written any more

private:
    Gate::Trial m_trial;
    State m_state = State::Free;
    std::optional<Session> m_session;
    std::optional<accounts::Verifier> m_pin;
    unsigned m_wrong = 0; ///< in a row
};

} // namespace th::access
