// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "sync/metadata.h"

#include <fnmatch.h>
#include <sodium.h>

#include <algorithm>
#include <set>

namespace th::sync {
namespace {

bool verifyEd25519(const MetadataKey &key, const std::string &message, const core::Bytes &signature)
{
    const auto value = core::fromHex(key.value);
    core::PublicKey publicKey{};
    core::Signature bytes{};
    if (!value || value->size() != publicKey.size() || signature.size() != bytes.size())
        return false;
    std::copy(value->begin(), value->end(), publicKey.begin());
    std::copy(signature.begin(), signature.end(), bytes.begin());
    return core::verifyEd25519(publicKey, core::asBytes(message), bytes);
}

/// The one place that knows signature schemes; what it does not know never verifies.
bool verify(const MetadataKey &key, const std::string &message, const core::Bytes &signature)
{
    if (key.type == "ed25519" && key.scheme == "ed25519")
        return verifyEd25519(key, message, signature);
    return false;
}

} // namespace

std::uint64_t countSignatures(const Signed &metadata, const RoleKeys &role)
{
    std::set<std::pair<std::string, std::string>> signers; // by content: one key under two ids is one key
    for (const MetadataSignature &signature : metadata.signatures) {
        const auto found = role.keys.find(signature.keyId);
        if (found == role.keys.end() || signers.contains({found->second.type, found->second.value}))
            continue;
        if (verify(found->second, metadata.canonical, signature.bytes))
            signers.emplace(found->second.type, found->second.value);
    }
    return signers.size();
}

bool covers(const Delegation &delegation, const std::string &path)
{
    if (path.find('\0') != std::string::npos)
        return false;
    const auto matches = [&](const std::string &pattern) {
        return fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME | FNM_NOESCAPE) == 0;
    };
    if (std::any_of(delegation.paths.begin(), delegation.paths.end(), matches))
        return true;
    if (delegation.hashPrefixes.empty())
        return false;
    const std::string hash = hashHex("sha256", core::asBytes(path));
    return std::any_of(delegation.hashPrefixes.begin(), delegation.hashPrefixes.end(),
                       [&](const std::string &prefix) { return hash.starts_with(prefix); });
}

std::optional<std::string> difference(const FileFacts &facts, core::ByteView bytes)
{
    if (facts.length && *facts.length != bytes.size())
        return "length";
    bool anyKnown = facts.hashes.empty();
    for (const auto &[algorithm, expected] : facts.hashes) {
        const std::string actual = hashHex(algorithm, bytes);
        if (!actual.empty() && actual != expected)
            return algorithm;
        anyKnown = anyKnown || !actual.empty();
    }
    return anyKnown ? std::nullopt : std::optional<std::string>("unknown hash algorithms");
}

std::string hashHex(const std::string &algorithm, core::ByteView bytes)
{
    if (algorithm == "sha256")
        return core::toHex(core::sha256(bytes));
    if (algorithm != "sha512")
        return {};
    core::initialiseCrypto();
    std::array<std::uint8_t, crypto_hash_sha512_BYTES> digest{};
    crypto_hash_sha512(digest.data(), bytes.data(), bytes.size());
    return core::toHex(digest);
}

} // namespace th::sync
