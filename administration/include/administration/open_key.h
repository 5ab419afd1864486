// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/publication.h"
#include "token/token.h"

#include <memory>

namespace th::administration {

/// A key as metadata lists it; nothing if the token offers no scheme that metadata knows.
[[nodiscard]] std::optional<sync::MetadataKey> listedKey(const token::KeyFacts &facts);

/// A private key that somebody opened, of a file or on a token, to sign publications with. Lives as long as a copy or a
/// signer of it does. Thread: one at a time; a token may block for seconds.
class OpenKey {
public:
    explicit OpenKey(core::SoftwareKey key);
    /// Fails where metadata knows no scheme that the token offers for it.
    [[nodiscard]] static token::Outcome<OpenKey> onToken(token::Key key);

    [[nodiscard]] sync::MetadataSigner forMetadata() const;
    /// For what is only signed with Ed25519; nullptr if the key is of another kind.
    [[nodiscard]] core::Signer *forPasses() const;
    /// Why the token did not make the last signature; nothing if it did.
    [[nodiscard]] std::optional<core::LocalName> complaint() const;

private:
    struct State;
    explicit OpenKey(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

} // namespace th::administration
