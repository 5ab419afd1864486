// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kept_tree.h"

#include "published_names.h"
#include "sightings_files.h"
#include "sync/metadata.h"
#include "sync/segment_plan.h"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace th::sync {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t maxDocumentBytes = 16u << 20;
/// Beside what is served: which snapshot bytes were last fetched for neighbours of, and how many: "VERSION BYTES".
constexpr const char *spentFile = "spent";
constexpr std::size_t maxSpentBytes = 64;

/// Where a target lies whose SHA-256 is signed; empty: it is not kept.
std::string fileOf(const std::string &path, const FileFacts &facts)
{
    const auto hash = facts.hashes.find("sha256");
    if (hash == facts.hashes.end() || !isPlainPath(path))
        return {};
    const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    return "targets/" + path.substr(0, name) + hash->second + "." + path.substr(name);
}

bool hasItsHash(const std::string &file, const core::Bytes &bytes)
{
    const std::string name = file.substr(file.rfind('/') + 1);
    return name.substr(0, name.find('.')) == hashHex("sha256", bytes);
}

std::string versioned(std::uint64_t version, const std::string &role)
{
    return "metadata/" + std::to_string(version) + "." + percentEncoded(role) + ".json";
}

/// True of the top-level targets and of what they delegate to.
bool listsTargets(const std::string &role) { return role != "root" && role != "timestamp" && role != "snapshot"; }

std::map<std::string, FileFacts> listedIn(const store::TrustedMetadata &trusted)
{
    std::map<std::string, FileFacts> listed;
    for (const auto &[role, bytes] : trusted)
        if (listsTargets(role))
            if (const auto metadata = parseTargets(bytes))
                listed.insert(metadata->targets.begin(), metadata->targets.end());
    return listed;
}

} // namespace

Fetch KeptTree::recording(Fetch fetch)
{
    return [this, fetch = std::move(fetch)](const std::string &path, std::size_t maxBytes) {
        auto bytes = fetch(path, maxBytes);
        if (!bytes)
            return bytes;
        if (path.starts_with("metadata/") && path.ends_with(".root.json"))
            m_roots[path] = *bytes;
        // A disk that is full, or the like, costs the neighbours something and this station nothing.
        if (path.starts_with("targets/") && hasItsHash(path, *bytes))
            (void)writeTree(m_folder, {{path, *bytes}});
        return bytes;
    };
}

Files KeptTree::metadataOf(const store::TrustedMetadata &trusted) const
{
    Files files = m_roots;
    const auto add = [&](const std::string &role, std::uint64_t version) {
        if (const auto found = trusted.find(role); found != trusted.end())
            files[versioned(version, role)] = found->second;
    };
    const auto timestamp = trusted.find("timestamp"), snapshot = trusted.find("snapshot"), root = trusted.find("root");
    if (timestamp == trusted.end() || snapshot == trusted.end() || root == trusted.end())
        return {};
    const auto newest = parseTimestamp(timestamp->second);
    const auto facts = parseSnapshot(snapshot->second);
    const auto trust = parseRoot(root->second);
    if (!newest || !facts || !trust || !trust->consistentSnapshot)
        return {};
    add("root", trust->version);
    add("snapshot", newest->snapshot.version);
    for (const auto &[role, bytes] : trusted)
        if (const auto found = facts->meta.find(role + ".json"); listsTargets(role) && found != facts->meta.end())
            add(role, found->second.version);
    files["metadata/timestamp.json"] = timestamp->second;
    return files;
}

std::uint64_t KeptTree::spentOn(std::uint64_t snapshot) const
{
    const auto note = fetchFromFolder(m_folder)(spentFile, maxSpentBytes);
    if (!note)
        return 0;
    std::istringstream text{std::string(core::asText(*note))};
    std::uint64_t version = 0, bytes = 0;
    return text >> version >> bytes && version == snapshot ? bytes : 0;
}

bool KeptTree::noteSpent(std::uint64_t snapshot, std::uint64_t bytes) const
{
    const std::string text = std::to_string(snapshot) + " " + std::to_string(bytes) + "\n";
    const core::ByteView view = core::asBytes(text);
    return writeTree(m_folder, {{spentFile, core::Bytes(view.begin(), view.end())}}).ok();
}

KeptTree::Spared KeptTree::fetchOne(const std::string &path, Spare &spare)
{
    const auto facts = spare.listed.find(path);
    const std::string file = facts == spare.listed.end() ? "" : fileOf(path, facts->second);
    std::error_code error;
    if (file.empty())
        return Spared::Left;
    if (fs::exists(m_folder / file, error))
        return Spared::Here;
    const std::uint64_t length = facts->second.length.value_or(maxDocumentBytes);
    if (spare.spent >= spare.most || length > spare.most - spare.spent)
        return Spared::Left;
    spare.spent += length;
    if (!noteSpent(spare.snapshot, spare.spent)) // before: a link that breaks each time must not cost it each time
        return Spared::Over;
    return recording(spare.fetch)(file, length) ? Spared::Here : Spared::Over;
}

void KeptTree::fetchSpare(Spare spare)
{
    std::vector<ListedSegment> segments;
    std::vector<ListedSightings> sightings;
    for (const auto &[path, facts] : spare.listed)
        if (const auto name = parseSegmentPath(path))
            segments.push_back({*name, facts.length.value_or(0)});
        else if (const auto seen = parseSightingsPath(path))
            sightings.push_back({*seen, facts.length.value_or(0)});
    const auto newest = newestState(segments).value_or(0);
    std::ranges::stable_sort(segments, [&](const ListedSegment &a, const ListedSegment &b) {
        return std::tuple(a.name.full, a.name.to != newest, a.length) <
               std::tuple(b.name.full, b.name.to != newest, b.length);
    });
    const auto full = std::ranges::find_if(segments, [](const ListedSegment &each) { return each.name.full; });
    std::vector<std::string> paths{directoryPath, policyPath};
    std::transform(segments.begin(), full, std::back_inserter(paths),
                   [](const ListedSegment &each) { return segmentPath(each.name); });
    for (const std::string &path : paths)
        if (fetchOne(path, spare) == Spared::Over)
            return;
    // One file of sightings serves everybody who knows all until its beginning: the furthest back that there is room
    // for.
    std::erase_if(sightings, [end = newestEnd(sightings)](const auto &each) { return each.name.until != end; });
    std::ranges::sort(sightings, {}, [](const ListedSightings &each) { return each.name.after; });
    for (const ListedSightings &each : sightings)
        if (const Spared spared = fetchOne(sightingsPath(each.name), spare); spared != Spared::Left) {
            if (spared == Spared::Over)
                return;
            break;
        }
    for (auto each = full; each != segments.end(); ++each)
        if (fetchOne(segmentPath(each->name), spare) == Spared::Over)
            return;
}

void KeptTree::prune(const std::set<std::string> &wanted) const
{
    std::error_code error;
    std::vector<fs::path> gone;
    for (fs::recursive_directory_iterator entry(m_folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string path = entry->path().lexically_relative(m_folder).string();
        if (!entry->is_directory(error) && !wanted.contains(path) && path != spentFile && !path.ends_with(".root.json"))
            gone.push_back(entry->path());
    }
    for (const fs::path &file : gone)
        fs::remove(file, error);
}

void KeptTree::finish(const store::TrustedMetadata &trusted, const Fetch &fetch, std::uint64_t spare)
{
    const Files metadata = metadataOf(trusted);
    if (metadata.empty())
        return;
    const auto listed = listedIn(trusted);
    const auto newest = parseTimestamp(metadata.at("metadata/timestamp.json"));
    if (newest && spare > 0)
        fetchSpare({newest->snapshot.version, listed, fetch, spare, spentOn(newest->snapshot.version)});
    if (!writeTree(m_folder, metadata))
        return;
    std::set<std::string> wanted;
    for (const auto &[path, bytes] : metadata)
        wanted.insert(path);
    for (const auto &[path, facts] : listed)
        wanted.insert(fileOf(path, facts));
    prune(wanted);
}

} // namespace th::sync
