// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "minisign.h"

#include <algorithm>
#include <sodium.h>
#include <sstream>

namespace th::evidence {

namespace {

constexpr std::string_view untrusted = "untrusted comment: ", trusted = "trusted comment: ";
constexpr std::size_t mostSignatureText = 4096;

std::string base64(core::ByteView bytes)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.resize(std::char_traits<char>::length(text.c_str()));
    return text;
}

std::optional<core::Bytes> fromBase64(const std::string &text)
{
    core::Bytes bytes(text.size());
    std::size_t length = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

/// Algorithm, number of the key (minisign draws one; ours is the key's own), and what it is about.
core::Bytes framed(std::string_view algorithm, const core::PublicKey &key, core::ByteView content)
{
    core::Bytes bytes(algorithm.begin(), algorithm.end());
    const core::KeyId id = core::keyId(key);
    bytes.insert(bytes.end(), id.begin(), id.end());
    bytes.insert(bytes.end(), content.begin(), content.end());
    return bytes;
}

core::Bytes withComment(core::ByteView signature, std::string_view comment)
{
    core::Bytes bytes(signature.begin(), signature.end());
    bytes.insert(bytes.end(), comment.begin(), comment.end());
    return bytes;
}

} // namespace

std::string minisignKey(const core::PublicKey &key) { return base64(framed("Ed", key, key)); }

std::optional<std::string> minisignature(const Digest512 &file, const std::string &comment, core::Signer &signer)
{
    const auto signature = signer.sign(file);
    const auto whole = signature ? signer.sign(withComment(*signature, comment)) : std::nullopt;
    if (!whole)
        return std::nullopt;
    return std::string(untrusted) + "signature of a Thong Hanh export\n" +
           base64(framed("ED", signer.publicKey(), *signature)) + "\n" + std::string(trusted) + comment + "\n" +
           base64(*whole) + "\n";
}

std::optional<std::string> openMinisignature(const std::string &signature, const Digest512 &file,
                                             const core::PublicKey &key)
{
    if (signature.size() > mostSignatureText)
        return std::nullopt;
    std::istringstream stream(signature);
    std::string first, second, third, fourth, more;
    if (!std::getline(stream, first) || !std::getline(stream, second) || !std::getline(stream, third) ||
        !std::getline(stream, fourth) || std::getline(stream, more) || !first.starts_with(untrusted) ||
        !third.starts_with(trusted))
        return std::nullopt;
    const auto of = fromBase64(second), whole = fromBase64(fourth);
    core::Signature one{}, all{};
    const core::Bytes head = framed("ED", key, {});
    if (!of || !whole || of->size() != head.size() + one.size() || whole->size() != all.size() ||
        !std::equal(head.begin(), head.end(), of->begin()))
        return std::nullopt;
    std::copy(of->begin() + static_cast<std::ptrdiff_t>(head.size()), of->end(), one.begin());
    std::ranges::copy(*whole, all.begin());
    std::string comment = third.substr(trusted.size());
    if (!core::verifyEd25519(key, file, one) || !core::verifyEd25519(key, withComment(one, comment), all))
        return std::nullopt;
    return comment;
}

std::string pemOf(const core::PublicKey &key)
{
    core::Bytes der = *core::fromHex("302a300506032b6570032100");
    der.insert(der.end(), key.begin(), key.end());
    return "-----BEGIN PUBLIC KEY-----\n" + base64(der) + "\n-----END PUBLIC KEY-----\n";
}

} // namespace th::evidence
