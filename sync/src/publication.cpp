// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/publication.h"

#include "canonical_json.h"
#include "core/directory.h"
#include "core/policy.h"
#include "key_entry.h"
#include "published_names.h"

namespace th::sync {

using nlohmann::json;

namespace {

json ruleEntry(const RoleRule &rule, json &keys)
{
    json ids = json::array();
    for (const core::PublicKey &key : rule.keys) {
        const std::string id = metadataKeyId(key);
        keys[id] = keyEntry(metadataKey(key));
        ids.push_back(id);
    }
    return {{"keyids", ids}, {"threshold", rule.threshold}};
}

json fileEntry(core::ByteView bytes)
{
    return {{"length", bytes.size()}, {"hashes", {{"sha256", core::toHex(core::sha256(bytes))}}}};
}

json metaEntry(std::uint64_t version, core::ByteView bytes)
{
    json entry = fileEntry(bytes);
    entry["version"] = version;
    return entry;
}

json head(const char *type, std::uint64_t version, core::Instant expires)
{
    return {
        {"_type", type}, {"spec_version", "1.0.31"}, {"version", version}, {"expires", core::formatRfc3339(expires)}};
}

std::string metadataPath(std::uint64_t version, const std::string &role)
{
    return "metadata/" + std::to_string(version) + "." + role + ".json";
}

void addTargets(Files &tree, const Files &targets)
{
    for (const auto &[path, bytes] : targets)
        tree[targetFilePath(path, bytes)] = bytes;
}

Made<void> checkDocuments(const Publication &publication)
{
    if (const auto directory = core::parseDirectory(publication.directory); !directory)
        return core::Failure{"directory.json, " + directory.error().where + ": " + directory.error().rule};
    if (const auto policy = core::parsePolicy(publication.policy); !policy)
        return core::Failure{"policy.json, " + policy.error().where + ": " + policy.error().rule};
    return {};
}

TargetsPlan targetsPlan(const Publication &publication)
{
    TargetsPlan plan{publication.version, publication.expires, {}, {}};
    plan.files = publication.accounts;
    plan.files[directoryPath] = publication.directory;
    plan.files[policyPath] = publication.policy;
    plan.delegations.push_back({statusRole, publication.statusRule, {statusPattern}, true});
    return plan;
}

TargetsPlan statusPlan(const Publication &publication)
{
    TargetsPlan plan{publication.version, publication.expires, publication.statusFiles, {}};
    for (const auto &[name, segment] : publication.segments)
        plan.files["status/" + name] = core::encodeSegment(segment);
    return plan;
}

} // namespace

std::string targetFilePath(const std::string &path, core::ByteView bytes)
{
    const std::size_t name = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
    return "targets/" + path.substr(0, name) + core::toHex(core::sha256(bytes)) + "." + path.substr(name);
}

std::string describe(const RootPlan &plan)
{
    json part = head("root", plan.version, plan.expires);
    json keys = json::object();
    part["consistent_snapshot"] = true;
    part["roles"] = {{"root", ruleEntry(plan.root, keys)},
                     {"timestamp", ruleEntry(plan.timestamp, keys)},
                     {"snapshot", ruleEntry(plan.snapshot, keys)},
                     {"targets", ruleEntry(plan.targets, keys)}};
    part["keys"] = keys;
    return part.dump();
}

std::string describe(const TargetsPlan &plan)
{
    json part = head("targets", plan.version, plan.expires);
    part["targets"] = json::object();
    for (const auto &[path, bytes] : plan.files)
        part["targets"][path] = fileEntry(bytes);
    json keys = json::object();
    json roles = json::array();
    for (const DelegationPlan &delegation : plan.delegations) {
        json role = ruleEntry(delegation.rule, keys);
        role["name"] = delegation.name;
        role["paths"] = delegation.paths;
        role["terminating"] = delegation.terminating;
        roles.push_back(role);
    }
    if (!roles.empty())
        part["delegations"] = {{"keys", keys}, {"roles", roles}};
    return part.dump();
}

std::string describe(const SnapshotPlan &plan)
{
    json part = head("snapshot", plan.version, plan.expires);
    part["meta"] = json::object();
    for (const auto &[role, listed] : plan.metadata)
        part["meta"][role + ".json"] = metaEntry(listed.version, listed.bytes);
    return part.dump();
}

std::string describe(const TimestampPlan &plan)
{
    json part = head("timestamp", plan.version, plan.expires);
    part["x-issued"] = core::formatRfc3339(plan.issued);
    part["meta"] = {{"snapshot.json", metaEntry(plan.snapshotVersion, plan.snapshot)}};
    return part.dump();
}

Made<Files> makePublication(const Publication &publication)
{
    if (const auto checked = checkDocuments(publication); !checked)
        return core::Failure{checked.error()};
    const std::uint64_t version = publication.version;
    const TargetsPlan top = targetsPlan(publication), status = statusPlan(publication);
    auto targets = signMetadata(describe(top), publication.targetsSigners);
    auto delegated = signMetadata(describe(status), publication.statusSigners);
    if (!targets || !delegated)
        return core::Failure{!targets ? targets.error() : delegated.error()};
    SnapshotPlan snapshotPlan{version, publication.snapshotExpires, {}};
    snapshotPlan.metadata = {{"targets", {version, *targets}}, {statusRole, {version, *delegated}}};
    auto snapshot = signMetadata(describe(snapshotPlan), publication.snapshotSigners);
    if (!snapshot)
        return core::Failure{snapshot.error()};
    auto timestamp = signMetadata(
        describe(TimestampPlan{version, publication.timestampExpires, publication.issued, version, *snapshot}),
        publication.timestampSigners);
    if (!timestamp)
        return core::Failure{timestamp.error()};

    Files tree = publication.earlierRoots;
    tree[metadataPath(publication.rootVersion, "root")] = publication.root;
    tree[metadataPath(version, "targets")] = std::move(targets).value();
    tree[metadataPath(version, statusRole)] = std::move(delegated).value();
    tree[metadataPath(version, "snapshot")] = std::move(snapshot).value();
    tree["metadata/timestamp.json"] = std::move(timestamp).value();
    addTargets(tree, top.files);
    addTargets(tree, status.files);
    return tree;
}

} // namespace th::sync
