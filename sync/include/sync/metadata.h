// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/result.h"
#include "core/time.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

/// The JSON metadata of The Update Framework 1.0 (docs/formats/publication.md), read strictly into values: no member
/// twice, no fractions, nested at most 16 deep, no key id twice among the signatures. Unknown members are kept in what
/// is signed and otherwise ignored.

/// A public key as metadata lists it. Two entries are one key if whoever signs for one can sign for the other, whatever
/// their ids say: an id names an entry and proves nothing (TAP 12).
struct MetadataKey {
    std::string type;   ///< "ed25519", "ecdsa", "rsa" …
    std::string scheme; ///< "ed25519", "ecdsa-sha2-nistp256", "rsassa-pss-sha256" …; an unknown one never counts
    std::string value;  ///< ed25519: 64 lower-case hex digits; the others: PEM (SubjectPublicKeyInfo), as given
};

/// Who may sign for a role: keys by key id, and how many different ones must.
struct RoleKeys {
    std::map<std::string, MetadataKey> keys;
    std::uint64_t threshold = 1;
};

struct MetadataSignature {
    std::string keyId;
    core::Bytes bytes;
};

/// What every role's file has.
struct Signed {
    std::uint64_t version = 0;
    core::Instant expires{};
    std::string canonical; ///< the signed part in canonical JSON: what signatures are made over
    std::vector<MetadataSignature> signatures;
};

struct RootMetadata : Signed {
    bool consistentSnapshot = false;
    RoleKeys root, timestamp, snapshot, targets;
};

/// What a signed file says of another.
struct FileFacts {
    std::optional<std::uint64_t> length;
    std::map<std::string, std::string> hashes; ///< "sha256", "sha512" → lower-case hex
};
struct MetaFacts : FileFacts {
    std::uint64_t version = 0;
};

struct TimestampMetadata : Signed {
    MetaFacts snapshot;
    std::optional<core::Instant> issued; ///< our member "x-issued": when this publication was made
};

struct SnapshotMetadata : Signed {
    std::map<std::string, MetaFacts> meta; ///< by "ROLE.json"
};

struct Delegation {
    std::string name;
    RoleKeys keys;
    bool terminating = false;
    std::vector<std::string> paths;        ///< shell patterns; * and ? stop at '/'
    std::vector<std::string> hashPrefixes; ///< of the SHA-256 of the target path, in hex; one of the two at most
};

/// Delegations to 2^bitLength roles of the same keys, by the hash of the target path (TAP 15); each is terminating.
struct HashBins {
    RoleKeys keys;
    unsigned bitLength = 1; ///< 1 to 32
    std::string
        namePrefix; ///< the roles are called "PREFIX-00" …, in lower-case hex of as many digits as the last needs
};

struct TargetsMetadata : Signed {
    std::map<std::string, FileFacts> targets; ///< by target path; each has a length and some hash
    std::vector<Delegation> delegations;      ///< in order of priority; none where there are bins
    std::optional<HashBins> bins;
};

struct MetadataError {
    std::string detail; ///< what was expected, English
};
template <class T> using Parsed = core::Result<T, MetadataError>;

[[nodiscard]] Parsed<RootMetadata> parseRoot(core::ByteView json);
[[nodiscard]] Parsed<TimestampMetadata> parseTimestamp(core::ByteView json);
[[nodiscard]] Parsed<SnapshotMetadata> parseSnapshot(core::ByteView json);
[[nodiscard]] Parsed<TargetsMetadata> parseTargets(core::ByteView json);

/// How many different keys of the role signed it.
[[nodiscard]] std::uint64_t countSignatures(const Signed &metadata, const RoleKeys &role);
/// True if the key can have made a signature that counts: a type and scheme that we know, and a key of that type; of
/// Ed25519, a canonical point of prime order.
[[nodiscard]] bool isUsable(const MetadataKey &key);
/// True if the two may sign for each other: the same key, however it is written.
[[nodiscard]] bool sameKey(const MetadataKey &a, const MetadataKey &b);
/// True if `path` is one the delegation speaks for.
[[nodiscard]] bool covers(const Delegation &delegation, const std::string &path);
/// The roles to ask for a target path, in order of priority; those after a terminating one are left out.
struct Delegated {
    std::string role;
    bool terminating = false;
};
[[nodiscard]] std::vector<Delegated> delegatedFor(const TargetsMetadata &metadata, const std::string &path);
/// Whose signatures make the role's file good, as far as this metadata says; nullptr if it delegates no such role.
[[nodiscard]] const RoleKeys *delegatedKeys(const TargetsMetadata &metadata, const std::string &role);
/// Nothing if the bytes are the ones described; otherwise which fact differs ("length", "sha256" …). Facts without a
/// hash we know and without a length describe any bytes.
[[nodiscard]] std::optional<std::string> difference(const FileFacts &facts, core::ByteView bytes);
/// SHA-256 and SHA-512 are known.
[[nodiscard]] std::string hashHex(const std::string &algorithm, core::ByteView bytes);

} // namespace th::sync
