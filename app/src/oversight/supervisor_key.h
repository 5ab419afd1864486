// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward/seal_key.h"

namespace th::app {

/// A supervisor's own key, that signs what he takes out of an archive or opens what was sealed to him. Lives no longer
/// than that. Thread: whichever opens it.
class SupervisorKey {
public:
    /// `choice`: of its members `series` is not looked at. Token: the one Ed25519 key that the address names. The error
    /// is a sentence; its code is as of `OpenSealKey::open`.
    [[nodiscard]] static desk::Done<SupervisorKey> open(const SealKeyChoice &choice);
    [[nodiscard]] core::Signer &signer() const;
    [[nodiscard]] const core::SoftwareKey *software() const;      ///< nullptr: it is on a token
    [[nodiscard]] std::optional<core::LocalName> problem() const; ///< why the last signature was not made

private:
    struct State; // takes shape where the room token is known
    explicit SupervisorKey(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

} // namespace th::app
