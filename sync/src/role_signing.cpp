// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/role_signing.h"

#include "delegated_roles.h"
#include "published_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace th::sync {
namespace {

using nlohmann::json;

constexpr std::size_t maxTried = 8;

core::Failure<std::string> failed(std::string sentence) { return core::Failure{std::move(sentence)}; }

Made<TargetsMetadata> newestTargets(const SignedTree &tree, const std::filesystem::path &folder, core::Instant now)
{
    const auto versions = versionsIn(folder, "targets");
    if (versions.empty())
        return failed("metadata/N.targets.json is missing: bring a copy of the published tree");
    Delegation top;
    top.name = "targets";
    top.keys = tree.root().targets;
    const std::string name = metadataFile(versions.front(), "targets");
    auto file = readRole(tree, top, versions.front());
    if (!file)
        return failed(name + ": " + file.error());
    if (file->metadata.expires <= now)
        return failed(name + ": expired at " + core::formatRfc3339(file->metadata.expires));
    return std::move(file->metadata);
}

/// True if a station that looks for the path asks this role, and no other before it.
bool isAskedFirst(const TargetsMetadata &targets, const std::string &role, const std::string &path)
{
    const auto asked = delegatedFor(targets, path);
    return !asked.empty() && asked.front().role == role;
}

Made<void> checkPaths(const TargetsMetadata &targets, const std::string &role, const Files &files)
{
    for (const auto &[path, bytes] : files) {
        if (targets.targets.contains(path))
            return failed("the targets list " + path +
                          " themselves, and stations believe them first: have it taken out (targets propose --drop)");
        if (!isAskedFirst(targets, role, path))
            return failed("the targets do not let the role " + role + " speak for " + path);
    }
    return {};
}

Made<const Delegation *> delegationOf(const TargetsMetadata &targets, const RoleOrder &order)
{
    for (const Delegation &each : targets.delegations) {
        if (each.name == statusRole || (!order.role.empty() && each.name != order.role))
            continue;
        const auto asked = [&](const auto &file) { return isAskedFirst(targets, each.name, file.first); };
        if (!order.role.empty() ||
            (std::ranges::all_of(order.targets, asked) && !listedBy(each.keys, order.signers).empty()))
            return &each;
    }
    return failed(order.role.empty() ? "the targets let no role of this key speak for " + order.targets.begin()->first
                                     : "the targets delegate to no role " + order.role);
}

/// What the role said last, as far as its present keys vouch for it: what is published, or newer. Without it the lists
/// of other units would be left out, so nothing is signed then, unless the order wants it so.
Made<RoleFile> lastOf(const SignedTree &tree, const RoleGround &ground, const Delegation &delegation,
                      const RoleOrder &order)
{
    const auto listed = ground.listed.find(delegation.name + ".json");
    const std::uint64_t published = listed == ground.listed.end() ? 0 : listed->second.version;
    std::size_t tried = 0;
    for (const std::uint64_t version : versionsIn(ground.tree, delegation.name)) {
        if (version <= published || ++tried > maxTried)
            break;
        if (auto file = readRole(tree, delegation, version))
            return file;
    }
    if (published == 0)
        return RoleFile{};
    auto file = readRole(tree, delegation, published);
    if (file && difference(listed->second, file->bytes))
        file = failed("not the file that was published");
    if (!file && order.others == RoleOrder::Others::Stay)
        return failed(metadataFile(published, delegation.name) + ": " + file.error() +
                      ": what the role lists for others would be lost. Bring the published tree, or sign for all anew "
                      "(--afresh)");
    return file ? std::move(file) : Made<RoleFile>(RoleFile{});
}

std::string describeNext(const RoleFile &last, const Delegation &delegation, const RoleOrder &order,
                         std::uint64_t version)
{
    json part = json::parse(describe(TargetsPlan{version, order.expires, order.targets, {}}));
    for (const auto &[path, facts] : last.metadata.targets)
        if (!order.targets.contains(path) && covers(delegation, path))
            part["targets"][path] = {{"length", facts.length.value_or(0)}, {"hashes", facts.hashes}};
    return part.dump();
}

} // namespace

Made<RoleGround> readGround(const std::filesystem::path &tree, const core::Bytes &root, core::Instant now)
{
    SignedTree signedTree(fetchFromFolder(tree), now);
    if (const auto done = signedTree.open(root); !done)
        return core::Failure{done.error()};
    RoleGround ground{tree, now, {}, {}, {}};
    if (signedTree.timestamp()) {
        auto snapshot = signedTree.snapshot();
        if (!snapshot)
            return core::Failure{snapshot.error()};
        ground.listed = std::move(snapshot->meta);
    }
    auto targets = newestTargets(signedTree, tree, now);
    if (!targets)
        return core::Failure{targets.error()};
    const auto listed = targets->targets.find(directoryPath);
    if (listed == targets->targets.end())
        return failed(std::string(directoryPath) + ": not among the targets");
    const auto bytes = signedTree.get(targetFile(directoryPath, listed->second), listed->second);
    if (!bytes)
        return core::Failure{bytes.error()};
    auto directory = core::parseDirectory(*bytes);
    if (!directory)
        return failed("directory.json, " + directory.error().where + ": " + directory.error().rule);
    ground.targets = std::move(targets).value();
    ground.directory = std::move(directory).value();
    return ground;
}

Made<RoleSigned> signRole(const RoleGround &ground, const RoleOrder &order)
{
    if (order.expires <= ground.now)
        return failed("the end must lie after this moment");
    if (order.targets.empty())
        return failed("there is nothing to sign");
    const auto delegation = delegationOf(ground.targets, order);
    if (!delegation)
        return core::Failure{delegation.error()};
    const std::string &role = (*delegation)->name;
    if (const auto right = checkPaths(ground.targets, role, order.targets); !right)
        return core::Failure{right.error()};
    const SignedTree tree(fetchFromFolder(ground.tree), ground.now);
    const auto last = lastOf(tree, ground, **delegation, order);
    if (!last)
        return core::Failure{last.error()};
    const auto listed = ground.listed.find(role + ".json");
    const std::uint64_t published = listed == ground.listed.end() ? 0 : listed->second.version;
    const std::uint64_t version = std::max(last->version, published) + 1;
    auto bytes =
        signMetadata(describeNext(*last, **delegation, order, version), listedBy((*delegation)->keys, order.signers));
    if (!bytes)
        return core::Failure{bytes.error()};
    const auto metadata = parseTargets(*bytes);
    if (!metadata || countSignatures(*metadata, (*delegation)->keys) < (*delegation)->keys.threshold)
        return failed("the keys given may not sign for the role " + role + ": targets ask for " +
                      std::to_string((*delegation)->keys.threshold) + " of those they name");
    RoleSigned made{role, version, metadataFile(version, role), {}};
    for (const auto &[path, content] : order.targets)
        made.files[targetFilePath(path, content)] = content;
    made.files[made.metadata] = std::move(bytes).value();
    return made;
}

} // namespace th::sync
