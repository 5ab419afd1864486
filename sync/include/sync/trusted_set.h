// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/metadata.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

enum class TrustFault {
    NotMetadata,     ///< not the JSON of its role
    WrongSignatures, ///< threshold of the role's keys not met
    Expired,
    Rollback,    ///< an older version than the one trusted, of this file or of one it lists
    Mismatch,    ///< version, length or hash is not what the listing file says, or it lists no such file
    BrokenChain, ///< a root that is not the one after the trusted one
};

struct TrustError {
    TrustFault fault;
    std::string detail{};
};
template <class T> using Trusted = core::Result<T, TrustError>;

enum class Origin {
    Stored, ///< was accepted earlier: may have expired or been superseded, still guards against rollback
    Fetched,
};
enum class Outcome { Accepted, AlreadyHeld };

/// A targets role as it is reached: "targets", then each role as delegated by the one before. Who signs for a role is
/// said by the one before it alone, so the same name at the end of two paths is two roles.
using RolePath = std::vector<std::string>;

/// The client workflow of TUF 1.0 (section 5) as a state machine over bytes: no files, no network, no clock of its own.
/// Feed it in order: root (each next one), timestamp, snapshot, targets, delegated roles; stored bytes first where
/// there are any. What it refuses leaves it as it was. Each returns whether the file is good for use now; a
/// stored file that is not is either kept for rollback protection only or, if its signatures do not hold, not at all.
class TrustedSet {
public:
    /// Starts from a root that is trusted already. It may have expired: newer ones can follow it.
    static Trusted<TrustedSet> begin(core::ByteView trustedRoot);

    /// The next root: version exactly one higher, signed by the thresholds of the trusted and of its own keys.
    Trusted<void> updateRoot(core::ByteView bytes);
    /// To be called after the last root, before any other role.
    Trusted<void> finishRoots(core::Instant now);
    /// True if timestamp or snapshot lost a key since `begin`: stored files of both must be forgotten, so that a
    /// repository recovers from versions that an attacker drove up (5.3.11).
    [[nodiscard]] bool forgetsStored() const { return m_forgetsStored; }

    Trusted<Outcome> updateTimestamp(core::ByteView bytes, core::Instant now, Origin origin);
    Trusted<void> updateSnapshot(core::ByteView bytes, core::Instant now, Origin origin);
    /// {"targets"} first. A role loaded on one path says nothing on another.
    Trusted<void> updateTargets(core::ByteView bytes, const RolePath &path, core::Instant now);

    [[nodiscard]] const RootMetadata &root() const { return m_root; }
    [[nodiscard]] const TimestampMetadata *timestamp() const { return m_timestamp ? &*m_timestamp : nullptr; }
    [[nodiscard]] const SnapshotMetadata *snapshot() const { return m_snapshot ? &*m_snapshot : nullptr; }
    [[nodiscard]] const TargetsMetadata *targets(const RolePath &path) const;
    /// What the snapshot says of a role's file; nothing if it lists none.
    [[nodiscard]] const MetaFacts *factsOf(const std::string &role) const;

private:
    TrustedSet() = default;
    [[nodiscard]] Trusted<void> checkTimestamp(core::Instant now) const;
    [[nodiscard]] Trusted<void> checkSnapshot(core::Instant now) const;
    [[nodiscard]] const RoleKeys *keysFor(const RolePath &path) const;

    RootMetadata m_root;
    bool m_forgetsStored = false;
    std::optional<TimestampMetadata> m_timestamp;
    std::optional<SnapshotMetadata> m_snapshot;
    std::map<RolePath, TargetsMetadata> m_targets;
};

} // namespace th::sync
