// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_opening.h"

namespace th::app {

namespace {

std::optional<desk::Problem> pinObjection(const token::TokenFacts &facts, const SealKeyChoice &choice)
{
    if (facts.pin == token::PinState::NotSet)
        return tokenProblem({token::Fault::PinNotSet, facts.label});
    if (facts.pin == token::PinState::Locked)
        return tokenProblem({token::Fault::PinLocked, facts.label});
    const QString label = QString::fromStdString(facts.label);
    if (facts.pin == token::PinState::LastTry && !choice.lastTry)
        return problem("pin_last_try",
                       QStringLiteral("%1: chỉ còn một lần thử mã PIN; sai nữa thì thiết bị bị khóa. Mã vừa gõ chưa "
                                      "được thử. Nếu chắc chắn, hãy gõ lại rồi bắt đầu.")
                           .arg(label),
                       QStringLiteral("%1: one try of the PIN is left; another wrong one locks the token. What you "
                                      "typed was not tried. If you are sure, type it again and start.")
                           .arg(label));
    if (!facts.ownKeypad && (!choice.secret || choice.secret->empty()))
        return problem("pin_missing", QStringLiteral("Hãy nhập mã PIN của thiết bị %1.").arg(label),
                       QStringLiteral("Type the PIN of the token %1.").arg(label));
    return std::nullopt;
}

} // namespace

desk::Problem tokenProblem(const token::Problem &problem, const char *code) { return {code, token::sentence(problem)}; }

desk::Done<token::Session> openToken(const SealKeyChoice &choice)
{
    auto session = token::Session::open(choice.address);
    if (!session)
        return core::Failure{tokenProblem(session.error())};
    if (session->needsPin()) {
        if (auto objection = pinObjection(session->token(), choice))
            return core::Failure{std::move(*objection)};
        core::SecretText pin =
            session->token().ownKeypad ? core::SecretText() : core::SecretText(choice.secret->view());
        if (const auto done = session->logIn(std::move(pin)); !done)
            return core::Failure{tokenProblem(done.error(), "pin")};
    }
    return std::move(session).value();
}

desk::Done<core::SoftwareKey> openKeyFile(const SealKeyChoice &choice)
{
    const auto text = readKeyFile(choice.file);
    if (!text)
        return core::Failure{problem("key_missing",
                                     QStringLiteral("Không đọc được tệp khóa: %1. Hãy cắm thẻ nhớ giữ khóa, hoặc chọn "
                                                    "tệp khác.")
                                         .arg(choice.file),
                                     QStringLiteral("The key file cannot be read: %1. Plug in what it lies on, or "
                                                    "choose another file.")
                                         .arg(choice.file))};
    auto key = core::SoftwareKey::unwrap(text->view(), {});
    if (!key && key.error() == core::KeyFileFault::WrongPassphrase && choice.secret)
        key = core::SoftwareKey::unwrap(text->view(), choice.secret->view());
    if (!key)
        return core::Failure{keyProblem(key.error(), choice.file)};
    return std::move(key).value();
}

desk::Done<administration::OpenKey> openSigningKey(const SealKeyChoice &choice)
{
    if (choice.address.empty()) {
        auto key = openKeyFile(choice);
        if (!key)
            return core::Failure{key.error()};
        return administration::OpenKey(std::move(key).value());
    }
    auto session = openToken(choice);
    if (!session)
        return core::Failure{session.error()};
    auto key = session->key();
    auto opened = key ? administration::OpenKey::onToken(std::move(key).value())
                      : token::Outcome<administration::OpenKey>(core::Failure{key.error()});
    if (!opened)
        return core::Failure{tokenProblem(opened.error())};
    return std::move(opened).value();
}

} // namespace th::app
