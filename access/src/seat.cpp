// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/seat.h"

#include "sentences.h"

#include <algorithm>

namespace th::access {

namespace {

/// 1234, 987654: each digit one more, or one less, than that before.
bool isRun(std::string_view digits)
{
    const auto steps = [digits](int by) {
        return std::ranges::adjacent_find(digits, [by](char one, char next) { return next - one != by; }) ==
               digits.end();
    };
    return steps(0) || steps(1) || steps(-1);
}

} // namespace

std::optional<core::LocalName> objectionToPin(std::string_view pin)
{
    const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || pin.size() < fewestPinDigits || pin.size() > mostPinDigits)
        return core::LocalName{"PIN gồm 4 đến 12 chữ số.", "A PIN has 4 to 12 digits."};
    if (isRun(pin))
        return core::LocalName{"PIN này quá dễ đoán: đừng dùng một chữ số lặp lại hay các số liền nhau.",
                               "This PIN is guessed at once: take neither one digit again and again, nor a run."};
    return std::nullopt;
}

void Seat::forget()
{
    m_state = State::Free;
    m_session.reset();
    m_pin.reset();
    m_wrong = 0;
}

Admitted<Session> Seat::take(Gate &gate, const Attempt &attempt, const core::ClockReading &clock)
{
    leave(gate, clock);
    auto session = gate.signIn(attempt, clock);
    if (!session)
        return session;
    m_session = *session;
    m_state = State::Taken;
    return session;
}

std::optional<Refusal> Seat::endIfOver(Gate &gate, const core::ClockReading &clock)
{
    if (!m_session)
        return std::nullopt;
    auto over = gate.objection(*m_session, clock.wall);
    if (!over)
        return std::nullopt;
    (void)gate.note(*m_session, "ended", clock); // it is over all the same
    forget();
    return over;
}

Admitted<void> Seat::demand(Gate &gate, accounts::Action action, const core::ClockReading &clock)
{
    if (auto over = endIfOver(gate, clock))
        return core::Failure{std::move(*over)};
    if (m_state != State::Taken)
        return core::Failure{refusal(Fault::NotHere)};
    return gate.demand(*m_session, action, clock.wall);
}

Admitted<void> Seat::choosePin(Gate &gate, std::string_view pin, const core::ClockReading &clock)
{
    if (m_state != State::Taken)
        return core::Failure{refusal(Fault::NotHere)};
    if (auto why = objectionToPin(pin))
        return core::Failure{Refusal{Fault::BadNew, std::move(*why)}};
    auto verifier = m_trial.make(pin, accounts::Cost());
    if (!verifier)
        return core::Failure{refusedByStore({store::StoreFault::Io, "no memory for Argon2id"})};
    if (auto noted = gate.note(*m_session, "pin_chosen", clock); !noted)
        return noted;
    m_pin = *verifier;
    m_wrong = 0;
    return {};
}

void Seat::lock(Gate &gate, Lock why, const core::ClockReading &clock)
{
    if (m_state != State::Taken)
        return;
    (void)gate.note(*m_session, why == Lock::Idle ? "idle" : "lock", clock);
    if (m_pin)
        m_state = State::Locked;
    else
        forget();
}

Admitted<void> Seat::unlock(Gate &gate, std::string_view pin, const core::ClockReading &clock)
{
    if (auto over = endIfOver(gate, clock))
        return core::Failure{std::move(*over)};
    if (m_state != State::Locked)
        return core::Failure{refusal(Fault::NotHere)};
    ++m_wrong; // before it is looked at
    const bool right = m_trial.holds(pin, *m_pin);
    const auto noted = gate.note(*m_session, right ? "pin" : "pin_wrong", clock);
    if (!right && m_wrong >= wrongPinsAllowed) {
        forget();
        return core::Failure{tooManyPins()};
    }
    if (!right)
        return core::Failure{wrongPin(wrongPinsAllowed - m_wrong)};
    m_wrong = 0;
    if (!noted)
        return noted;
    m_state = State::Taken;
    return {};
}

void Seat::leave(Gate &gate, const core::ClockReading &clock)
{
    if (m_session)
        (void)gate.note(*m_session, "sign_out", clock);
    forget();
}

} // namespace th::access
