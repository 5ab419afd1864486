// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing_key.h"

#include "console.h"
#include "passphrase.h"

namespace th::tools {

namespace {

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

core::Result<SigningKey, std::string> SigningKey::open(const Console &console, const std::string &name,
                                                       const std::string &secretFile)
{
    if (!token::isAddress(name)) {
        auto key = openKey(console, name, secretFile);
        if (!key)
            return core::Failure{key.error()};
        return SigningKey(administration::OpenKey(std::move(key).value()));
    }
    auto session = openToken(console, name, secretFile);
    if (!session)
        return core::Failure{session.error()};
    auto key = session->key();
    auto opened = key ? administration::OpenKey::onToken(std::move(key).value())
                      : token::Outcome<administration::OpenKey>(core::Failure{key.error()});
    if (!opened)
        return core::Failure{tokenSentence(console, opened.error())};
    return SigningKey(std::move(opened).value());
}

std::string SigningKey::complaint(const Console &console) const
{
    const auto complaint = m_key.complaint();
    return complaint ? printable(complaint->in(console.language)) : std::string();
}

} // namespace th::tools
