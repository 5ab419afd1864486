// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/trusted_set.h"

#include <algorithm>

namespace th::sync {
namespace {

core::Failure<TrustError> refused(TrustFault fault, std::string detail = {})
{
    return core::Failure{TrustError{fault, std::move(detail)}};
}

std::string text(std::uint64_t version) { return std::to_string(version); }

Trusted<void> checkSigned(const Signed &metadata, const RoleKeys &role)
{
    const std::uint64_t count = countSignatures(metadata, role);
    if (count < role.threshold)
        return refused(TrustFault::WrongSignatures, text(count) + " of " + text(role.threshold) + " signatures hold");
    return {};
}

Trusted<void> checkExpiry(const Signed &metadata, core::Instant now)
{
    if (metadata.expires <= now)
        return refused(TrustFault::Expired, core::formatRfc3339(metadata.expires));
    return {};
}

/// True if a key that could sign for the role before cannot now.
bool lostKey(const RoleKeys &before, const RoleKeys &after)
{
    const auto stillThere = [&](const auto &old) {
        return std::any_of(after.keys.begin(), after.keys.end(),
                           [&](const auto &entry) { return sameKey(entry.second, old.second); });
    };
    return !std::all_of(before.keys.begin(), before.keys.end(), stillThere);
}

} // namespace

Trusted<TrustedSet> TrustedSet::begin(core::ByteView trustedRoot)
{
    auto root = parseRoot(trustedRoot);
    if (!root)
        return refused(TrustFault::NotMetadata, root.error().detail);
    if (const auto checked = checkSigned(*root, root->root); !checked)
        return core::Failure{checked.error()};
    TrustedSet set;
    set.m_root = std::move(root).value();
    return set;
}

Trusted<void> TrustedSet::updateRoot(core::ByteView bytes)
{
    auto next = parseRoot(bytes);
    if (!next)
        return refused(TrustFault::NotMetadata, next.error().detail);
    for (const RoleKeys *keys : {&m_root.root, &next->root})
        if (const auto checked = checkSigned(*next, *keys); !checked)
            return checked;
    if (next->version != m_root.version + 1)
        return refused(TrustFault::BrokenChain,
                       "version " + text(next->version) + " where " + text(m_root.version + 1) + " was due");
    m_forgetsStored =
        m_forgetsStored || lostKey(m_root.timestamp, next->timestamp) || lostKey(m_root.snapshot, next->snapshot);
    m_root = std::move(next).value();
    return {};
}

Trusted<void> TrustedSet::finishRoots(core::Instant now) { return checkExpiry(m_root, now); }

Trusted<Outcome> TrustedSet::updateTimestamp(core::ByteView bytes, core::Instant now, Origin origin)
{
    auto next = parseTimestamp(bytes);
    if (!next)
        return refused(TrustFault::NotMetadata, next.error().detail);
    if (const auto checked = checkSigned(*next, m_root.timestamp); !checked)
        return core::Failure{checked.error()};
    if (m_timestamp && next->version < m_timestamp->version)
        return refused(TrustFault::Rollback,
                       "version " + text(next->version) + ", trusted is " + text(m_timestamp->version));
    if (m_timestamp && next->snapshot.version < m_timestamp->snapshot.version)
        return refused(TrustFault::Rollback, "snapshot version " + text(next->snapshot.version) + ", trusted is " +
                                                 text(m_timestamp->snapshot.version));
    // The same version with other bytes says nothing new: what is held stays (5.4.3).
    const bool held = m_timestamp && next->version == m_timestamp->version;
    const Signed &judged = held ? static_cast<const Signed &>(*m_timestamp) : *next;
    if (const auto checked = checkExpiry(judged, now); !checked && origin == Origin::Fetched)
        return core::Failure{checked.error()};
    if (held)
        return Outcome::AlreadyHeld;
    m_timestamp = std::move(next).value();
    return Outcome::Accepted;
}

Trusted<void> TrustedSet::checkTimestamp(core::Instant now) const
{
    if (!m_timestamp)
        return refused(TrustFault::Mismatch, "no timestamp yet");
    return checkExpiry(*m_timestamp, now);
}

Trusted<void> TrustedSet::updateSnapshot(core::ByteView bytes, core::Instant now, Origin origin)
{
    if (const auto checked = checkTimestamp(now); !checked)
        return checked;
    if (const auto wrong = difference(m_timestamp->snapshot, bytes); wrong && origin == Origin::Fetched)
        return refused(TrustFault::Mismatch, *wrong);
    auto next = parseSnapshot(bytes);
    if (!next)
        return refused(TrustFault::NotMetadata, next.error().detail);
    if (const auto checked = checkSigned(*next, m_root.snapshot); !checked)
        return checked;
    if (origin == Origin::Fetched && next->version != m_timestamp->snapshot.version)
        return refused(TrustFault::Mismatch, "version " + text(next->version) + ", the timestamp names " +
                                                 text(m_timestamp->snapshot.version));
    for (const auto &[file, old] : m_snapshot ? m_snapshot->meta : std::map<std::string, MetaFacts>()) {
        const auto found = next->meta.find(file);
        if (found == next->meta.end())
            return refused(TrustFault::Rollback, file + " is no longer listed");
        if (found->second.version < old.version)
            return refused(TrustFault::Rollback,
                           file + " version " + text(found->second.version) + ", trusted is " + text(old.version));
    }
    if (const auto checked = checkExpiry(*next, now); !checked && origin == Origin::Fetched)
        return checked;
    m_snapshot = std::move(next).value();
    m_targets.clear();
    return origin == Origin::Stored && difference(m_timestamp->snapshot, bytes)
               ? Trusted<void>(refused(TrustFault::Mismatch, "superseded"))
               : checkSnapshot(now);
}

Trusted<void> TrustedSet::checkSnapshot(core::Instant now) const
{
    if (const auto checked = checkTimestamp(now); !checked)
        return checked;
    if (!m_snapshot)
        return refused(TrustFault::Mismatch, "no snapshot yet");
    if (m_snapshot->version != m_timestamp->snapshot.version)
        return refused(TrustFault::Mismatch, "version " + text(m_snapshot->version) + ", the timestamp names " +
                                                 text(m_timestamp->snapshot.version));
    return checkExpiry(*m_snapshot, now);
}

const RoleKeys *TrustedSet::keysFor(const RolePath &path) const
{
    if (path.size() <= 1)
        return path == RolePath{"targets"} ? &m_root.targets : nullptr;
    const TargetsMetadata *delegator = targets(RolePath(path.begin(), path.end() - 1));
    return delegator ? delegatedKeys(*delegator, path.back()) : nullptr;
}

Trusted<void> TrustedSet::updateTargets(core::ByteView bytes, const RolePath &path, core::Instant now)
{
    if (const auto checked = checkSnapshot(now); !checked)
        return checked;
    const RoleKeys *keys = keysFor(path);
    const MetaFacts *facts = path.empty() ? nullptr : factsOf(path.back());
    if (!keys || !facts)
        return refused(TrustFault::Mismatch, keys ? "not in the snapshot" : "not delegated");
    if (const auto wrong = difference(*facts, bytes))
        return refused(TrustFault::Mismatch, *wrong);
    auto next = parseTargets(bytes);
    if (!next)
        return refused(TrustFault::NotMetadata, next.error().detail);
    if (const auto checked = checkSigned(*next, *keys); !checked)
        return checked;
    if (next->version != facts->version)
        return refused(TrustFault::Mismatch,
                       "version " + text(next->version) + ", the snapshot names " + text(facts->version));
    if (const auto checked = checkExpiry(*next, now); !checked)
        return checked;
    m_targets.insert_or_assign(path, std::move(next).value());
    return {};
}

const TargetsMetadata *TrustedSet::targets(const RolePath &path) const
{
    const auto found = m_targets.find(path);
    return found == m_targets.end() ? nullptr : &found->second;
}

const MetaFacts *TrustedSet::factsOf(const std::string &role) const
{
    if (!m_snapshot)
        return nullptr;
    const auto found = m_snapshot->meta.find(role + ".json");
    return found == m_snapshot->meta.end() ? nullptr : &found->second;
}

} // namespace th::sync
