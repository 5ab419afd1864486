// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/segment.h"
#include "store/examiner.h"
#include "store/station.h"
#include "support/sample_pass.h"

#include <algorithm>
#include <string>

namespace th::test {

/// One ward, one key, one series, three checkpoints, one set of rules: enough for a station to judge by.
/// Everything is the same in every run.
class SmallProvince {
public:
    static core::Instant now() { return *core::parseRfc3339("2021-09-06T03:00:00Z"); } ///< Monday, 10:00 in Hà Nội
    static core::SeriesCode series() { return core::SeriesCode("BD01A"); }
    static core::Place gate() { return {core::CheckpointCode("CK-01"), core::AreaCode("01.001.00001")}; }

    static core::ClockReading clock(core::Instant at = now())
    {
        return {at, std::chrono::milliseconds(at.time_since_epoch()) - std::chrono::hours(400000), "test-boot"};
    }

    /// `auditor`: 64 hexadecimal digits of an X25519 key; empty: nobody can open personal data.
    static core::Bytes directory(const std::string &auditor = {})
    {
        const auto key = sampleKey().publicKey();
        const std::string auditors =
            auditor.empty() ? "" : R"({"id":"a1","name":{"vi":"Thanh tra","en":"Audit"},"x25519":")" + auditor + "\"}";
        return bytes(
            R"({"format":"th-directory-1","authorities":[{"code":"P00001","name":{"vi":"Phường 1","en":"Ward 1"},
            "scope":{"kinds":["employee","individual","household"],"categories":["*"],"areas":["01"]}}],
            "keys":[{"public":")" +
            core::toHex(key) +
            R"(","authority":"P00001","valid_from":"2021-01-01T00:00:00Z","valid_until":"2022-01-01T00:00:00Z"}],
            "series":[{"code":"BD01A","key":")" +
            core::toHex(core::keyId(key)) + R"("}],"devices":[],"auditors":[)" + auditors + "]}");
    }

    static core::Bytes policy()
    {
        return bytes(R"({"format":"th-policy-1","utc_offset_minutes":420,
            "areas":[{"code":"01","name":{"vi":"Hà Nội","en":"Hanoi"}}],
            "checkpoints":[{"code":"CK-01","name":{"vi":"Chốt 1","en":"Gate 1"},"area":"01.001.00001"}],
            "rules":[{"effective_from":"2021-08-01T00:00:00Z","title":"Test","categories":[
                {"code":"food","name":{"vi":"Thực phẩm","en":"Food"}}],
                "quotas":[{"kind":"household","uses":1,"period_days":1}],
                "copies":{"speed_km_per_hour":120,"window_minutes":240,"same_place_quiet_minutes":5}}]})");
    }

    static core::PassClaims claims(std::uint32_t serial, core::PassKind kind = core::PassKind::Employee)
    {
        core::PassClaims claims = samplePass();
        claims.number.serial = serial;
        claims.operation = serial;
        claims.kind = kind;
        claims.holder = "Nguyễn Thị Hương";
        return claims;
    }

    static std::string pass(std::uint32_t serial, core::PassKind kind = core::PassKind::Employee)
    {
        auto key = sampleKey();
        return *core::makePass(claims(serial, kind), key);
    }

    static core::VerifiedPass verified(const std::string &text)
    {
        return *core::verifySignature(*core::decodePass(text), *core::parseDirectory(directory()));
    }

    /// Serials 1 … highWater are registered with tag 7, the named ones with their true tag.
    static core::SeriesSnapshot snapshot(std::uint32_t highWater, const std::vector<std::uint32_t> &genuine,
                                         const std::vector<std::uint32_t> &revoked = {})
    {
        core::SeriesSnapshot snapshot;
        snapshot.series = series();
        snapshot.operation = highWater + revoked.size();
        snapshot.tagKey.fill(9);
        snapshot.tags.assign(highWater, 7);
        for (const std::uint32_t serial : genuine)
            snapshot.tags[serial - 1] = core::registrationTag(verified(pass(serial)).toBeSigned(), snapshot.tagKey);
        for (const std::uint32_t serial : revoked)
            snapshot.revoked.push_back({serial, {core::RevocationReason::Lost, now()}});
        return snapshot;
    }

    static store::Update update(std::vector<core::SeriesSnapshot> snapshots, const std::string &auditor = {})
    {
        store::Update update;
        update.metadata["root"] = bytes("{\"root\":1}");
        update.directory = directory(auditor);
        update.policy = policy();
        update.snapshots = std::move(snapshots);
        update.asOf = now() - std::chrono::hours(1);
        return update;
    }

    static store::Question question(std::string text, core::Instant at = now())
    {
        store::Question question;
        question.text = std::move(text);
        question.place = gate();
        question.clock = clock(at);
        question.officer = "An";
        question.source = "pipe";
        return question;
    }

    static core::Bytes bytes(std::string_view text)
    {
        const auto view = core::asBytes(text);
        return {view.begin(), view.end()};
    }
};

} // namespace th::test
