// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/publisher_world.h"

#include "store/examiner.h"
#include "support/sample_pass.h"

namespace th::test {

/// Two checkpoints 33 km apart and a third beside the first, with a station each, under one publisher. The policy
/// allows 120 km an hour: 17 minutes from CK-01 to CK-02.
struct SightingsWorld : PublisherWorld {
    SightingsWorld() : a(open("a")), b(open("b"))
    {
        repository.policy = policy(240);
        putTargets(2, directoryText());
        one.issue("AA", 1, {tagOf(pass())});
    }

    store::Station open(const char *name)
    {
        auto opened = store::Station::create(fs::path(folder.path().toStdString()) / name, name, false);
        if (!opened || !sync::trustRoot(*opened, root))
            qFatal("no station");
        return std::move(opened).value();
    }

    static core::Bytes policy(int window)
    {
        const auto checkpoint = [](const char *code, const char *latitude) {
            return std::string(R"({"code": ")") + code + R"(", "name": {"vi": "Chốt", "en": "Gate"}, "area": "99",)" +
                   R"("latitude": )" + latitude + R"(, "longitude": 105.8})";
        };
        const std::string text =
            R"({"format": "th-policy-1", "utc_offset_minutes": 420, "areas": [], "checkpoints": [)" +
            checkpoint("CK-01", "21.0") + "," + checkpoint("CK-02", "21.3") + "," + checkpoint("CK-03", "21.01") +
            R"(], "rules": [{"effective_from": "2026-01-01T00:00:00Z", "title": "Rules", "categories": [
            {"code": "food", "name": {"vi": "a", "en": "a"}}], "copies": {"speed_km_per_hour": 120, "window_minutes": )" +
            std::to_string(window) + R"(, "same_place_quiet_minutes": 5}}]})";
        return core::Bytes(text.begin(), text.end());
    }

    std::string directoryText()
    {
        json parsed = json::parse(directory());
        for (const auto *each : {&a, &b})
            parsed["devices"].push_back({{"id", each->identity().deviceId},
                                         {"name", {{"vi", "a"}, {"en", "a"}}},
                                         {"public", core::toHex(each->identity().key)}});
        return parsed.dump();
    }

    std::string pass(std::uint32_t serial = 1)
    {
        core::PassClaims claims = samplePass();
        claims.authority = core::AuthorityCode("W1");
        claims.number = {core::SeriesCode("AA"), serial};
        claims.operation = serial;
        claims.kind = core::PassKind::Individual;
        claims.areas = {core::AreaCode("99")};
        claims.plates.clear();
        claims.hours.clear();
        claims.issuedAt = noon - 30h;
        claims.validFrom = noon - 24h;
        claims.validUntil = noon + 240h;
        const auto text = core::makePass(claims, repository.key("key-1"));
        if (!text)
            qFatal("%s", text.error().rule.c_str());
        return *text;
    }
    static std::uint16_t tagOf(const std::string &text)
    {
        return core::registrationTag(core::decodePass(text)->toBeSigned(), Desk::tagKey());
    }

    static core::ClockReading clockAt(core::Instant at) { return {at, at.time_since_epoch() - 400000h, "boot"}; }
    /// What the station answers, on record.
    store::Answer scan(store::Station &where, const char *checkpoint, core::Instant at, std::uint32_t serial = 1)
    {
        store::Question question;
        question.text = pass(serial);
        question.place = {core::CheckpointCode(checkpoint), core::AreaCode("99")};
        question.clock = clockAt(at);
        question.source = "camera";
        auto answer = store::Examiner(where).examine(question);
        if (!answer.seq)
            qFatal("not recorded");
        return answer;
    }
    /// What the station's journal says, up to its signed end.
    static core::journal::Extract journalOf(store::Station &of, core::Instant at)
    {
        if (!of.signCheckpoint(clockAt(at)))
            qFatal("not signed");
        return {of.identity().key, 0, *of.journalAfter(0, core::journal::maxExtractBytes)};
    }

    sync::Published publishAll(core::Instant now, const std::vector<core::journal::Extract> &more = {},
                               sync::PublishOrder::When when = sync::PublishOrder::When::IfChanged)
    {
        sync::PublishOrder order;
        order.root = root;
        order.journals = {one.extract, journalOf(a, now), journalOf(b, now)};
        order.journals.insert(order.journals.end(), more.begin(), more.end());
        order.now = now;
        order.signers = {&repository.key(signer)};
        order.when = when;
        auto published = sync::publish(tree, order);
        if (!published)
            qFatal("%s", published.error().c_str());
        return std::move(published).value();
    }
    auto take(store::Station &by, core::Instant now) { return sync::importTree(by, tree, now); }

    static QString reasons(const store::Answer &answer)
    {
        QString text = QString::fromLatin1(core::name(answer.verdict.kind)) + QLatin1Char(':');
        for (const core::Reason &reason : answer.verdict.reasons)
            text += QStringLiteral(" %1 %2").arg(QLatin1String(core::name(reason.code)),
                                                 QString::fromStdString(reason.detail));
        return text.trimmed();
    }
    /// Files of sightings in the newest publication: "0-B A-B …", by their names.
    [[nodiscard]] std::vector<fs::path> sightingsFiles() const
    {
        std::vector<fs::path> files;
        for (const auto &file : fs::directory_iterator(tree / "targets" / "status"))
            if (file.path().extension() == ".sgt")
                files.push_back(file.path());
        std::ranges::sort(files, {}, [](const fs::path &path) { return path.filename().string().substr(64); });
        return files;
    }

    store::Station a, b;
};

} // namespace th::test
