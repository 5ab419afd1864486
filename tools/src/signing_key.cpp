// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing_key.h"

#include "console.h"
#include "passphrase.h"

#include <algorithm>
#include <array>

namespace th::tools {

namespace {

struct SchemeName {
    token::Scheme scheme;
    const char *type, *name;
};
constexpr std::array<SchemeName, 4> schemes{{{token::Scheme::Ed25519, "ed25519", "ed25519"},
                                             {token::Scheme::EcdsaP256Sha256, "ecdsa", "ecdsa-sha2-nistp256"},
                                             {token::Scheme::RsaPssSha256, "rsa", "rsassa-pss-sha256"},
                                             {token::Scheme::RsaPkcs1Sha256, "rsa", "rsa-pkcs1v15-sha256"}}};

std::optional<token::Problem> objectionTo(const token::TokenFacts &facts, bool fromFile)
{
    if (facts.pin == token::PinState::NotSet)
        return token::Problem{token::Fault::PinNotSet, facts.label};
    if (facts.pin == token::PinState::Locked)
        return token::Problem{token::Fault::PinLocked, facts.label};
    if (facts.pin == token::PinState::LastTry && fromFile)
        return token::Problem{token::Fault::PinWrongLastTry, facts.label};
    return std::nullopt;
}

core::Result<core::SecretText, std::string> pinFor(const Console &console, const token::Session &session,
                                                   const std::string &secretFile)
{
    const token::TokenFacts &facts = session.token();
    const std::string &file = session.pinSource().empty() ? secretFile : session.pinSource();
    if (const auto objection = objectionTo(facts, !file.empty()))
        return core::Failure{tokenSentence(console, *objection)};
    if (facts.ownKeypad) {
        console.complain(console.say("Hãy nhập mã PIN trên thiết bị ký.", "Type the PIN on the token's reader."));
        return core::SecretText();
    }
    if (facts.pin == token::PinState::LastTry)
        console.complain(console.say("Chỉ còn một lần thử: nhập sai nữa thì thiết bị bị khóa.",
                                     "One try is left: another wrong PIN locks the token."));
    return pin(console, printable(facts.label), file);
}

} // namespace

std::string tokenSentence(const Console &console, const token::Problem &problem)
{
    return printable(token::sentence(problem).in(console.language));
}

core::Result<token::Session, std::string> openToken(const Console &console, const std::string &address,
                                                    const std::string &secretFile)
{
    auto session = token::Session::open(address);
    if (!session)
        return core::Failure{tokenSentence(console, session.error())};
    if (session->needsPin()) {
        auto typed = pinFor(console, *session, secretFile);
        if (!typed)
            return core::Failure{typed.error()};
        if (const auto done = session->logIn(std::move(typed).value()); !done)
            return core::Failure{tokenSentence(console, done.error())};
    }
    return std::move(session).value();
}

std::optional<sync::MetadataKey> listedKey(const token::KeyFacts &facts)
{
    if (facts.schemes.empty())
        return std::nullopt;
    if (facts.publicPart.ed25519)
        return sync::metadataKey(*facts.publicPart.ed25519);
    const auto *name = std::ranges::find(schemes, facts.schemes.front(), &SchemeName::scheme);
    return sync::MetadataKey{name->type, name->name, facts.publicPart.pem};
}

struct SigningKey::State {
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

core::Result<SigningKey, std::string> SigningKey::open(const Console &console, const std::string &name,
                                                       const std::string &secretFile)
{
    const auto state = std::make_shared<State>();
    if (!token::isAddress(name)) {
        auto key = openKey(console, name, secretFile);
        if (!key)
            return core::Failure{key.error()};
        state->software = std::move(key).value();
        return SigningKey(state);
    }
    auto session = openToken(console, name, secretFile);
    if (!session)
        return core::Failure{session.error()};
    auto key = session->key();
    if (!key)
        return core::Failure{tokenSentence(console, key.error())};
    if (!listedKey(key->facts()))
        return core::Failure{tokenSentence(console, {token::Fault::NoMechanism, key->facts().label})};
    state->onToken = *key;
    if (key->facts().publicPart.ed25519)
        state->ed25519.emplace(*key);
    return SigningKey(state);
}

sync::MetadataSigner SigningKey::forMetadata() const
{
    if (m_state->software)
        return &*m_state->software;
    return {
        *listedKey(m_state->onToken->facts()),
        [state = m_state](const std::string &scheme, core::ByteView message) { return state->sign(scheme, message); }};
}

core::Signer *SigningKey::forPasses() const
{
    if (m_state->software)
        return &*m_state->software;
    return m_state->ed25519 ? &*m_state->ed25519 : nullptr;
}

std::string SigningKey::complaint(const Console &console) const
{
    const auto &problem =
        m_state->ed25519 && m_state->ed25519->problem() ? m_state->ed25519->problem() : m_state->problem;
    return problem ? tokenSentence(console, *problem) : std::string();
}

} // namespace th::tools
