// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegated_roles.h"

#include "accounts/package.h"
#include "published_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace th::sync {
namespace {

constexpr std::size_t maxRoleBytes = 5u << 20; // as stations take it
constexpr std::size_t maxDigits = 9;
constexpr std::size_t maxTargets = 16'384;
constexpr std::uint64_t maxFileBytes = 64u << 20;
constexpr std::size_t maxFresh = 256u << 20;
constexpr std::size_t maxTried = 8; ///< versions of one role in one folder: whoever writes there costs no more time
constexpr std::chrono::hours soon(24 * 3);

core::Failure<std::string> failed(std::string sentence) { return core::Failure{std::move(sentence)}; }

MetaFacts factsOf(const RoleFile &file)
{
    MetaFacts facts;
    facts.version = file.version;
    facts.length = file.bytes.size();
    facts.hashes["sha256"] = hashHex("sha256", file.bytes);
    return facts;
}

/// How large a target may be: a package of accounts as stations take it, else any file.
std::uint64_t mostOf(const std::string &path)
{
    return path.starts_with(accountsFolder) ? accounts::maxPackageBytes : maxFileBytes;
}

/// Whether stations would take the role's file and all it lists at `now`; whoever holds one role's key must not make
/// the publisher run out of memory. Gives those of its targets that `own` does not have, so as to put them there.
Made<Files> checkWhole(const SignedTree &tree, const SignedTree &own, const Delegation &delegation,
                       const RoleFile &file, core::Instant now)
{
    if (file.metadata.expires <= now)
        return failed("expired at " + core::formatRfc3339(file.metadata.expires));
    if (file.metadata.targets.size() > maxTargets)
        return failed("lists more than " + std::to_string(maxTargets) + " targets");
    Files fresh{{metadataFile(file.version, delegation.name), file.bytes}};
    std::size_t kept = 0;
    for (const auto &[path, facts] : file.metadata.targets) {
        if (!covers(delegation, path))
            return failed("lists " + path + ", which is not the role's");
        if (!facts.length || *facts.length > mostOf(path))
            return failed("lists " + path + " with more bytes than stations take");
        if (own.get(targetFile(path, facts), facts))
            continue;
        auto bytes = tree.get(targetFile(path, facts), facts);
        if (!bytes)
            return core::Failure{bytes.error()};
        kept += bytes->size();
        if (kept > maxFresh)
            return failed("brings more than is taken from a copy at once");
        fresh[targetFile(path, facts)] = std::move(bytes).value();
    }
    return fresh;
}

class Roles {
public:
    Roles(const std::vector<std::filesystem::path> &folders, core::Instant now) : m_folders(folders), m_now(now) {}

    OtherRoles read(const TargetsMetadata &targets, const SnapshotMetadata *last)
    {
        for (const auto &[file, facts] : last ? last->meta : std::map<std::string, MetaFacts>())
            if (file != "targets.json" && file != std::string(statusRole) + ".json" && file.ends_with(".json"))
                m_roles.listed.emplace(file.substr(0, file.size() - 5), facts);
        for (const Delegation &delegation : targets.delegations)
            if (delegation.name != statusRole && delegation.name != "targets")
                look(delegation);
        return std::move(m_roles);
    }

private:
    void look(const Delegation &delegation)
    {
        const auto before = m_roles.listed.find(delegation.name);
        std::uint64_t held = before == m_roles.listed.end() ? 0 : before->second.version;
        for (std::size_t i = 0; i < m_folders.size(); ++i)
            if (const auto taken = newestIn(i, delegation, held)) {
                m_roles.listed[delegation.name] = factsOf(*taken);
                m_roles.areNew = true;
                held = taken->version;
            }
        if (held > 0)
            lookAtEnd(delegation, held);
    }

    std::optional<RoleFile> newestIn(std::size_t folder, const Delegation &delegation, std::uint64_t held)
    {
        const SignedTree tree(fetchFromFolder(m_folders[folder]), m_now);
        const SignedTree own(fetchFromFolder(m_folders.front()), m_now);
        std::size_t tried = 0;
        for (const std::uint64_t version : versionsIn(m_folders[folder], delegation.name)) {
            if (version <= held) {
                lookForAnother(tree, own, delegation, version);
                break;
            }
            if (++tried > maxTried)
                break;
            auto file = readRole(tree, delegation, version);
            auto files =
                file ? checkWhole(tree, own, delegation, *file, m_now) : Made<Files>(core::Failure{file.error()});
            if (!files) {
                alarm(delegation, "role.refused", std::to_string(version) + ": " + files.error());
                continue;
            }
            if (folder > 0)
                m_roles.files.merge(std::move(files).value());
            return std::move(file).value();
        }
        return std::nullopt;
    }

    /// Two who sign on copies of the tree make two files of one version, and only one of them is published: whoever was
    /// taken away in the other keeps the account. That must not go by in silence.
    void lookForAnother(const SignedTree &tree, const SignedTree &own, const Delegation &delegation,
                        std::uint64_t version)
    {
        const auto file = readRole(tree, delegation, version);
        const auto mine = own.get(metadataFile(version, delegation.name));
        if (file && !(mine && *mine == file->bytes))
            alarm(delegation, "role.refused",
                  std::to_string(version) +
                      ": another file of this version was signed; sign again on the published tree");
    }

    /// What is listed is what stations have to believe: they say so themselves when its end has come, but the one who
    /// signs it hears of it here first.
    void lookAtEnd(const Delegation &delegation, std::uint64_t version)
    {
        const std::string name = metadataFile(version, delegation.name);
        const SignedTree tree(fetchFromFolder(m_folders.front()), m_now);
        const auto fresh = m_roles.files.find(name);
        const auto file = fresh == m_roles.files.end() ? readRole(tree, delegation, version)
                                                       : Made<RoleFile>(RoleFile{version, fresh->second, {}});
        if (!file)
            return alarm(delegation, "role.refused", std::to_string(version) + ": " + file.error());
        if (difference(m_roles.listed[delegation.name], file->bytes))
            return alarm(delegation, "role.refused",
                         std::to_string(version) + ": not the file that was published; sign again");
        const auto metadata = parseTargets(file->bytes);
        if (metadata && metadata->expires <= m_now + soon)
            alarm(delegation, "role.ends", core::formatRfc3339(metadata->expires));
    }

    void alarm(const Delegation &delegation, std::string rule, std::string detail)
    {
        m_roles.alarms.push_back({delegation.name, 0, std::move(rule), std::move(detail)});
    }

    const std::vector<std::filesystem::path> &m_folders;
    core::Instant m_now;
    OtherRoles m_roles;
};

} // namespace

std::vector<std::uint64_t> versionsIn(const std::filesystem::path &tree, const std::string &role)
{
    const std::string ending = "." + percentEncoded(role) + ".json";
    std::vector<std::uint64_t> versions;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(tree / "metadata", error)) {
        const std::string name = entry.path().filename().string();
        const std::size_t dot = name.find('.');
        if (dot != 0 && dot <= maxDigits && name.substr(dot) == ending && name.find_first_not_of("0123456789") == dot &&
            name.front() != '0')
            versions.push_back(std::stoul(name.substr(0, dot)));
    }
    std::ranges::sort(versions, std::greater());
    return versions;
}

Made<RoleFile> readRole(const SignedTree &tree, const Delegation &delegation, std::uint64_t version)
{
    auto bytes = tree.get(metadataFile(version, delegation.name));
    if (!bytes)
        return core::Failure{bytes.error()};
    auto metadata = bytes->size() > maxRoleBytes ? Parsed<TargetsMetadata>(core::Failure{MetadataError{"too large"}})
                                                 : parseTargets(*bytes);
    if (!metadata || metadata->version != version)
        return failed("not the metadata of targets, or of another version");
    if (countSignatures(*metadata, delegation.keys) < delegation.keys.threshold)
        return failed("not signed by enough of the keys that targets name for it");
    return RoleFile{version, std::move(bytes).value(), std::move(metadata).value()};
}

OtherRoles readOtherRoles(const std::vector<std::filesystem::path> &folders, const TargetsMetadata &targets,
                          const SnapshotMetadata *last, core::Instant now)
{
    return Roles(folders, now).read(targets, last);
}

std::string listing(const std::string &snapshot, const std::map<std::string, MetaFacts> &roles)
{
    nlohmann::json part = nlohmann::json::parse(snapshot);
    for (const auto &[role, facts] : roles) {
        nlohmann::json &entry = part["meta"][role + ".json"] = {{"version", facts.version}};
        if (facts.length)
            entry["length"] = *facts.length;
        if (!facts.hashes.empty())
            entry["hashes"] = facts.hashes;
    }
    return part.dump();
}

} // namespace th::sync
