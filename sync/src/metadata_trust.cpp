// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "path_pattern.h"
#include "signature_scheme.h"
#include "sync/metadata.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace th::sync {
namespace {

/// "PREFIX-" and the number of a bin, in as many digits as the last one needs.
std::string binName(const HashBins &bins, std::uint32_t bin)
{
    const std::string digits = core::toHex(
        std::array<std::uint8_t, 4>{static_cast<std::uint8_t>(bin >> 24), static_cast<std::uint8_t>(bin >> 16),
                                    static_cast<std::uint8_t>(bin >> 8), static_cast<std::uint8_t>(bin)});
    return bins.namePrefix + "-" + digits.substr(digits.size() - (bins.bitLength + 3) / 4);
}

std::uint32_t firstBits(const std::array<std::uint8_t, 32> &hash, unsigned count)
{
    const std::uint32_t first = std::uint32_t(hash[0]) << 24 | std::uint32_t(hash[1]) << 16 |
                                std::uint32_t(hash[2]) << 8 | std::uint32_t(hash[3]);
    return first >> (32 - count);
}

bool isBin(const HashBins &bins, const std::string &role)
{
    const std::size_t digits = (bins.bitLength + 3) / 4;
    if (role.size() != bins.namePrefix.size() + 1 + digits || !role.starts_with(bins.namePrefix))
        return false;
    std::uint32_t bin = 0;
    const char *end = role.data() + role.size();
    const auto [stop, error] = std::from_chars(end - digits, end, bin, 16);
    return error == std::errc() && stop == end && std::uint64_t(bin) >> bins.bitLength == 0 &&
           binName(bins, bin) == role;
}

} // namespace

std::uint64_t countSignatures(const Signed &metadata, const RoleKeys &role)
{
    std::set<std::string> signers; // one key under two ids is one key
    for (const MetadataSignature &signature : metadata.signatures) {
        const auto found = role.keys.find(signature.keyId);
        if (found != role.keys.end() && verifies(found->second, metadata.canonical, signature.bytes))
            signers.insert(keyIdentity(found->second));
    }
    return signers.size();
}

bool sameKey(const MetadataKey &a, const MetadataKey &b) { return keyIdentity(a) == keyIdentity(b); }

bool covers(const Delegation &delegation, const std::string &path)
{
    const auto matches = [&](const std::string &pattern) { return matchesPattern(pattern, path); };
    if (std::any_of(delegation.paths.begin(), delegation.paths.end(), matches))
        return true;
    if (delegation.hashPrefixes.empty())
        return false;
    const std::string hash = hashHex("sha256", core::asBytes(path));
    return std::any_of(delegation.hashPrefixes.begin(), delegation.hashPrefixes.end(),
                       [&](const std::string &prefix) { return hash.starts_with(prefix); });
}

std::vector<Delegated> delegatedFor(const TargetsMetadata &metadata, const std::string &path)
{
    if (metadata.bins)
        return {
            {binName(*metadata.bins, firstBits(core::sha256(core::asBytes(path)), metadata.bins->bitLength)), true}};
    std::vector<Delegated> roles;
    for (const Delegation &delegation : metadata.delegations) {
        if (!covers(delegation, path))
            continue;
        roles.push_back({delegation.name, delegation.terminating});
        if (delegation.terminating)
            break;
    }
    return roles;
}

const RoleKeys *delegatedKeys(const TargetsMetadata &metadata, const std::string &role)
{
    if (metadata.bins)
        return isBin(*metadata.bins, role) ? &metadata.bins->keys : nullptr;
    const auto found = std::find_if(metadata.delegations.begin(), metadata.delegations.end(),
                                    [&](const Delegation &delegation) { return delegation.name == role; });
    return found == metadata.delegations.end() ? nullptr : &found->keys;
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
