// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/examiner.h"
#include "sync/publisher_world.h"
#include "tools/program.h"

namespace th::test {

inline QString text(const std::string &value) { return QString::fromStdString(value); }

/// A publisher, a checkpoint, and the folder of a ward's desk on which the program alone works.
struct WardProvince : PublisherWorld {
    WardProvince()
    {
        fs::create_directory(path("journals"));
        put("root.json", core::asText(root));
        put("publisher.key", keyText("publisher"));
        put("series.key", keyText("key-1"));
        put("other.key", keyText("key-2"));
        const std::string policyText = R"({"format": "th-policy-1", "utc_offset_minutes": 420, "areas": [],
            "checkpoints": [], "rules": [{"effective_from": "2026-01-01T00:00:00Z", "title": "Rules", "categories": [
            {"code": "food", "name": {"vi": "Lương thực", "en": "Food"}}]}]})";
        repository.policy.assign(policyText.begin(), policyText.end());
    }
    static std::string keyText(const std::string &name)
    {
        const auto key = core::SoftwareKey::fromSeed(core::sha256(core::asBytes("key " + name)));
        return std::string(key.wrap("")->view());
    }
    fs::path path(const std::string &name) const { return fs::path(folder.path().toStdString()) / name; }
    QString file(const char *name) const { return text(path(name).string()); }
    void put(const std::string &name, std::string_view content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
    }

    /// Lists the ward's machine as a desk of unit W1, and the given key as one of its series.
    void list(const std::string &device, const std::string &seriesKey = {})
    {
        const auto insert = [](std::string &listing, const std::string &after, const std::string &what) {
            listing.insert(listing.find(after) + after.size(), what + ", ");
        };
        std::string listing = directory();
        insert(listing, R"("devices": [)",
               R"({"id": "ward", "name": {"vi": "a", "en": "a"}, "public": ")" + device + R"(", "authority": "W1"})");
        if (!seriesKey.empty()) {
            insert(listing, R"("keys": [)",
                   R"({"public": ")" + seriesKey + R"(", "authority": "W1", "valid_from": "2026-01-01T00:00:00Z",
                   "valid_until": "2027-01-01T00:00:00Z"})");
            const auto key = *core::fromHex(seriesKey);
            core::PublicKey bytes{};
            std::ranges::copy(key, bytes.begin());
            insert(listing, R"("series": [)",
                   R"({"code": "TOKEN", "key": ")" + core::toHex(core::keyId(bytes)) + "\"}");
        }
        putTargets(2, listing);
    }
    /// What the journals say becomes a publication that the checkpoint takes; alarms: none.
    bool publishAndImport(const char *now)
    {
        const Ran exported = run({QStringLiteral("log"), QStringLiteral("export"), QStringLiteral("--station"),
                                  file("ward"), file("journals/ward.journal")});
        const Ran published =
            run({QStringLiteral("--json"), QStringLiteral("publish"), text(tree.string()), QStringLiteral("--root"),
                 file("root.json"), QStringLiteral("--key"), file("publisher.key"), QStringLiteral("--journals"),
                 file("journals"), QStringLiteral("--now"), QString::fromLatin1(now)});
        return exported.status == 0 && published.status == 0 && import(tree, *core::parseRfc3339(now)).ok();
    }
    core::Verdict verdict(const std::string &pass)
    {
        store::Question question;
        question.text = pass;
        question.clock = {noon, std::chrono::hours(1), "boot"};
        question.source = "file";
        return store::Examiner(station).judgeOnly(question).verdict;
    }

    /// Commands that ask nobody who it is; the others that are given no officer are a clerk's who looks.
    static bool asksNobody(std::string_view command) { return command == "statistics"; }
    /// ward COMMAND … of somebody; request and revision are the last that were said.
    Ran ward(const char *command, const char *who, const char *role, const QStringList &more)
    {
        QStringList arguments{QStringLiteral("--json"), QStringLiteral("ward")};
        arguments += QString::fromLatin1(command).split(QLatin1Char(' '));
        arguments += {QStringLiteral("--station"), file("ward")};
        if (*who)
            arguments += {QStringLiteral("--officer"), QString::fromUtf8(who),  QStringLiteral("--role"),
                          QString::fromLatin1(role),   QStringLiteral("--now"), QStringLiteral("2026-03-01T03:30:00Z")};
        else if (!asksNobody(command))
            arguments += {QStringLiteral("--officer"), QStringLiteral("Bình"), QStringLiteral("--role"),
                          QStringLiteral("ward_clerk")};
        const Ran ran = run(arguments + more);
        if (!ran.objects.empty() && ran.objects[0].contains("revision"))
            revision = ran.objects[0]["revision"].get<std::uint64_t>();
        return ran;
    }
    QStringList seen() const { return {QStringLiteral("1"), QStringLiteral("--seen"), QString::number(revision)}; }
    bool makeDesk(const std::string &seriesKey = {})
    {
        const Ran made = run({QStringLiteral("--json"), QStringLiteral("station"), QStringLiteral("init"),
                              QStringLiteral("--station"), file("ward"), QStringLiteral("--root"), file("root.json")});
        list(made.objects.at(0)["key"].get<std::string>(), seriesKey);
        return publishAndImport("2026-03-01T03:00:00Z") &&
               run({QStringLiteral("station"), QStringLiteral("import"), QStringLiteral("--station"), file("ward"),
                    text(tree.string()), QStringLiteral("--now"), QStringLiteral("2026-03-01T03:01:00Z")})
                       .status == 0 &&
               ward("init", "An", "ward_police",
                    {QStringLiteral("--unit"), QStringLiteral("W1"), QStringLiteral("--no-passphrase")})
                       .status == 0;
    }
    /// Up to the seal.
    bool makeRequest(int lines)
    {
        std::string content;
        for (int i = 1; i <= lines; ++i)
            content += R"({"claims": {"kind": "individual", "holder": "Trần Thị Bé )" + std::to_string(i) +
                       R"(", "id_number": "00108500000)" + std::to_string(i % 10) +
                       R"(", "category": "food", "areas": ["99"], "valid_until": "2026-03-20T00:00:00Z"}})" + "\n";
        put("lines.jsonl", content);
        return ward("request new", "An", "area_police",
                    {QStringLiteral("--procedure"), QStringLiteral("individual"), QStringLiteral("--field"),
                     QStringLiteral("address=Số 1"), QStringLiteral("--field"), QStringLiteral("contact=0912"),
                     QStringLiteral("--lines"), file("lines.jsonl")})
                       .status == 0 &&
               ward("step", "An", "area_police", seen() + QStringList{QStringLiteral("vet")}).status == 0 &&
               ward("decide", "Bình", "ward_clerk",
                    seen() + QStringList{QStringLiteral("--approve"), QStringLiteral("--all")})
                       .status == 0 &&
               ward("step", "Bình", "ward_clerk", seen() + QStringList{QStringLiteral("forward")}).status == 0;
    }
    Ran seal(const QString &key, const QStringList &more = {})
    {
        return ward("seal", "Chi", "ward_police", seen() + QStringList{QStringLiteral("--key"), key} + more);
    }

    std::uint64_t revision = 0;
};

} // namespace th::test
