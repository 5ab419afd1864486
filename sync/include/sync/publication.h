// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/names.h"
#include "core/result.h"
#include "core/segment.h"
#include "core/signing.h"
#include "core/time.h"
#include "sync/metadata.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace th::sync {

/// The making of what `importTree` reads (docs/formats/publication.md). Values in, bytes out; signing is the
/// Signer's, and may happen elsewhere. Errors are sentences.
template <class T> using Made = core::Result<T, std::string>;

struct RoleRule {
    std::vector<core::PublicKey> keys;
    std::uint64_t threshold = 1;
};

struct RootPlan {
    std::uint64_t version = 1;
    core::Instant expires{};
    RoleRule root, timestamp, snapshot, targets;
};

struct DelegationPlan {
    std::string name;
    RoleRule rule;
    std::vector<std::string> paths; ///< shell patterns
    bool terminating = true;
};

/// Files by the path they have in the tree or under which they are targets.
using Files = std::map<std::string, core::Bytes>;

struct TargetsPlan {
    std::uint64_t version = 1;
    core::Instant expires{};
    Files files;
    std::vector<DelegationPlan> delegations;
};

struct SnapshotPlan {
    std::uint64_t version = 1;
    core::Instant expires{};
    struct Listed {
        std::uint64_t version = 1;
        core::Bytes bytes;
    };
    std::map<std::string, Listed> metadata; ///< by role: "targets" and every delegated role
};

struct TimestampPlan {
    std::uint64_t version = 1;
    core::Instant expires{};
    core::Instant issued{};
    std::uint64_t snapshotVersion = 1;
    core::Bytes snapshot;
};

/// The signed part of a role's file as JSON text, to be given to `signMetadata`.
[[nodiscard]] std::string describe(const RootPlan &plan);
[[nodiscard]] std::string describe(const TargetsPlan &plan);
[[nodiscard]] std::string describe(const SnapshotPlan &plan);
[[nodiscard]] std::string describe(const TimestampPlan &plan);

/// A key that signs metadata: one of our Ed25519 keys, or whatever a token holds.
struct MetadataSigner {
    using Sign = std::function<core::Result<core::Bytes, core::LocalName>(const std::string &scheme, core::ByteView)>;

    MetadataSigner(core::Signer *signer); ///< which is used as long as this is
    /// `sign` is given the scheme under which the key is listed.
    MetadataSigner(MetadataKey listed, Sign how);

    MetadataKey key;
    std::string id; ///< under which the key is listed
    Sign sign;
};
using Signers = std::vector<MetadataSigner>;

/// A metadata file: the signed part and one signature by each key over its canonical JSON. Fails if a signer does, if
/// what it made does not hold, or if `signedPart` is not strict JSON.
[[nodiscard]] Made<core::Bytes> signMetadata(const std::string &signedPart, const Signers &signers);
/// Those of the signers whose keys the role lists, as it lists them.
[[nodiscard]] Signers listedBy(const RoleKeys &role, const Signers &signers);
[[nodiscard]] MetadataKey metadataKey(const core::PublicKey &key);
/// SHA-256 over the canonical JSON of the key's entry, in hex: the id under which we list it.
[[nodiscard]] std::string metadataKeyId(const MetadataKey &key);
[[nodiscard]] std::string metadataKeyId(const core::PublicKey &key);

/// Where a target lies in the tree: "targets/status/HASH.NAME".
[[nodiscard]] std::string targetFilePath(const std::string &path, core::ByteView bytes);

/// One whole publication, with the same version for every role but the root.
struct Publication {
    core::Bytes root; ///< the newest root's file, signed beforehand
    std::uint64_t rootVersion = 1;
    Files earlierRoots;        ///< "metadata/N.root.json" of those before, so that old stations find the chain
    std::uint64_t version = 1; ///< of targets, status, snapshot and timestamp; above that of the last publication
    core::Instant issued{};
    core::Instant expires{}; ///< of targets and status
    core::Instant snapshotExpires{};
    core::Instant timestampExpires{}; ///< soon: what keeps an old publication from being shown as new
    Signers targetsSigners, statusSigners, snapshotSigners, timestampSigners;
    RoleRule statusRule;
    core::Bytes directory, policy;
    Files accounts; ///< more top-level targets: "accounts/P00001.acc" (docs/formats/accounts.md)
    std::map<std::string, core::Segment> segments; ///< by name, e.g. "BD01A.seg": target "status/BD01A.seg"
    Files statusFiles; ///< more targets of the status role, by path: "status/delta-20-24.seg"
};

/// Every file of the tree. Checks that directory and policy can be read by a station.
[[nodiscard]] Made<Files> makePublication(const Publication &publication);
/// Writes the files below `tree` so that a reader at any moment finds a whole publication, the earlier or the new one:
/// each file under a temporary name first, the timestamp last. Existing immutable files of the same bytes are left.
[[nodiscard]] Made<void> writeTree(const std::filesystem::path &tree, const Files &files);

} // namespace th::sync
