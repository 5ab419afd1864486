// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/open_key.h"

#include <algorithm>
#include <array>

namespace th::administration {

namespace {

struct SchemeName {
    token::Scheme scheme;
    const char *type, *name;
};
constexpr std::array<SchemeName, 4> schemes{{{token::Scheme::Ed25519, "ed25519", "ed25519"},
                                             {token::Scheme::EcdsaP256Sha256, "ecdsa", "ecdsa-sha2-nistp256"},
                                             {token::Scheme::RsaPssSha256, "rsa", "rsassa-pss-sha256"},
                                             {token::Scheme::RsaPkcs1Sha256, "rsa", "rsa-pkcs1v15-sha256"}}};

} // namespace

std::optional<sync::MetadataKey> listedKey(const token::KeyFacts &facts)
{
    if (facts.schemes.empty())
        return std::nullopt;
    if (facts.publicPart.ed25519)
        return sync::metadataKey(*facts.publicPart.ed25519);
    const auto *name = std::ranges::find(schemes, facts.schemes.front(), &SchemeName::scheme);
    return sync::MetadataKey{name->type, name->name, facts.publicPart.pem};
}

struct OpenKey::State {
    std::optional<core::SoftwareKey> software;
    std::optional<token::Key> onToken;
    std::optional<token::Ed25519Signer> ed25519;
    std::optional<token::Problem> problem;

    core::Result<core::Bytes, core::LocalName> sign(const std::string &scheme, core::ByteView message)
    {
        const auto *name = std::ranges::find_if(schemes, [&](const SchemeName &each) { return scheme == each.name; });
        problem = token::Problem{token::Fault::NoMechanism, onToken->facts().label};
        if (name != schemes.end()) {
            auto made = onToken->sign(name->scheme, message);
            if (made) {
                problem.reset();
                return std::move(made).value();
            }
            problem = made.error();
        }
        return core::Failure{token::sentence(*problem)};
    }
};

OpenKey::OpenKey(core::SoftwareKey key) : m_state(std::make_shared<State>()) { m_state->software = std::move(key); }

token::Outcome<OpenKey> OpenKey::onToken(token::Key key)
{
    if (!listedKey(key.facts()))
        return core::Failure{token::Problem{token::Fault::NoMechanism, key.facts().label}};
    const auto state = std::make_shared<State>();
    if (key.facts().publicPart.ed25519)
        state->ed25519.emplace(key);
    state->onToken = std::move(key);
    return OpenKey(state);
}

sync::MetadataSigner OpenKey::forMetadata() const
{
    if (m_state->software)
        return &*m_state->software;
    return {
        *listedKey(m_state->onToken->facts()),
        [state = m_state](const std::string &scheme, core::ByteView message) { return state->sign(scheme, message); }};
}

core::Signer *OpenKey::forPasses() const
{
    if (m_state->software)
        return &*m_state->software;
    return m_state->ed25519 ? &*m_state->ed25519 : nullptr;
}

std::optional<core::LocalName> OpenKey::complaint() const
{
    const auto &problem =
        m_state->ed25519 && m_state->ed25519->problem() ? m_state->ed25519->problem() : m_state->problem;
    return problem ? std::optional(token::sentence(*problem)) : std::nullopt;
}

} // namespace th::administration
