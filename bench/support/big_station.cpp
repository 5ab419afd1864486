// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/big_station.h"

#include "core/signing.h"

#include <cstdio>
#include <cstdlib>
#include <random>
#include <unistd.h>

namespace th::bench {

using namespace std::chrono_literals;

namespace {

core::Instant benchNow() { return *core::parseRfc3339("2021-09-07T03:00:00Z"); }

core::SoftwareKey wardKey()
{
    std::array<std::uint8_t, 32> seed{};
    seed.fill(1);
    return core::SoftwareKey::fromSeed(seed);
}

std::string seriesName(std::uint32_t index) { return "BD" + std::to_string(100 + index); }

core::Bytes directoryJson()
{
    const auto key = wardKey().publicKey();
    std::string text = R"({"format":"th-directory-1","authorities":[{"code":"P00001","name":{"vi":"Phường","en":"Ward"},
        "scope":{"kinds":["employee"],"categories":["*"],"areas":["01"]}}],"devices":[],"auditors":[{"id":"pc06",
        "name":{"vi":"PC06","en":"PC06"},"x25519":"de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"}],
        "keys":[{"public":")" +
                       core::toHex(key) + R"(","authority":"P00001","valid_from":"2021-07-01T00:00:00Z",
        "valid_until":"2022-07-01T00:00:00Z"}],"series":[)";
    for (std::uint32_t i = 0; i < seriesCount; ++i)
        text += std::string(i ? "," : "") + R"({"code":")" + seriesName(i) + R"(","key":")" +
                core::toHex(core::keyId(key)) + R"("})";
    text += "]}";
    return {text.begin(), text.end()};
}

core::Bytes policyJson()
{
    const std::string_view text = R"({"format":"th-policy-1","utc_offset_minutes":420,"areas":[],
        "checkpoints":[{"code":"CK-01","name":{"vi":"Chốt 1","en":"Checkpoint 1"},"area":"01.001.00001"}],
        "rules":[{"effective_from":"2021-07-24T00:00:00Z","title":"Chỉ thị 17","categories":[
        {"code":"food","name":{"vi":"Lương thực","en":"Food"},"hours":["05:00-22:00"]}]}]})";
    return {text.begin(), text.end()};
}

core::PassClaims claimsOf(std::uint32_t series, std::uint32_t serial)
{
    core::PassClaims claims;
    claims.authority = core::AuthorityCode("P00001");
    claims.number = {core::SeriesCode(seriesName(series)), serial};
    claims.operation = serial;
    claims.kind = core::PassKind::Employee;
    claims.holder = "Nguyễn Thị Thu Hương";
    claims.idNumber = "001085012345";
    claims.birthYear = 1985;
    claims.organisation = "Công ty Sữa Hà Nội";
    claims.category = core::CategoryCode("food");
    claims.areas = {core::AreaCode("01.001.00001")};
    claims.plates = {"29A12345"};
    claims.hours = {{360, 1080}};
    claims.issuedAt = benchNow() - 41h;
    claims.validFrom = benchNow() - 34h;
    claims.validUntil = benchNow() + 300h;
    return claims;
}

core::SeriesSnapshot snapshotOf(std::uint32_t series, std::mt19937 &random)
{
    core::SeriesSnapshot snapshot;
    snapshot.series = core::SeriesCode(seriesName(series));
    snapshot.operation = 2 * serialsPerSeries;
    snapshot.tagKey.fill(static_cast<std::uint8_t>(series));
    snapshot.tags.reserve(serialsPerSeries);
    for (std::uint32_t serial = 1; serial <= serialsPerSeries; ++serial) {
        snapshot.tags.push_back(static_cast<std::uint16_t>(random() % 65535 + 1));
        if (random() % 10 == 0)
            snapshot.revoked.push_back({serial, {core::RevocationReason::Withdrawn, benchNow() - 100h}});
    }
    return snapshot;
}

template <class T> T orExit(store::Stored<T> result)
{
    if (result)
        return std::move(result).value();
    std::fprintf(stderr, "%s: %s\n", store::name(result.error().fault), result.error().detail.c_str());
    std::exit(1);
}

} // namespace

BenchFolder::BenchFolder()
{
    const char *chosen = std::getenv("TH_BENCH_FOLDER");
    const std::filesystem::path parent = chosen ? chosen : std::filesystem::temp_directory_path();
    m_path = parent / ("thonghanh-bench-" + std::to_string(getpid()));
    std::filesystem::create_directories(m_path);
}

BenchFolder::~BenchFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Province makeProvince(std::size_t passes)
{
    Province province;
    province.now = benchNow();
    province.directory = directoryJson();
    province.policy = policyJson();
    std::mt19937 random(20210907);
    for (std::uint32_t series = 0; series < seriesCount; ++series)
        province.snapshots.push_back(snapshotOf(series, random));
    core::SoftwareKey key = wardKey();
    while (province.texts.size() < passes) {
        const auto series = static_cast<std::uint32_t>(random() % seriesCount);
        const auto serial = static_cast<std::uint32_t>(random() % serialsPerSeries + 1);
        core::SeriesSnapshot &snapshot = province.snapshots[series];
        std::erase_if(snapshot.revoked, [&](const auto &revoked) { return revoked.serial == serial; });
        std::string text = *core::makePass(claimsOf(series, serial), key);
        snapshot.tags[serial - 1] = core::registrationTag(core::decodePass(text)->toBeSigned(), snapshot.tagKey);
        province.texts.push_back(std::move(text));
    }
    return province;
}

store::Station makeStation(const std::filesystem::path &folder, const Province &province)
{
    store::Station station = orExit(store::Station::create(folder, "bench", false));
    store::Update update;
    update.directory = province.directory;
    update.policy = province.policy;
    update.snapshots = province.snapshots;
    update.asOf = province.now - 1h;
    if (const auto applied = station.apply(update); !applied) {
        std::fprintf(stderr, "%s: %s\n", store::name(applied.error().fault), applied.error().detail.c_str());
        std::exit(1);
    }
    return station;
}

store::Question questionOf(const Province &province, const std::string &text)
{
    store::Question question;
    question.text = text;
    question.place = {core::CheckpointCode("CK-01"), core::AreaCode("01.001.00001")};
    question.clock = {province.now, 1000s, "bench"};
    question.judgeAt = province.now;
    question.officer = "bench";
    question.source = "pipe";
    return question;
}

} // namespace th::bench
