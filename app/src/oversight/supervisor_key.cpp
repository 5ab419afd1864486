// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor_key.h"

#include "key_opening.h"

namespace th::app {

struct SupervisorKey::State {
    std::optional<core::SoftwareKey> software;
    std::optional<token::Ed25519Signer> token;
};

desk::Done<SupervisorKey> SupervisorKey::open(const SealKeyChoice &choice)
{
    const auto state = std::make_shared<State>();
    if (choice.address.empty()) {
        auto key = openKeyFile(choice);
        if (!key)
            return core::Failure{key.error()};
        state->software.emplace(std::move(key).value());
        return SupervisorKey(state);
    }
    auto session = openToken(choice);
    if (!session)
        return core::Failure{session.error()};
    auto key = session->key();
    if (!key)
        return core::Failure{tokenProblem(key.error())};
    if (!key->facts().publicPart.ed25519)
        return core::Failure{::th::app::problem("key_kind",
                                                QStringLiteral("Khóa này không phải Ed25519. Hãy chọn khóa khác."),
                                                QStringLiteral("This is no Ed25519 key. Choose another one."))};
    state->token.emplace(std::move(key).value());
    return SupervisorKey(state);
}

core::Signer &SupervisorKey::signer() const
{
    return m_state->software ? static_cast<core::Signer &>(*m_state->software) : *m_state->token;
}

const core::SoftwareKey *SupervisorKey::software() const { return m_state->software ? &*m_state->software : nullptr; }

std::optional<core::LocalName> SupervisorKey::problem() const
{
    if (!m_state->token || !m_state->token->problem())
        return std::nullopt;
    return token::sentence(*m_state->token->problem());
}

} // namespace th::app
