// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass.h"

#include "core/base45.h"
#include "core/cose.h"
#include "pass_rules.h"

#include <algorithm>

namespace th::core {

namespace {

constexpr std::string_view prefix = "TH1:";

Failure<DecodeError> fail(DecodeFault fault, std::string rule = {})
{
    return Failure{DecodeError{fault, std::move(rule)}};
}

/// "TH", a number of one to three digits, ":".
bool isOtherVersion(std::string_view text)
{
    const auto colon = text.find(':');
    if (!text.starts_with("TH") || colon == std::string_view::npos || colon < 3 || colon > 5)
        return false;
    return std::ranges::all_of(text.substr(2, colon - 2), [](char c) { return c >= '0' && c <= '9'; });
}

DecodeError notOurs(std::string_view text)
{
    if (text.starts_with("th1:") || text.starts_with("Th1:") || text.starts_with("tH1:"))
        return {DecodeFault::UnreadableText, "text.letter_case"}; // a keyboard's shift or caps lock
    if (isOtherVersion(text))
        return {DecodeFault::UnsupportedVersion, "text.version"};
    return {DecodeFault::NotAPass, {}, classifyForeign(text)};
}

/// The envelope's faults. One that ends too early lost its end on the way; nobody signs such a thing.
DecodeError envelopeError(const cose::Error &error)
{
    if (!error.cbor)
        return {DecodeFault::Malformed, std::string("cose.") + cose::name(error.fault)};
    const auto fault =
        error.cbor->fault == cbor::Fault::Truncated ? DecodeFault::UnreadableText : DecodeFault::Malformed;
    return {fault, std::string("cbor.") + cbor::name(error.cbor->fault)};
}

} // namespace

Result<SignedPass, DecodeError> decodePass(std::string_view text)
{
    if (text.size() > maxPassTextLength)
        return fail(DecodeFault::TooLong, "text.too_long");
    if (!isValidUtf8(text))
        return fail(DecodeFault::UnreadableText, "text.invalid_utf8");
    if (!text.starts_with(prefix))
        return Failure{notOurs(text)};
    const auto bytes = decodeBase45(text.substr(prefix.size()));
    if (!bytes)
        return fail(DecodeFault::UnreadableText, "text.base45");
    const auto message = cose::decodeSign1(*bytes);
    if (!message)
        return Failure{envelopeError(message.error())};
    auto claims = decodeClaims(message->payload);
    if (!claims)
        return fail(DecodeFault::Malformed, claims.error());
    SignedPass pass;
    pass.m_claims = std::move(*claims);
    pass.m_toBeSigned = cose::toBeSigned(message->protectedHeader, message->payload);
    pass.m_signature = message->signature;
    return pass;
}

Result<std::string, MakeError> makePass(const PassClaims &claims, Signer &signer)
{
    if (const char *rule = brokenRule(claims))
        return Failure{MakeError{ClaimFault::Invalid, rule}};
    cose::Sign1 message{cose::edDsaHeader(), encodeClaims(claims), {}};
    const Bytes toBeSigned = cose::toBeSigned(message.protectedHeader, message.payload);
    const auto signature = signer.sign(toBeSigned);
    // A token that signs wrongly must not put an unusable pass into somebody's hands.
    if (!signature || !verifyEd25519(signer.publicKey(), toBeSigned, *signature))
        return Failure{MakeError{ClaimFault::NotSigned, {}}};
    message.signature = *signature;
    std::string text = std::string(prefix) + encodeBase45(cose::encodeSign1(message));
    if (text.size() > maxPassTextLength)
        return Failure{MakeError{ClaimFault::Invalid, "text.too_long"}};
    return text;
}

std::uint16_t registrationTag(ByteView toBeSigned, ByteView tagKey)
{
    const auto digest = blake2b256(toBeSigned, tagKey);
    for (std::size_t i = 0; i < digest.size(); i += 2)
        if (const auto tag = static_cast<std::uint16_t>(digest[i] << 8 | digest[i + 1]); tag != 0)
            return tag;
    return 1;
}

std::string normalisePlate(std::string_view plate)
{
    std::string normal;
    for (std::size_t i = 0; i < plate.size(); ++i) {
        const char c = plate[i];
        if (c == ' ' || c == '.' || c == '-')
            continue;
        if (plate.substr(i).starts_with("đ")) {
            normal += "Đ";
            ++i;
        } else {
            normal.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
        }
    }
    return normal;
}

} // namespace th::core
