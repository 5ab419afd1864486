// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/publication.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace th::test {

using namespace std::chrono_literals;

inline const core::Instant noon = *core::parseRfc3339("2026-03-01T05:00:00Z");

/// A made-up publisher whose every file can be bent before it is signed.
class Repository {
public:
    Repository()
    {
        for (const char *role : {"root", "targets", "snapshot", "timestamp", "status"})
            useKeys(role, {std::string(role) + "-1"});
        directory = core::Bytes(directoryText.begin(), directoryText.end());
        policy = core::Bytes(policyText.begin(), policyText.end());
        segments["BD01A.seg"] = segment("BD01A", 10, 3);
    }

    core::Signer &key(const std::string &name)
    {
        auto &key = m_keys[name];
        if (!key) {
            std::array<std::uint8_t, 32> seed = core::sha256(core::asBytes("key " + name));
            key = std::make_unique<core::SoftwareKey>(core::SoftwareKey::fromSeed(seed));
        }
        return *key;
    }

    void useKeys(const std::string &role, const std::vector<std::string> &names, std::uint64_t threshold = 1)
    {
        rules[role] = {{}, threshold};
        signers[role].clear();
        for (const std::string &name : names) {
            rules[role].keys.push_back(key(name).publicKey());
            signers[role].push_back(&key(name));
        }
    }

    static core::Segment segment(const std::string &series, std::uint64_t operation, std::size_t registered)
    {
        core::SeriesSnapshot snapshot;
        snapshot.series = core::SeriesCode(series);
        snapshot.operation = operation;
        snapshot.tags.assign(registered, 0x1234);
        if (registered > 1)
            snapshot.revoked.push_back({2, {core::RevocationReason::Lost, noon - 5h}});
        return {noon - 2h, {snapshot}};
    }

    /// Signs the root of the present rules; further signers beside the role's own.
    core::Bytes root(const core::Instant expires = noon + 8760h, const sync::Signers &also = {})
    {
        const sync::RootPlan plan{rootVersion,        expires,           rules["root"],
                                  rules["timestamp"], rules["snapshot"], rules["targets"]};
        sync::Signers all = signers["root"];
        all.insert(all.end(), also.begin(), also.end());
        return *sync::signMetadata(sync::describe(plan), all);
    }

    /// Follows with a root of the next version, signed by the keys of the one before too.
    void nextRoot(const std::map<std::string, std::vector<std::string>> &newKeys)
    {
        earlierRoots["metadata/" + std::to_string(rootVersion) + ".root.json"] = m_root.empty() ? root() : m_root;
        const sync::Signers before = signers["root"];
        ++rootVersion;
        for (const auto &[role, names] : newKeys)
            useKeys(role, names);
        m_root = root(noon + 8760h, before);
    }

    sync::Publication plan()
    {
        sync::Publication publication;
        publication.root = m_root.empty() ? root() : m_root;
        publication.rootVersion = rootVersion;
        publication.earlierRoots = earlierRoots;
        publication.version = version;
        publication.issued = issued;
        publication.expires = publication.snapshotExpires = noon + 240h;
        publication.timestampExpires = noon + 24h;
        publication.targetsSigners = signers["targets"];
        publication.statusSigners = signers["status"];
        publication.snapshotSigners = signers["snapshot"];
        publication.timestampSigners = signers["timestamp"];
        publication.statusRule = rules["status"];
        publication.directory = directory;
        publication.policy = policy;
        publication.segments = segments;
        return publication;
    }
    sync::Files files() { return *sync::makePublication(plan()); }

    std::uint64_t rootVersion = 1, version = 1;
    core::Instant issued = noon - 1h;
    std::map<std::string, sync::RoleRule> rules;
    std::map<std::string, sync::Signers> signers;
    sync::Files earlierRoots;
    core::Bytes directory, policy;
    std::map<std::string, core::Segment> segments;

    inline static const std::string directoryText = R"({"format": "th-directory-1", "authorities": [
        {"code": "P99", "name": {"vi": "UBND tỉnh", "en": "Province"},
         "scope": {"kinds": ["individual"], "categories": ["*"], "areas": ["99"]}}],
        "keys": [{"public": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "authority": "P99",
                  "valid_from": "2026-01-01T00:00:00Z", "valid_until": "2027-01-01T00:00:00Z"}],
        "series": [{"code": "BD01A", "key": "21fe31dfa154a261"}, {"code": "BD02A", "key": "21fe31dfa154a261"}],
        "devices": [], "auditors": []})";
    inline static const std::string policyText = R"({"format": "th-policy-1", "utc_offset_minutes": 420,
        "areas": [], "checkpoints": [], "rules": [
        {"effective_from": "2026-01-01T00:00:00Z", "title": "Rules", "categories": []}]})";

private:
    std::map<std::string, std::unique_ptr<core::SoftwareKey>> m_keys;
    core::Bytes m_root;
};

inline std::string metadataFile(std::uint64_t version, const std::string &role)
{
    return "metadata/" + std::to_string(version) + "." + role + ".json";
}

} // namespace th::test
