// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updater.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace th::sync {
namespace {

// Nothing signed says how large these may be before they are read; targets and snapshots know better bounds.
constexpr std::size_t maxRootBytes = 512u << 10;
constexpr std::size_t maxTimestampBytes = 16u << 10;
constexpr std::size_t maxSnapshotBytes = 2u << 20;
constexpr std::size_t maxTargetsBytes = 5u << 20;
constexpr int maxNewRoots = 1024;
constexpr std::size_t maxDelegationsVisited = 32;

ImportFault faultOf(TrustFault fault)
{
    switch (fault) {
    case TrustFault::NotMetadata:
        return ImportFault::NotMetadata;
    case TrustFault::WrongSignatures:
        return ImportFault::WrongSignatures;
    case TrustFault::Expired:
        return ImportFault::Expired;
    case TrustFault::Rollback:
        return ImportFault::Rollback;
    case TrustFault::Mismatch:
        return ImportFault::Mismatch;
    case TrustFault::BrokenChain:
        return ImportFault::UntrustedRoot;
    }
    return ImportFault::NotMetadata;
}

core::Failure<ImportError> refused(const std::string &file, const TrustError &error)
{
    return core::Failure{ImportError{faultOf(error.fault), file, error.detail}};
}

/// A role's name as part of a file name: everything but letters, digits and -._~ percent-encoded.
std::string quoted(const std::string &role)
{
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (const char c : role) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            name += c;
        else
            name += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return name;
}

std::size_t capped(const FileFacts &facts, std::size_t most)
{
    return static_cast<std::size_t>(std::min<std::uint64_t>(facts.length.value_or(most), most));
}

/// "dir/HASH.name" of "dir/name".
std::string consistentName(const std::string &path, const FileFacts &facts)
{
    const auto found = facts.hashes.contains("sha256") ? facts.hashes.find("sha256") : facts.hashes.find("sha512");
    const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    return path.substr(0, name) + found->second + "." + path.substr(name);
}

} // namespace

Updater::Updater(Fetch fetch, store::TrustedMetadata stored, Keep keep, core::Instant now)
    : m_fetch(std::move(fetch)), m_keep(std::move(keep)), m_stored(std::move(stored)), m_now(now)
{
}

const core::Bytes *Updater::stored(const std::string &role) const
{
    const auto found = m_stored.find(role);
    return found == m_stored.end() ? nullptr : &found->second;
}

std::string Updater::fileOf(const std::string &role, std::uint64_t version) const
{
    const std::string prefix = m_set->root().consistentSnapshot ? std::to_string(version) + "." : "";
    return "metadata/" + prefix + quoted(role) + ".json";
}

Updated<core::Bytes> Updater::get(const std::string &file, std::size_t maxBytes) const
{
    auto bytes = m_fetch(file, maxBytes);
    if (bytes)
        return std::move(bytes).value();
    // Larger than what is signed: not that file.
    const bool listed = bytes.error().kind == FetchError::Kind::TooLarge && file.starts_with("targets/");
    return core::Failure{
        ImportError{listed ? ImportFault::Mismatch : ImportFault::Unreadable, file, bytes.error().detail}};
}

Updated<void> Updater::refresh()
{
    if (auto done = updateRoots(); !done)
        return done;
    if (auto done = updateTimestamp(); !done)
        return done;
    if (auto done = updateSnapshot(); !done)
        return done;
    return loadTargets("targets", "root");
}

Updated<void> Updater::updateRoots()
{
    const core::Bytes *root = stored("root");
    if (!root)
        return core::Failure{ImportError{ImportFault::UntrustedRoot, "root.json", "no root is trusted yet"}};
    auto set = TrustedSet::begin(*root);
    if (!set)
        return refused("root.json", set.error());
    m_set = std::move(set).value();
    m_verified["root"] = *root;
    std::string file;
    for (int i = 0; i < maxNewRoots; ++i) {
        file = "metadata/" + std::to_string(m_set->root().version + 1) + ".root.json";
        auto next = m_fetch(file, maxRootBytes);
        if (!next && next.error().kind == FetchError::Kind::Missing)
            break;
        if (!next)
            return core::Failure{ImportError{ImportFault::Unreadable, file, next.error().detail}};
        if (auto done = acceptRoot(file, std::move(next).value()); !done)
            return done;
    }
    if (const auto done = m_set->finishRoots(m_now); !done)
        return refused(std::to_string(m_set->root().version) + ".root.json", done.error());
    return {};
}

Updated<void> Updater::acceptRoot(const std::string &file, core::Bytes root)
{
    if (const auto done = m_set->updateRoot(root); !done)
        return refused(file, done.error());
    m_verified["root"] = m_stored["root"] = std::move(root);
    m_rootMoved = true;
    if (m_set->forgetsStored()) { // kept with the root that says so, or the next import would not know
        m_stored.erase("timestamp");
        m_stored.erase("snapshot");
    }
    return m_keep(m_stored);
}

std::optional<core::Instant> Updater::newestSignedTime()
{
    if (!m_set)
        return std::nullopt;
    if (const auto bytes = m_fetch("metadata/timestamp.json", maxTimestampBytes))
        (void)m_set->updateTimestamp(*bytes, core::Instant(), Origin::Stored);
    return m_set->timestamp() ? m_set->timestamp()->issued : std::nullopt;
}

Updated<void> Updater::updateTimestamp()
{
    const core::Bytes *held = stored("timestamp");
    const bool heldIsTrusted = held && m_set->updateTimestamp(*held, m_now, Origin::Stored);
    const std::string file = "metadata/timestamp.json";
    auto bytes = get(file, maxTimestampBytes);
    if (!bytes)
        return core::Failure{bytes.error()};
    const auto done = m_set->updateTimestamp(*bytes, m_now, Origin::Fetched);
    if (!done)
        return refused(file, done.error());
    const bool same = *done == Outcome::AlreadyHeld && heldIsTrusted;
    m_verified["timestamp"] = same ? *held : std::move(bytes).value();
    m_unchanged = same && !m_rootMoved;
    return {};
}

Updated<void> Updater::updateSnapshot()
{
    if (const core::Bytes *held = stored("snapshot"); held && m_set->updateSnapshot(*held, m_now, Origin::Stored)) {
        m_verified["snapshot"] = *held;
        return {};
    }
    const MetaFacts &facts = m_set->timestamp()->snapshot;
    const std::string file = fileOf("snapshot", facts.version);
    auto bytes = get(file, capped(facts, maxSnapshotBytes));
    if (!bytes)
        return core::Failure{bytes.error()};
    if (const auto done = m_set->updateSnapshot(*bytes, m_now, Origin::Fetched); !done)
        return refused(file, done.error());
    m_verified["snapshot"] = std::move(bytes).value();
    return {};
}

Updated<void> Updater::loadTargets(const std::string &role, const std::string &delegator)
{
    if (m_set->targets(role, delegator))
        return {};
    if (const core::Bytes *held = stored(role); held && m_set->updateTargets(*held, role, delegator, m_now)) {
        m_verified[role] = *held;
        return {};
    }
    const MetaFacts *facts = m_set->factsOf(role);
    if (!facts)
        return core::Failure{ImportError{ImportFault::Mismatch, role + ".json", "not in the snapshot"}};
    const std::string file = fileOf(role, facts->version);
    auto bytes = get(file, capped(*facts, maxTargetsBytes));
    if (!bytes)
        return core::Failure{bytes.error()};
    if (const auto done = m_set->updateTargets(*bytes, role, delegator, m_now); !done)
        return refused(file, done.error());
    m_verified[role] = std::move(bytes).value();
    return {};
}

Updated<std::optional<Updater::Target>> Updater::find(const std::string &path)
{
    struct Visit {
        std::string role, delegator;
    };
    std::vector<Visit> pending{{"targets", "root"}};
    std::set<std::string> visited;
    while (!pending.empty() && visited.size() < maxDelegationsVisited) {
        const Visit visit = std::move(pending.back());
        pending.pop_back();
        if (!visited.insert(visit.role).second)
            continue;
        if (const auto done = loadTargets(visit.role, visit.delegator); !done)
            return core::Failure{done.error()};
        const TargetsMetadata &metadata = *m_set->targets(visit.role, visit.delegator);
        if (const auto found = metadata.targets.find(path); found != metadata.targets.end())
            return std::optional(Target{visit.role, found->second});
        std::vector<Visit> next;
        for (const Delegation &delegation : metadata.delegations) {
            if (!covers(delegation, path))
                continue;
            next.push_back({delegation.name, visit.role});
            if (delegation.terminating) {
                pending.clear();
                break;
            }
        }
        pending.insert(pending.end(), next.rbegin(), next.rend());
    }
    return std::optional<Target>();
}

Updated<core::Bytes> Updater::download(const std::string &path, const Target &target, std::size_t maxBytes)
{
    const std::string name = m_set->root().consistentSnapshot ? consistentName(path, target.facts) : path;
    if (target.facts.length.value_or(0) > maxBytes)
        return core::Failure{ImportError{ImportFault::BadTarget, path, "over " + std::to_string(maxBytes) + " bytes"}};
    auto bytes = get("targets/" + name, static_cast<std::size_t>(target.facts.length.value_or(maxBytes)));
    if (!bytes)
        return core::Failure{bytes.error()};
    if (const auto wrong = difference(target.facts, *bytes))
        return core::Failure{ImportError{ImportFault::Mismatch, "targets/" + name, *wrong}};
    return std::move(bytes).value();
}

Updated<const TargetsMetadata *> Updater::delegatedByTargets(const std::string &role)
{
    const TargetsMetadata &top = *m_set->targets("targets", "root");
    const auto named = [&](const Delegation &delegation) { return delegation.name == role; };
    if (std::none_of(top.delegations.begin(), top.delegations.end(), named))
        return static_cast<const TargetsMetadata *>(nullptr);
    if (const auto done = loadTargets(role, "targets"); !done)
        return core::Failure{done.error()};
    return m_set->targets(role, "targets");
}

} // namespace th::sync
