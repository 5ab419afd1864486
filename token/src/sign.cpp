// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <algorithm>
#include <array>

namespace th::token {
namespace {

constexpr std::size_t largestSignature = 2048; ///< of an RSA key of 16,384 bits
constexpr std::size_t coordinate = 32;         ///< of P-256
/// DigestInfo of SHA-256 up to the hash (RFC 8017 §9.2, note 1).
constexpr std::array<std::uint8_t, 19> digestInfo{0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                  0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};

/// What the token is given: the message, or its hash where it does not hash by itself.
struct Way {
    CK_MECHANISM_TYPE mechanism;
    core::Bytes input;
};

core::Bytes copied(core::ByteView bytes) { return {bytes.begin(), bytes.end()}; }

core::Bytes withDigestInfo(core::ByteView hash)
{
    core::Bytes bytes(digestInfo.begin(), digestInfo.end());
    bytes.insert(bytes.end(), hash.begin(), hash.end());
    return bytes;
}

std::optional<Way> wayFor(const Connection &connection, Scheme scheme, core::ByteView message)
{
    const auto hash = core::sha256(message);
    std::vector<Way> ways;
    switch (scheme) {
    case Scheme::Ed25519:
        ways = {{CKM_EDDSA, copied(message)}};
        break;
    case Scheme::EcdsaP256Sha256:
        ways = {{CKM_ECDSA, copied(hash)}};
        break;
    case Scheme::RsaPssSha256:
        ways = {{CKM_SHA256_RSA_PKCS_PSS, copied(message)}, {CKM_RSA_PKCS_PSS, copied(hash)}};
        break;
    case Scheme::RsaPkcs1Sha256:
        ways = {{CKM_SHA256_RSA_PKCS, copied(message)}, {CKM_RSA_PKCS, withDigestInfo(hash)}};
        break;
    }
    for (Way &way : ways)
        if (connection.offers(way.mechanism))
            return std::move(way);
    return std::nullopt;
}

/// INTEGER of DER: no leading zeros, but one where the first bit would read as a sign.
void appendInteger(core::Bytes &der, core::ByteView value)
{
    while (value.size() > 1 && value.front() == 0)
        value = value.subspan(1);
    const bool padded = (value.front() & 0x80) != 0;
    der.push_back(0x02);
    der.push_back(static_cast<std::uint8_t>(value.size() + (padded ? 1 : 0)));
    if (padded)
        der.push_back(0);
    der.insert(der.end(), value.begin(), value.end());
}

/// r and s, one after the other, as Ecdsa-Sig-Value (RFC 3279 §2.2.3).
core::Bytes derOf(const core::Bytes &pair)
{
    core::Bytes numbers;
    appendInteger(numbers, core::ByteView(pair).first(coordinate));
    appendInteger(numbers, core::ByteView(pair).subspan(coordinate));
    core::Bytes der{0x30, static_cast<std::uint8_t>(numbers.size())};
    der.insert(der.end(), numbers.begin(), numbers.end());
    return der;
}

/// Keys for legally binding signatures may want the PIN again each time.
CK_RV authenticateAgain(Connection &connection, CK_OBJECT_HANDLE key)
{
    const auto always = attribute(connection, key, CKA_ALWAYS_AUTHENTICATE);
    if (!always || always->size() != 1 || always->front() == CK_FALSE)
        return CKR_OK;
    const std::string_view pin = connection.pin.view();
    const bool onReader = connection.facts.ownKeypad && pin.empty();
    auto *typed = reinterpret_cast<CK_UTF8CHAR *>(const_cast<char *>(pin.data()));
    return connection.call().C_Login(connection.session, CKU_CONTEXT_SPECIFIC, onReader ? nullptr : typed, pin.size());
}

Outcome<core::Bytes> callToken(Connection &connection, CK_OBJECT_HANDLE key, Way &way)
{
    CK_RSA_PKCS_PSS_PARAMS salt{CKM_SHA256, CKG_MGF1_SHA256, 32};
    const bool pss = way.mechanism == CKM_SHA256_RSA_PKCS_PSS || way.mechanism == CKM_RSA_PKCS_PSS;
    CK_MECHANISM mechanism{way.mechanism, pss ? &salt : nullptr, pss ? sizeof salt : 0};
    CK_FUNCTION_LIST &call = connection.call();
    CK_RV code = call.C_SignInit(connection.session, &mechanism, key);
    if (code == CKR_OK)
        code = authenticateAgain(connection, key);
    core::Bytes signature(largestSignature);
    CK_ULONG length = signature.size();
    if (code == CKR_OK)
        code = call.C_Sign(connection.session, way.input.data(), way.input.size(), signature.data(), &length);
    if (code != CKR_OK || length > signature.size())
        return core::Failure{connection.problem(code)};
    signature.resize(length);
    return signature;
}

} // namespace

Key::Key(std::shared_ptr<Connection> connection, unsigned long handle, KeyFacts facts)
    : m_connection(std::move(connection)), m_handle(handle), m_facts(std::move(facts))
{
}

Outcome<core::Bytes> Key::sign(Scheme scheme, core::ByteView message)
{
    const Problem cannot{Fault::NoMechanism, m_facts.label};
    auto way = wayFor(*m_connection, scheme, message);
    if (std::ranges::find(m_facts.schemes, scheme) == m_facts.schemes.end() || !way)
        return core::Failure{m_connection->removedOr(cannot)};
    auto signature = callToken(*m_connection, m_handle, *way);
    if (!signature || scheme != Scheme::EcdsaP256Sha256)
        return signature;
    if (signature->size() != 2 * coordinate)
        return core::Failure{cannot};
    return derOf(*signature);
}

std::optional<core::Signature> Ed25519Signer::sign(core::ByteView message)
{
    const auto made = m_key.sign(Scheme::Ed25519, message);
    m_problem = made ? std::nullopt : std::optional(made.error());
    core::Signature signature{};
    if (!made)
        return std::nullopt;
    if (made->size() != signature.size()) {
        m_problem = Problem{Fault::NoMechanism, m_key.facts().label};
        return std::nullopt;
    }
    std::ranges::copy(*made, signature.begin());
    return signature;
}

} // namespace th::token
