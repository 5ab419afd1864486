// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

namespace th::token {
namespace {

/// Codes that say "gone" by themselves. With any other the slot is asked: modules differ in what they answer.
bool saysGone(CK_RV code)
{
    return code == CKR_DEVICE_REMOVED || code == CKR_TOKEN_NOT_PRESENT || code == CKR_SESSION_HANDLE_INVALID ||
           code == CKR_SESSION_CLOSED || code == CKR_SLOT_ID_INVALID;
}

Fault faultOf(CK_RV code)
{
    switch (code) {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_LEN_RANGE:
    case CKR_PIN_INVALID:
        return Fault::PinWrong;
    case CKR_PIN_LOCKED:
        return Fault::PinLocked;
    case CKR_PIN_EXPIRED:
    case CKR_USER_PIN_NOT_INITIALIZED:
        return Fault::PinNotSet;
    case CKR_USER_NOT_LOGGED_IN:
        return Fault::NotLoggedIn;
    case CKR_MECHANISM_INVALID:
    case CKR_MECHANISM_PARAM_INVALID:
    case CKR_KEY_FUNCTION_NOT_PERMITTED:
    case CKR_KEY_TYPE_INCONSISTENT:
        return Fault::NoMechanism;
    default:
        return Fault::Failed;
    }
}

std::string hexCode(CK_RV code)
{
    const char *name = p11_kit_strerror(code);
    return std::string(name ? name : "") + " (" +
           core::toHex(core::Bytes{static_cast<std::uint8_t>(code >> 8), static_cast<std::uint8_t>(code)}) + ")";
}

} // namespace

Connection::~Connection()
{
    if (open)
        call().C_CloseSession(session);
}

Problem Connection::problem(CK_RV code) const
{
    CK_TOKEN_INFO now{};
    if (saysGone(code) || call().C_GetTokenInfo(token.slot, &now) != CKR_OK)
        return {Fault::Removed, facts.label};
    const Fault fault = faultOf(code);
    if (fault == Fault::PinWrong && (now.flags & CKF_USER_PIN_LOCKED) != 0)
        return {Fault::PinLocked, facts.label};
    if (fault == Fault::PinWrong && (now.flags & CKF_USER_PIN_FINAL_TRY) != 0)
        return {Fault::PinWrongLastTry, facts.label};
    return {fault, fault == Fault::Failed ? hexCode(code) : facts.label};
}

Problem Connection::removedOr(Problem otherwise) const
{
    CK_SESSION_INFO info{};
    const CK_RV code = call().C_GetSessionInfo(session, &info);
    return saysGone(code) ? Problem{Fault::Removed, facts.label} : std::move(otherwise);
}

bool Connection::offers(CK_MECHANISM_TYPE mechanism) const
{
    CK_MECHANISM_INFO info{};
    return call().C_GetMechanismInfo(token.slot, mechanism, &info) == CKR_OK && (info.flags & CKF_SIGN) != 0;
}

Outcome<Session> Session::open(const std::string &address)
{
    auto uri = parseAddress(address);
    if (!uri)
        return core::Failure{uri.error()};
    auto modules = Modules::load(modulePath(**uri));
    if (!modules)
        return core::Failure{modules.error()};
    const std::string shown = address.substr(0, address.find('?'));
    const auto tokens = tokensIn(*modules, uri->get());
    if (tokens.size() != 1)
        return core::Failure{Problem{tokens.empty() ? Fault::NoToken : Fault::SeveralTokens, shown}};
    const auto connection =
        std::make_shared<Connection>(std::move(modules).value(), std::move(uri).value(), tokens.front());
    connection->facts = factsOf(connection->token, connection->modules.path());
    connection->pinSource = pinFile(*connection->address);
    const CK_RV code = connection->call().C_OpenSession(connection->token.slot, CKF_SERIAL_SESSION, nullptr, nullptr,
                                                        &connection->session);
    if (code != CKR_OK)
        return core::Failure{connection->problem(code)};
    connection->open = true;
    return Session(connection);
}

const TokenFacts &Session::token() const { return m_connection->facts; }

const std::string &Session::pinSource() const { return m_connection->pinSource; }

bool Session::needsPin() const
{
    CK_SESSION_INFO info{};
    return (m_connection->token.info.flags & CKF_LOGIN_REQUIRED) != 0 &&
           (m_connection->call().C_GetSessionInfo(m_connection->session, &info) != CKR_OK ||
            (info.state != CKS_RO_USER_FUNCTIONS && info.state != CKS_RW_USER_FUNCTIONS));
}

Outcome<void> Session::logIn(core::SecretText pin)
{
    Connection &connection = *m_connection;
    auto *typed = reinterpret_cast<CK_UTF8CHAR *>(const_cast<char *>(pin.view().data()));
    const bool onReader = connection.facts.ownKeypad && pin.empty();
    const CK_RV code = connection.call().C_Login(connection.session, CKU_USER, onReader ? nullptr : typed,
                                                 onReader ? 0 : pin.view().size());
    if (code != CKR_OK && code != CKR_USER_ALREADY_LOGGED_IN)
        return core::Failure{connection.problem(code)};
    connection.pin = std::move(pin);
    return {};
}

} // namespace th::token
