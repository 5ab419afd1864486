// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/import_world.h"

#include "core/facts.h"
#include "core/journal_extract.h"
#include "sync/publisher.h"

namespace th::test {

/// A device with a journal that is as long as one makes it.
struct Desk {
    Desk(Repository &repository, std::string name) : key(&repository.key(name)), id(std::move(name))
    {
        extract.device = key->publicKey();
        head = core::journal::hash(extract.device);
    }

    void add(core::journal::EntryKind kind, core::Bytes content)
    {
        const core::journal::Entry entry{extract.entries.size() + 1, head, "boot", clock, clock, kind,
                                         std::move(content)};
        extract.entries.push_back(core::journal::encode(entry));
        head = core::journal::hash(extract.entries.back());
        clock += 1000;
    }
    void sign()
    {
        add(core::journal::EntryKind::Checkpoint, core::journal::signCheckpoint(head, extract.entries.size(), *key));
    }
    void say(const core::journal::Fact &fact)
    {
        add(core::journal::kindOf(fact), core::journal::encodeFact(fact));
        sign();
    }
    void issue(const char *series, std::uint32_t first, std::vector<std::uint16_t> tags)
    {
        say(core::journal::Issue{core::SeriesCode(series), tagKey(), first, first, std::move(tags)});
    }
    void revoke(const char *series, std::vector<std::uint32_t> serials)
    {
        say(core::journal::Revoke{
            core::SeriesCode(series), std::move(serials), {core::RevocationReason::Lost, noon - 3h}});
    }
    void reinstate(const char *series, std::vector<std::uint32_t> serials)
    {
        say(core::journal::Reinstate{core::SeriesCode(series), std::move(serials)});
    }
    static core::TagKey tagKey()
    {
        core::TagKey key;
        key.fill(5);
        return key;
    }

    core::Signer *key;
    std::string id;
    core::journal::Extract extract;
    core::journal::Hash head;
    std::int64_t clock = 1'000'000;
};

/// A city with a province, two wards and the publisher's tree: root and targets are signed, nothing is published yet.
/// Series AA belongs to ward W1, BB to ward W2; each has a desk, and so has the province.
struct PublisherWorld : World {
    PublisherWorld() : one(repository, "desk-1"), two(repository, "desk-2"), province(repository, "desk-p")
    {
        for (const char *role : {"status", "snapshot", "timestamp"})
            repository.useKeys(role, {"publisher"});
        tree = fs::path(folder.path().toStdString()) / "published";
        root = repository.root();
        // the station of World trusts a root with other keys
        station = *store::Station::create(fs::path(folder.path().toStdString()) / "checkpoint", "test", false);
        if (!sync::trustRoot(station, root))
            qFatal("the root was not trusted");
        putTargets(1, directory());
    }

    std::string directory()
    {
        const auto authority = [](const char *code, const char *parent) {
            const std::string above = *parent ? std::string(R"("parent": ")") + parent + "\"," : "";
            return std::string(R"({"code": ")") + code + R"(", "name": {"vi": "a", "en": "a"}, )" + above +
                   R"("scope": {"kinds": ["individual"], "categories": ["*"], "areas": ["99"]}})";
        };
        const auto keyOf = [&](const char *name, const char *owner) {
            return R"({"public": ")" + core::toHex(repository.key(name).publicKey()) + R"(", "authority": ")" + owner +
                   R"(", "valid_from": "2026-01-01T00:00:00Z", "valid_until": "2027-01-01T00:00:00Z"})";
        };
        const auto series = [&](const char *code, const char *key) {
            return std::string(R"({"code": ")") + code + R"(", "key": ")" +
                   core::toHex(core::keyId(repository.key(key).publicKey())) + "\"}";
        };
        const auto device = [&](const char *id, const std::string &of) {
            return std::string(R"({"id": ")") + id + R"(", "name": {"vi": "a", "en": "a"}, "public": ")" +
                   core::toHex(repository.key(id).publicKey()) + "\"" + of + "}";
        };
        return R"({"format": "th-directory-1", "authorities": [)" + authority("P", "") + "," + authority("W1", "P") +
               "," + authority("W2", "P") + R"(], "keys": [)" + keyOf("key-1", "W1") + "," + keyOf("key-2", "W2") +
               R"(], "series": [)" + series("AA", "key-1") + "," + series("BB", "key-2") + R"(], "devices": [)" +
               device("desk-1", R"(, "authority": "W1")") + "," + device("desk-2", R"(, "authority": "W2")") + "," +
               device("desk-p", R"(, "authority": "P")") + "," + device("checkpoint", "") + R"(], "auditors": []})";
    }

    /// What the ceremony leaves in the tree.
    void putTargets(std::uint64_t version, const std::string &directoryText, const char *by = "targets-1")
    {
        sync::TargetsPlan plan{version, noon + 8000h, {}, {}};
        plan.files = {{"directory.json", core::Bytes(directoryText.begin(), directoryText.end())},
                      {"policy.json", repository.policy}};
        plan.delegations = delegations;
        plan.delegations.push_back({"status", repository.rules["status"], {"status/*"}, true});
        sync::Files files{
            {"metadata/1.root.json", root},
            {metadataFile(version, "targets"), *sync::signMetadata(sync::describe(plan), {&repository.key(by)})}};
        for (const auto &[path, bytes] : plan.files)
            files[sync::targetFilePath(path, bytes)] = bytes;
        if (!sync::writeTree(tree, files))
            qFatal("the tree was not written");
    }

    auto publish(core::Instant now, sync::PublishOrder::When when = sync::PublishOrder::When::IfChanged)
    {
        sync::PublishOrder order;
        order.root = root;
        for (const Desk *desk : {&one, &two, &province})
            order.journals.push_back(desk->extract);
        order.now = now;
        order.signers = {&repository.key(signer)};
        order.when = when;
        order.copies = copies;
        return sync::publish(tree, order);
    }
    std::string rules(const sync::Made<sync::Published> &published)
    {
        if (!published)
            return published.error();
        std::string text;
        for (const auto &alarm : published->alarms)
            text += alarm.device + " " + std::to_string(alarm.seq) + " " + alarm.rule + "; ";
        return text;
    }

    /// "7 7R - ." of serials 1 …: registered, revoked, not registered, not yet known.
    static std::string status(const store::Station &station, const char *series, std::uint32_t until = 5)
    {
        std::string text;
        for (std::uint32_t serial = 1; serial <= until; ++serial) {
            const auto evidence = station.statusOf({core::SeriesCode(series), serial});
            const auto *known = std::get_if<core::SeriesStatus>(&evidence);
            if (!known)
                return std::holds_alternative<core::SeriesNotCovered>(evidence) ? "none" : "unavailable";
            const bool registered = known->registration == core::Registration::Registered;
            text += registered ? "y" : known->registration == core::Registration::NotYetKnown ? "." : "-";
            text += known->revoked ? "R" : "";
        }
        return text;
    }

    Desk one, two, province;
    core::Bytes root;
    std::string signer = "publisher";
    std::vector<sync::DelegationPlan> delegations{}; ///< of the next targets, before that of the status
    std::vector<std::string> copies{};               ///< that `publish` is told of
};

} // namespace th::test
