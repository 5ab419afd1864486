// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "own_tree.h"

#include "published_names.h"
#include "signed_tree.h"

#include <algorithm>
#include <set>

namespace th::sync {
namespace {

constexpr std::size_t maxFileBytes = 64u << 20;
constexpr std::uint64_t versionsKept = 24;
constexpr std::uint64_t sightingsKept = 3; ///< versions: for who is fetching just now, and a copy that lags

core::Failure<std::string> failed(std::string sentence) { return core::Failure{std::move(sentence)}; }

class Reader {
public:
    Reader(const std::filesystem::path &tree, const PublishOrder &order)
        : m_folder(tree), m_order(order), m_tree(fetchFromFolder(tree), order.now)
    {
    }

    Made<OwnTree> read()
    {
        if (auto done = m_tree.open(m_order.root); !done)
            return core::Failure{done.error()};
        m_own.snapshotKeys = m_tree.root().snapshot;
        m_own.timestampKeys = m_tree.root().timestamp;
        if (auto done = readLastPublication(); !done)
            return core::Failure{done.error()};
        if (auto done = readTargets(); !done)
            return core::Failure{done.error()};
        if (auto done = readStatus(); !done)
            return core::Failure{done.error()};
        return std::move(m_own);
    }

private:
    Made<void> readLastPublication()
    {
        if (!m_tree.timestamp())
            return {};
        auto snapshot = m_tree.snapshot();
        if (!snapshot)
            return core::Failure{snapshot.error()};
        m_snapshot = std::move(snapshot).value();
        m_own.version = std::max(m_snapshot->version, m_tree.version());
        m_own.issued = m_tree.timestamp()->issued.value_or(core::Instant());
        return {};
    }

    /// The newest that lies in the tree: signed elsewhere, and put here to be published.
    Made<void> readTargets()
    {
        const std::uint64_t last = m_snapshot ? m_snapshot->meta.at("targets.json").version : 0;
        const auto versions = versionsIn(m_folder, "targets");
        m_own.targetsVersion = versions.empty() ? 0 : versions.front();
        if (m_own.targetsVersion == 0 || m_own.targetsVersion < last)
            return failed(
                "metadata/N.targets.json is missing: directory and policy are signed elsewhere and put into the tree");
        m_own.targetsAreNew = m_own.targetsVersion != last;
        const std::string name = metadataFile(m_own.targetsVersion, "targets");
        auto bytes = m_tree.get(name);
        if (!bytes)
            return core::Failure{bytes.error()};
        auto targets = parseTargets(*bytes);
        if (!targets || targets->version != m_own.targetsVersion)
            return failed(name + ": not the metadata of targets");
        if (countSignatures(*targets, m_tree.root().targets) < m_tree.root().targets.threshold)
            return failed(name + ": not signed by enough of the root's keys");
        if (targets->expires <= m_order.now)
            return failed(name + ": expired at " + core::formatRfc3339(targets->expires));
        for (const Delegation &delegation : targets->delegations)
            if (delegation.name == statusRole && covers(delegation, notesPath))
                m_own.statusKeys = delegation.keys;
        if (m_own.statusKeys.keys.empty())
            return failed(name + ": delegates no role `status` for status/*");
        m_targets = std::move(targets).value();
        m_own.targets = std::move(bytes).value();
        readOthers();
        return readDocuments();
    }

    void readOthers()
    {
        std::vector<std::filesystem::path> folders{m_folder};
        for (const std::string &copy : m_order.copies)
            if (copy.find("://") == std::string::npos)
                folders.emplace_back(copy);
        m_own.others = readOtherRoles(folders, m_targets, m_snapshot ? &*m_snapshot : nullptr, m_order.now);
    }

    Made<core::Bytes> document(const char *path) const
    {
        const auto facts = m_targets.targets.find(path);
        if (facts == m_targets.targets.end())
            return failed(std::string(path) + ": not among the targets");
        return m_tree.get(targetFile(path, facts->second), facts->second);
    }

    Made<void> readDocuments()
    {
        const auto directoryBytes = document(directoryPath), policyBytes = document(policyPath);
        if (!directoryBytes || !policyBytes)
            return core::Failure{!directoryBytes ? directoryBytes.error() : policyBytes.error()};
        auto directory = core::parseDirectory(*directoryBytes);
        if (!directory)
            return failed("directory.json, " + directory.error().where + ": " + directory.error().rule);
        auto policy = core::parsePolicy(*policyBytes);
        if (!policy)
            return failed("policy.json, " + policy.error().where + ": " + policy.error().rule);
        m_own.directory = std::move(directory).value();
        m_own.policy = std::move(policy).value();
        return {};
    }

    Made<void> readStatus()
    {
        if (!m_snapshot || !m_snapshot->meta.contains("status.json"))
            return {};
        const auto targets = m_tree.statusTargets(*m_snapshot);
        if (!targets)
            return core::Failure{targets.error()};
        for (const auto &[path, facts] : *targets) {
            auto content = m_tree.get(targetFile(path, facts), facts);
            if (!content)
                return core::Failure{content.error()};
            m_own.status.emplace(path, std::move(content).value());
        }
        const auto notes = m_own.status.find(notesPath);
        const auto read = notes == m_own.status.end() ? std::nullopt : decodeNotes(notes->second);
        if (!read)
            return failed(std::string(notesPath) + ": missing or broken; this tree was not made by `publish`");
        m_own.notes = *read;
        return {};
    }

    std::filesystem::path m_folder;
    const PublishOrder &m_order;
    SignedTree m_tree;
    std::optional<SnapshotMetadata> m_snapshot;
    TargetsMetadata m_targets;
    OwnTree m_own;
};

} // namespace

Made<OwnTree> readOwnTree(const std::filesystem::path &tree, const PublishOrder &order)
{
    return Reader(tree, order).read();
}

void pruneTree(const std::filesystem::path &tree, std::uint64_t version)
{
    if (version <= versionsKept)
        return;
    const Fetch fetch = fetchFromFolder(tree);
    std::set<std::string> kept;
    for (std::uint64_t each = version - versionsKept + 1; each <= version; ++each)
        if (const auto bytes = fetch(metadataFile(each, statusRole), maxFileBytes))
            if (const auto status = parseTargets(*bytes))
                for (const auto &[path, facts] : status->targets)
                    kept.insert((tree / targetFile(path, facts)).filename().string());
    std::error_code error; // what cannot be removed stays, and harms nobody
    std::vector<std::filesystem::path> old;
    for (const auto &entry : std::filesystem::directory_iterator(tree / "targets" / "status", error))
        if (!kept.contains(entry.path().filename().string()))
            old.push_back(entry.path());
    for (const char *role : {"snapshot", "status"})
        for (std::uint64_t each = version - versionsKept; each > 0; --each)
            if (const auto file = tree / metadataFile(each, role); std::filesystem::exists(file, error))
                old.push_back(file);
            else
                break;
    for (const auto &file : old)
        std::filesystem::remove(file, error);
}

void pruneSightings(const std::filesystem::path &tree, std::uint64_t version)
{
    const Fetch fetch = fetchFromFolder(tree);
    std::set<std::string> kept;
    for (std::uint64_t each = version; each > 0 && version - each < sightingsKept; --each)
        if (const auto bytes = fetch(metadataFile(each, statusRole), maxFileBytes))
            if (const auto status = parseTargets(*bytes))
                for (const auto &[path, facts] : status->targets)
                    kept.insert((tree / targetFile(path, facts)).filename().string());
    std::error_code error; // what cannot be removed is tried again at the next publication
    std::vector<std::filesystem::path> old;
    for (const auto &entry : std::filesystem::directory_iterator(tree / "targets" / "status", error))
        if (entry.path().extension() == ".sgt" && !kept.contains(entry.path().filename().string()))
            old.push_back(entry.path());
    for (const auto &file : old)
        std::filesystem::remove(file, error);
}

} // namespace th::sync
