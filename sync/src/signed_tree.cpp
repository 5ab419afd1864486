// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signed_tree.h"

#include "published_names.h"

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t maxFileBytes = 64u << 20;
// As stations take them. What nobody has vouched for yet may not be large: a slow server gets time for each byte.
constexpr std::size_t maxRootBytes = 512u << 10, maxTimestampBytes = 16u << 10;

core::Failure<std::string> failed(std::string sentence) { return core::Failure{std::move(sentence)}; }

} // namespace

std::string metadataFile(std::uint64_t version, const std::string &role)
{
    return "metadata/" + std::to_string(version) + "." + percentEncoded(role) + ".json";
}

std::string targetFile(const std::string &path, const FileFacts &facts)
{
    const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    const auto hash = facts.hashes.find("sha256");
    return "targets/" + path.substr(0, name) + (hash == facts.hashes.end() ? "" : hash->second) + "." +
           path.substr(name);
}

Made<core::Bytes> SignedTree::get(const std::string &file) const
{
    auto bytes = m_fetch(file, maxFileBytes);
    if (!bytes)
        return failed(file + ": " + bytes.error().detail);
    return std::move(bytes).value();
}

Made<core::Bytes> SignedTree::get(const std::string &file, const FileFacts &facts) const
{
    auto bytes = get(file);
    if (const auto wrong = bytes ? difference(facts, *bytes) : std::nullopt)
        return failed(file + ": not what was signed (" + *wrong + ")");
    return bytes;
}

Made<void> SignedTree::open(const core::Bytes &root)
{
    if (auto done = readRoots(root); !done)
        return done;
    return readTimestamp();
}

std::uint64_t SignedTree::version() const
{
    return m_timestamp ? std::max(m_timestamp->version, m_timestamp->snapshot.version) : 0;
}

Made<void> SignedTree::readRoots(const core::Bytes &root)
{
    auto set = TrustedSet::begin(root);
    if (!set)
        return failed("the root given is no root that holds: " + set.error().detail);
    while (true) {
        const std::string file = metadataFile(set->root().version + 1, "root");
        const auto next = m_fetch(file, maxRootBytes);
        if (!next && next.error().kind == FetchError::Kind::Missing)
            break;
        if (!next)
            return failed(file + ": " + next.error().detail);
        if (const auto done = set->updateRoot(*next); !done)
            return failed(file + " does not follow from the root given: " + done.error().detail);
    }
    if (!set->finishRoots(m_now))
        return failed("the newest root has expired");
    m_root = set->root();
    return {};
}

Made<void> SignedTree::readTimestamp()
{
    const auto file = m_fetch("metadata/timestamp.json", maxTimestampBytes);
    if (!file && file.error().kind == FetchError::Kind::Missing)
        return {};
    if (!file)
        return failed("metadata/timestamp.json: " + file.error().detail);
    auto timestamp = parseTimestamp(*file);
    if (!timestamp || countSignatures(*timestamp, m_root.timestamp) < m_root.timestamp.threshold)
        return failed("metadata/timestamp.json is not signed by the keys of this root: restore it, or move it away "
                      "to publish anew");
    if (timestamp->issued.value_or(core::Instant()) > m_now)
        return failed("the last publication was made at " + core::formatRfc3339(*timestamp->issued) +
                      ", after what the clock says now: set the clock");
    m_timestamp = std::move(timestamp).value();
    return {};
}

Made<SnapshotMetadata> SignedTree::snapshot() const
{
    const std::string name = metadataFile(m_timestamp->snapshot.version, "snapshot");
    const auto bytes = get(name, m_timestamp->snapshot);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto snapshot = parseSnapshot(*bytes);
    if (!snapshot || !snapshot->meta.contains("targets.json"))
        return failed(name + ": not a snapshot");
    return std::move(snapshot).value();
}

Made<std::map<std::string, FileFacts>> SignedTree::statusTargets(const SnapshotMetadata &snapshot) const
{
    const auto listed = snapshot.meta.find("status.json");
    if (listed == snapshot.meta.end())
        return std::map<std::string, FileFacts>();
    const std::string name = metadataFile(listed->second.version, statusRole);
    const auto bytes = get(name, listed->second);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto status = parseTargets(*bytes);
    if (!status)
        return failed(name + ": not the metadata of targets");
    return std::move(status->targets);
}

} // namespace th::sync
