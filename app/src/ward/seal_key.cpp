// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal_key.h"

#include "key_opening.h"

namespace th::app {

namespace {

desk::Problem wrongKey(const OpenDesk &open)
{
    const QString unit = QString::fromStdString(open.desk.unit().text);
    return problem("wrong_key",
                   QStringLiteral("Trên thiết bị không có khóa đóng dấu nào của đơn vị %1 theo danh bạ. Hãy cắm đúng "
                                  "thiết bị của đơn vị.")
                       .arg(unit),
                   QStringLiteral("By the directory none of the token's keys seals for unit %1. Plug in the unit's "
                                  "own token.")
                       .arg(unit));
}

/// The key that the directory lists for the unit, among those of the token.
token::Outcome<std::optional<token::Key>> ownKey(token::Session &session, const OpenDesk &open)
{
    const auto keys = session.keys();
    if (!keys)
        return core::Failure{keys.error()};
    const core::Directory *directory = open.station.directory();
    for (const token::KeyFacts &facts : *keys) {
        const auto &own = facts.publicPart.ed25519;
        const core::AuthorityKey *listed = own && directory ? directory->findKey(core::keyId(*own)) : nullptr;
        if (!listed || listed->authority != open.desk.unit())
            continue;
        auto there = token::Session::open(facts.address);
        if (!there)
            return core::Failure{there.error()};
        auto key = there->key();
        if (!key)
            return core::Failure{key.error()};
        return std::optional(std::move(key).value());
    }
    return std::optional<token::Key>();
}

desk::Done<token::Key> tokenKey(const OpenDesk &open, const SealKeyChoice &choice)
{
    auto session = openToken(choice);
    if (!session)
        return core::Failure{session.error()};
    auto named = session->key();
    if (named)
        return std::move(named).value();
    if (named.error().fault != token::Fault::SeveralKeys)
        return core::Failure{tokenProblem(named.error())};
    auto own = ownKey(*session, open);
    if (!own)
        return core::Failure{tokenProblem(own.error())};
    if (!*own)
        return core::Failure{wrongKey(open)};
    return std::move(**own);
}

} // namespace

struct OpenSealKey::State {
    std::optional<core::SoftwareKey> software;
    std::optional<token::Ed25519Signer> token;
};

desk::Done<std::shared_ptr<OpenSealKey>> OpenSealKey::open(const OpenDesk &open, const SealKeyChoice &choice)
{
    const auto state = std::make_shared<State>();
    if (choice.address.empty()) {
        auto key = openKeyFile(choice);
        if (!key)
            return core::Failure{key.error()};
        state->software.emplace(std::move(key).value());
        return std::make_shared<OpenSealKey>(state);
    }
    auto key = tokenKey(open, choice);
    if (!key)
        return core::Failure{key.error()};
    if (!key->facts().publicPart.ed25519)
        return core::Failure{problem("key_kind",
                                     QStringLiteral("Giấy đi đường chỉ được ký bằng khóa Ed25519; khóa này thuộc loại "
                                                    "khác. Hãy chọn khóa khác."),
                                     QStringLiteral("Passes are signed with Ed25519 only; this key is of another kind. "
                                                    "Choose another key."))};
    state->token.emplace(std::move(key).value());
    return std::make_shared<OpenSealKey>(state);
}

bool OpenSealKey::onToken() const { return m_state->token.has_value(); }

std::vector<std::string> OpenSealKey::seriesIn(const core::Directory &directory) const
{
    const core::Signer *signer = m_state->token ? static_cast<core::Signer *>(&*m_state->token) : &*m_state->software;
    const core::KeyId id = core::keyId(signer->publicKey());
    std::vector<std::string> all;
    for (const core::Series &series : directory.series())
        if (series.key == id)
            all.push_back(series.code.text);
    return all;
}

desk::SealKey OpenSealKey::forSealing()
{
    if (m_state->software)
        return {&*m_state->software, core::Sealing::SoftwareKey, {}};
    return {&*m_state->token, core::Sealing::Token, [state = m_state]() -> std::optional<core::LocalName> {
                const auto &problem = state->token->problem();
                return problem ? std::optional(token::sentence(*problem)) : std::nullopt;
            }};
}

desk::Done<std::vector<TokenOffer>> listTokenOffers()
{
    const auto found = token::listTokens({});
    std::vector<TokenOffer> offers;
    if (!found && found.error().fault == token::Fault::NoToken)
        return offers;
    if (!found)
        return core::Failure{tokenProblem(found.error())};
    for (const token::TokenFacts &facts : *found) {
        TokenOffer offer{facts.label + " · " + facts.serial, facts.address};
        offer.ownKeypad = facts.ownKeypad;
        offer.lastTry = facts.pin == token::PinState::LastTry;
        offer.usable = facts.pin != token::PinState::NotSet && facts.pin != token::PinState::Locked;
        if (facts.pin == token::PinState::NotSet)
            offer.note = {"chưa đặt mã PIN", "its PIN is not set"};
        else if (facts.pin == token::PinState::Locked)
            offer.note = {"mã PIN đã bị khóa", "its PIN is locked"};
        else if (facts.pin == token::PinState::LastTry)
            offer.note = {"chỉ còn một lần thử mã PIN", "one try of the PIN is left"};
        offers.push_back(std::move(offer));
    }
    return offers;
}

} // namespace th::app
