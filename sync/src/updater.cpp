// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "updater.h"

#include <algorithm>

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

std::size_t capped(const FileFacts &facts, std::size_t most)
{
    return static_cast<std::size_t>(std::min<std::uint64_t>(facts.length.value_or(most), most));
}

const std::string *knownHash(const FileFacts &facts)
{
    for (const char *algorithm : {"sha256", "sha512"})
        if (const auto found = facts.hashes.find(algorithm); found != facts.hashes.end())
            return &found->second;
    return nullptr;
}

/// "dir/HASH.name" of "dir/name".
std::string consistentName(const std::string &path, const std::string &hash)
{
    const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    return path.substr(0, name) + hash + "." + path.substr(name);
}

ImportError unreadable(const std::string &file, const FetchError &error)
{
    switch (error.kind) {
    case FetchError::Kind::Unreachable:
        return {ImportFault::Unreachable, file, error.detail, {}, false, error.retryAfter};
    case FetchError::Kind::Certificate:
        return {ImportFault::Certificate, file, error.detail};
    case FetchError::Kind::CaptivePortal:
        return {ImportFault::CaptivePortal, file, error.detail};
    case FetchError::Kind::NoSpace:
        return {ImportFault::Store, file, error.detail, store::StoreError{store::StoreFault::DiskFull, error.detail}};
    case FetchError::Kind::Missing:
    case FetchError::Kind::Unreadable:
    case FetchError::Kind::TooLarge:
        break;
    }
    return {ImportFault::Unreadable, file, error.detail};
}

} // namespace

Updater::Updater(Fetch fetch, TrustedFiles &files, core::Instant now)
    : m_fetch(std::move(fetch)), m_files(files), m_now(now)
{
}

std::optional<core::Bytes> Updater::held(const std::string &role) const
{
    const auto found = m_verified.find(role);
    return found == m_verified.end() ? m_files.find(role) : std::optional(found->second);
}

Updated<void> Updater::keep(const std::string &role, core::Bytes bytes)
{
    const auto done = m_files.keep(role, bytes);
    m_verified[role] = std::move(bytes);
    return done;
}

std::string Updater::fileOf(const std::string &role, std::uint64_t version) const
{
    const std::string prefix = m_set->root().consistentSnapshot ? std::to_string(version) + "." : "";
    return "metadata/" + prefix + percentEncoded(role) + ".json";
}

Updated<core::Bytes> Updater::get(const std::string &file, std::size_t maxBytes) const
{
    auto bytes = m_fetch(file, maxBytes);
    if (bytes)
        return std::move(bytes).value();
    ImportError error = unreadable(file, bytes.error());
    error.missing = bytes.error().kind == FetchError::Kind::Missing;
    if (bytes.error().kind == FetchError::Kind::TooLarge && file.starts_with("targets/"))
        error.fault = ImportFault::Mismatch; // larger than what is signed: not that file
    return core::Failure{std::move(error)};
}

Updated<void> Updater::refresh()
{
    if (auto done = updateRoots(); !done)
        return done;
    if (auto done = updateTimestamp(); !done)
        return done;
    if (auto done = updateSnapshot(); !done)
        return done;
    return loadTargets({"targets"});
}

Updated<void> Updater::updateRoots()
{
    const auto root = held("root");
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
            return core::Failure{unreadable(file, next.error())};
        if (auto done = acceptRoot(file, std::move(next).value()); !done)
            return done;
    }
    const std::uint64_t version = m_set->root().version;
    if (version < m_files.highestRoot())
        return core::Failure{ImportError{ImportFault::UntrustedRoot, file,
                                         "missing: version " + std::to_string(m_files.highestRoot()) + " was trusted"}};
    if (const auto done = m_set->finishRoots(m_now); !done)
        return refused(std::to_string(version) + ".root.json", done.error());
    return {};
}

Updated<void> Updater::acceptRoot(const std::string &file, core::Bytes root)
{
    if (const auto done = m_set->updateRoot(root); !done)
        return refused(file, done.error());
    m_rootMoved = true;
    const auto older = m_set->forgetsStored() ? OlderFiles::Forget : OlderFiles::Keep;
    auto done = m_files.keepRoot(root, m_set->root().version, older);
    m_verified["root"] = std::move(root);
    return done;
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
    const auto before = held("timestamp");
    const bool heldIsTrusted = before && m_set->updateTimestamp(*before, m_now, Origin::Stored);
    const std::string file = "metadata/timestamp.json";
    auto bytes = get(file, maxTimestampBytes);
    if (!bytes)
        return core::Failure{bytes.error()};
    const auto done = m_set->updateTimestamp(*bytes, m_now, Origin::Fetched);
    if (!done)
        return refused(file, done.error());
    const bool same = *done == Outcome::AlreadyHeld && heldIsTrusted;
    m_unchanged = same && !m_rootMoved;
    if (!same)
        return keep("timestamp", std::move(bytes).value());
    m_verified["timestamp"] = *before;
    return {};
}

Updated<void> Updater::updateSnapshot()
{
    if (const auto before = held("snapshot"); before && m_set->updateSnapshot(*before, m_now, Origin::Stored)) {
        m_verified["snapshot"] = *before;
        return {};
    }
    const MetaFacts &facts = m_set->timestamp()->snapshot;
    const std::string file = fileOf("snapshot", facts.version);
    auto bytes = get(file, capped(facts, maxSnapshotBytes));
    if (!bytes)
        return core::Failure{bytes.error()};
    if (const auto done = m_set->updateSnapshot(*bytes, m_now, Origin::Fetched); !done)
        return refused(file, done.error());
    return keep("snapshot", std::move(bytes).value());
}

bool Updater::loadHeld(const RolePath &path)
{
    const std::string &role = path.back();
    if (m_set->targets(path))
        return true;
    const auto before = held(role);
    if (!before || !m_set->updateTargets(*before, path, m_now))
        return false;
    m_verified[role] = *before;
    return true;
}

void Updater::keepHeldRoles()
{
    for (const Delegation &delegation : m_set->targets({"targets"})->delegations)
        (void)loadHeld({"targets", delegation.name});
}

bool Updater::hasAtHand(const std::string &path) const
{
    return std::ranges::all_of(delegatedFor(*m_set->targets({"targets"}), path), [&](const Delegated &each) {
        return m_set->targets({"targets", each.role}) != nullptr;
    });
}

bool Updater::maySpeakFor(const std::string &role, const std::string &path) const
{
    const auto speaks = [&](const Delegation &each) { return each.name == role && covers(each, path); };
    return role == "targets" || std::ranges::any_of(m_set->targets({"targets"})->delegations, speaks);
}

Updated<void> Updater::loadTargets(const RolePath &path)
{
    const std::string &role = path.back();
    if (loadHeld(path))
        return {};
    const MetaFacts *facts = m_set->factsOf(role);
    if (!facts)
        return core::Failure{ImportError{ImportFault::Mismatch, role + ".json", "not in the snapshot", {}, true}};
    const std::string file = fileOf(role, facts->version);
    auto bytes = get(file, capped(*facts, maxTargetsBytes));
    if (!bytes)
        return core::Failure{bytes.error()};
    if (const auto done = m_set->updateTargets(*bytes, path, m_now); !done)
        return refused(file, done.error());
    return keep(role, std::move(bytes).value());
}

Updated<std::optional<Updater::Target>> Updater::find(const std::string &path)
{
    std::vector<RolePath> pending{{"targets"}};
    std::set<std::string> visited;
    while (!pending.empty() && visited.size() < maxDelegationsVisited) {
        const RolePath visit = std::move(pending.back());
        pending.pop_back();
        if (!visited.insert(visit.back()).second)
            continue;
        if (const auto done = loadTargets(visit); !done)
            return core::Failure{done.error()};
        const TargetsMetadata &metadata = *m_set->targets(visit);
        if (const auto found = metadata.targets.find(path); found != metadata.targets.end())
            return std::optional(Target{visit.back(), found->second});
        const std::vector<Delegated> next = delegatedFor(metadata, path);
        if (!next.empty() && next.back().terminating)
            pending.clear();
        for (auto delegated = next.rbegin(); delegated != next.rend(); ++delegated) {
            pending.push_back(visit);
            pending.back().push_back(delegated->role);
        }
    }
    return std::optional<Target>();
}

Updated<core::Bytes> Updater::download(const std::string &path, const Target &target, std::size_t maxBytes)
{
    const std::string *hash = knownHash(target.facts);
    if (!hash)
        return core::Failure{ImportError{ImportFault::BadTarget, path, "unknown hash algorithms"}};
    const std::string name = m_set->root().consistentSnapshot ? consistentName(path, *hash) : path;
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
    if (!delegatedKeys(*m_set->targets({"targets"}), role))
        return static_cast<const TargetsMetadata *>(nullptr);
    const RolePath path{"targets", role};
    if (const auto done = loadTargets(path); !done)
        return core::Failure{done.error()};
    return m_set->targets(path);
}

} // namespace th::sync
