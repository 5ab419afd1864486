// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <cstring>

namespace th::token {
namespace {

constexpr std::size_t largestAttribute = 16 * 1024;
constexpr std::size_t mostObjects = 256;

CK_ATTRIBUTE holding(CK_ATTRIBUTE_TYPE type, core::Bytes &bytes) { return {type, bytes.data(), bytes.size()}; }

template <class Text> core::Bytes bytesOf(const Text &text) { return {text.begin(), text.end()}; }

} // namespace

Outcome<Handles> find(const Connection &connection, std::vector<CK_ATTRIBUTE> attributes)
{
    CK_FUNCTION_LIST &call = connection.call();
    if (const CK_RV code = call.C_FindObjectsInit(connection.session, attributes.data(), attributes.size());
        code != CKR_OK)
        return core::Failure{connection.problem(code)};
    Handles found;
    CK_RV code = CKR_OK;
    while (found.size() < mostObjects) {
        CK_OBJECT_HANDLE some[16];
        CK_ULONG count = 0;
        code = call.C_FindObjects(connection.session, some, std::size(some), &count);
        if (code != CKR_OK || count == 0)
            break;
        found.insert(found.end(), some, some + std::min<std::size_t>(count, std::size(some)));
    }
    call.C_FindObjectsFinal(connection.session);
    if (code != CKR_OK)
        return core::Failure{connection.problem(code)};
    return found;
}

std::optional<core::Bytes> attribute(const Connection &connection, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type)
{
    CK_ATTRIBUTE asked{type, nullptr, 0};
    CK_FUNCTION_LIST &call = connection.call();
    if (call.C_GetAttributeValue(connection.session, object, &asked, 1) != CKR_OK ||
        asked.ulValueLen > largestAttribute) // "unavailable" is the largest number there is
        return std::nullopt;
    core::Bytes bytes(asked.ulValueLen);
    asked.pValue = bytes.data();
    if (call.C_GetAttributeValue(connection.session, object, &asked, 1) != CKR_OK || asked.ulValueLen > bytes.size())
        return std::nullopt;
    bytes.resize(asked.ulValueLen);
    return bytes;
}

std::optional<CK_ULONG> number(const Connection &connection, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type)
{
    const auto bytes = attribute(connection, object, type);
    CK_ULONG value = 0;
    if (!bytes || bytes->size() != sizeof value)
        return std::nullopt;
    std::memcpy(&value, bytes->data(), sizeof value);
    return value;
}

std::optional<PublicPart> publicPartOf(const Connection &connection, CK_OBJECT_HANDLE privateKey)
{
    const auto type = number(connection, privateKey, CKA_KEY_TYPE);
    if (!type || (*type != CKK_RSA && *type != CKK_EC && *type != CKK_EC_EDWARDS))
        return std::nullopt;
    const auto read = [&](CK_OBJECT_HANDLE object) -> std::optional<PublicPart> {
        if (*type == CKK_RSA) {
            const auto modulus = attribute(connection, object, CKA_MODULUS);
            const auto exponent = attribute(connection, object, CKA_PUBLIC_EXPONENT);
            return modulus && exponent ? fromRsa(*modulus, *exponent) : std::nullopt;
        }
        const auto point = attribute(connection, object, CKA_EC_POINT);
        return point ? fromPoint(*type, *point) : std::nullopt;
    };
    if (auto part = read(privateKey))
        return part;
    core::Bytes id = attribute(connection, privateKey, CKA_ID).value_or(core::Bytes());
    core::Bytes label = attribute(connection, privateKey, CKA_LABEL).value_or(core::Bytes());
    if (id.empty() && label.empty())
        return std::nullopt;
    CK_OBJECT_CLASS kind = CKO_PUBLIC_KEY;
    std::vector<CK_ATTRIBUTE> wanted{{CKA_CLASS, &kind, sizeof kind},
                                     id.empty() ? holding(CKA_LABEL, label) : holding(CKA_ID, id)};
    const auto publicKeys = find(connection, wanted);
    for (const CK_OBJECT_HANDLE object : publicKeys ? *publicKeys : Handles())
        if (auto part = number(connection, object, CKA_KEY_TYPE) == type ? read(object) : std::nullopt)
            return part;
    kind = CKO_CERTIFICATE;
    const auto certificates = find(connection, wanted);
    for (const CK_OBJECT_HANDLE object : certificates ? *certificates : Handles())
        if (const auto der = attribute(connection, object, CKA_VALUE))
            if (auto part = fromCertificate(*der))
                return part;
    return std::nullopt;
}

std::optional<KeyFacts> keyFactsOf(const Connection &connection, CK_OBJECT_HANDLE privateKey)
{
    auto part = publicPartOf(connection, privateKey);
    if (!part)
        return std::nullopt;
    KeyFacts facts;
    const auto label = attribute(connection, privateKey, CKA_LABEL).value_or(core::Bytes());
    facts.label.assign(label.begin(), label.end());
    facts.id = attribute(connection, privateKey, CKA_ID).value_or(core::Bytes());
    facts.publicPart = std::move(*part);
    const auto type = number(connection, privateKey, CKA_KEY_TYPE);
    const auto add = [&](Scheme scheme, std::initializer_list<CK_MECHANISM_TYPE> anyOf) {
        for (const CK_MECHANISM_TYPE mechanism : anyOf)
            if (connection.offers(mechanism))
                return facts.schemes.push_back(scheme);
    };
    if (facts.publicPart.ed25519)
        add(Scheme::Ed25519, {CKM_EDDSA});
    else if (type == CKK_EC)
        add(Scheme::EcdsaP256Sha256, {CKM_ECDSA});
    else {
        add(Scheme::RsaPssSha256, {CKM_SHA256_RSA_PKCS_PSS, CKM_RSA_PKCS_PSS});
        add(Scheme::RsaPkcs1Sha256, {CKM_SHA256_RSA_PKCS, CKM_RSA_PKCS});
    }
    facts.address = keyAddress(connection.facts.address, facts.label, facts.id);
    return facts;
}

Outcome<std::vector<KeyFacts>> Session::keys()
{
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    const auto handles = find(*m_connection, {{CKA_CLASS, &kind, sizeof kind}});
    if (!handles)
        return core::Failure{handles.error()};
    std::vector<KeyFacts> all;
    for (const CK_OBJECT_HANDLE handle : *handles)
        if (auto facts = keyFactsOf(*m_connection, handle))
            all.push_back(std::move(*facts));
    return all;
}

Outcome<Key> Session::key()
{
    WantedKey wanted = wantedKey(*m_connection->address);
    CK_OBJECT_CLASS kind = CKO_PRIVATE_KEY;
    std::vector<CK_ATTRIBUTE> attributes{{CKA_CLASS, &kind, sizeof kind}};
    core::Bytes label = wanted.label ? bytesOf(*wanted.label) : core::Bytes();
    if (wanted.label)
        attributes.push_back(holding(CKA_LABEL, label));
    if (wanted.id)
        attributes.push_back(holding(CKA_ID, *wanted.id));
    const auto handles = find(*m_connection, attributes);
    if (!handles)
        return core::Failure{handles.error()};
    const std::string name = wanted.label.value_or(wanted.id ? core::toHex(*wanted.id) : m_connection->facts.label);
    if (handles->empty() && needsPin())
        return core::Failure{Problem{Fault::NotLoggedIn, m_connection->facts.label}};
    if (handles->size() != 1)
        return core::Failure{Problem{handles->empty() ? Fault::NoKey : Fault::SeveralKeys, name}};
    auto facts = keyFactsOf(*m_connection, handles->front());
    if (!facts)
        return core::Failure{Problem{Fault::NoPublicPart, name}};
    return Key(m_connection, handles->front(), std::move(*facts));
}

} // namespace th::token
