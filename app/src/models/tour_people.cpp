// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour_people.h"

namespace th::app::people {

using namespace std::chrono_literals;

core::Instant now() { return core::Instant(1630916100s); }

Reference reference()
{
    Reference reference;
    const auto area = [&](const char *code, const char *vi, const char *en) {
        reference.areas.emplace(core::AreaCode(code), core::LocalName{vi, en});
    };
    area("01", "Thành phố Hà Nội", "Hà Nội City");
    area("01.001", "Quận Ba Đình", "Ba Đình District");
    area("01.001.00001", "Phường Phúc Xá", "Phúc Xá Ward");
    area("01.006", "Quận Đống Đa", "Đống Đa District");
    area("01.007", "Quận Hai Bà Trưng", "Hai Bà Trưng District");
    reference.categories.emplace(core::CategoryCode("food"),
                                 core::LocalName{"Cung ứng lương thực, thực phẩm", "Food supply"});
    reference.categories.emplace(core::CategoryCode("market"), core::LocalName{"Đi chợ, siêu thị", "Market shopping"});
    reference.authorities.emplace(core::AuthorityCode("P00001"),
                                  core::LocalName{"Công an phường Phúc Xá", "Phúc Xá Ward Police"});
    reference.checkpoints = {
        {core::CheckpointCode("CK-07"),
         {"Chốt số 7, cầu Chương Dương", "Checkpoint 7, Chương Dương Bridge"},
         core::AreaCode("01.001")},
        {core::CheckpointCode("CK-12"),
         {"Chốt số 12, ngã tư Sở", "Checkpoint 12, Ngã Tư Sở"},
         core::AreaCode("01.006")},
        {core::CheckpointCode("CK-21"),
         {"Chốt số 21, Pháp Vân – Cầu Giẽ", "Checkpoint 21, Pháp Vân – Cầu Giẽ"},
         core::AreaCode("01.007")},
    };
    return reference;
}

core::PassClaims driver()
{
    core::PassClaims claims;
    claims.authority = core::AuthorityCode("P00001");
    claims.number = {core::SeriesCode("BD01A"), 1287};
    claims.kind = core::PassKind::Employee;
    claims.holder = "Nguyễn Thị Ngọc Hường";
    claims.idNumber = "001185012345";
    claims.birthYear = 1985;
    claims.organisation = "Công ty Cổ phần Thực phẩm Sao Khuê";
    claims.category = core::CategoryCode("food");
    claims.areas = {core::AreaCode("01.001"), core::AreaCode("01.006")};
    claims.route = "Kho Gia Lâm – chợ Long Biên – siêu thị Ngọc Khánh";
    claims.plates = {"29A12345", "29C56789"};
    claims.days = 0x3f;
    claims.hours = {{300, 600}, {840, 1200}};
    claims.validFrom = core::Instant(1630861200s);
    claims.validUntil = core::Instant(1632157140s);
    claims.issuedAt = core::Instant(1630832400s);
    claims.sealing = core::Sealing::Token;
    return claims;
}

core::PassClaims shopper()
{
    core::PassClaims claims = driver();
    claims.number = {core::SeriesCode("BD01H"), 42};
    claims.kind = core::PassKind::Household;
    claims.holder = "Hộ ông Trần Văn Ưởng";
    claims.organisation.clear();
    claims.category = core::CategoryCode("market");
    claims.areas = {core::AreaCode("01.001.00001")};
    claims.route.clear();
    claims.plates.clear();
    claims.days = 0x15;
    claims.hours = {{360, 660}};
    claims.sealing = core::Sealing::HandwrittenOriginal;
    return claims;
}

core::PassClaims longNames()
{
    core::PassClaims claims = driver();
    claims.holder = "Công Tằng Tôn Nữ Nguyễn Ữ Ẫ Ộ Ngọc Quỳnh Hương Thảo";
    claims.organisation = "Tổng công ty Đầu tư Phát triển Hạ tầng và Dịch vụ Vệ sinh Môi trường Đô thị Hà Nội";
    claims.areas = {core::AreaCode("01.001"), core::AreaCode("01.006"), core::AreaCode("01.007"),
                    core::AreaCode("01.001.00001")};
    claims.plates = {"29A12345", "29C56789", "29LD01234", "29B112345"};
    claims.hours = {{0, 330}, {360, 660}, {720, 1020}, {1080, 1440}};
    claims.days = 0x55;
    return claims;
}

core::IdCard cardOf(const core::PassClaims &claims)
{
    core::IdCard card;
    card.number = claims.idNumber;
    card.fullName = claims.holder;
    card.birthDate = std::chrono::year(1985) / 3 / 8;
    card.sex = "Nữ";
    return card;
}

std::vector<store::LogRow> log()
{
    struct Line {
        int minutesAgo;
        core::VerdictKind kind;
        const char *number;
        std::vector<std::string> reasons;
    };
    const std::vector<Line> lines{
        {0, core::VerdictKind::Admit, "BD01A-001287", {"id_card_matches"}},
        {1, core::VerdictKind::Refuse, "BD01A-000931", {"revoked"}},
        {1, core::VerdictKind::Admit, "DD02B-000120", {}},
        {3, core::VerdictKind::CannotTell, "", {"not_a_pass"}},
        {4, core::VerdictKind::Admit, "BD01H-000042", {}},
        {6, core::VerdictKind::Refuse, "HB03A-002208", {"outside_hours"}},
        {7, core::VerdictKind::Admit, "BD01A-000415", {}},
        {9, core::VerdictKind::Admit, "DD02B-000077", {}},
    };
    std::vector<store::LogRow> rows;
    store::ScanSeq seq = 1024;
    for (const Line &line : lines) {
        store::LogRow row;
        row.seq = seq--;
        row.wallMilliseconds =
            std::chrono::milliseconds((now() - std::chrono::minutes(line.minutesAgo)).time_since_epoch()).count();
        row.kind = line.kind;
        row.reasons = line.reasons;
        row.number = line.number;
        rows.push_back(row);
    }
    return rows;
}

core::Reason reason(core::ReasonCode code, core::Weight weight, const std::string &detail,
                    std::optional<core::Instant> at)
{
    return {.code = code, .weight = weight, .detail = detail, .at = at};
}

Examined examined(std::vector<core::Reason> reasons)
{
    Examined examined;
    examined.answer.verdict = core::conclude(std::move(reasons));
    examined.answer.seq = 1024;
    examined.answer.judgedAt = now();
    examined.source = QStringLiteral("camera");
    return examined;
}

Examined withCard(Examined examined)
{
    examined.answer.idCard = cardOf(driver());
    examined.withCard = true;
    return examined;
}

Examined examined(const core::PassClaims &claims, std::vector<core::Reason> reasons)
{
    Examined result = examined(std::move(reasons));
    result.answer.claims = claims;
    result.answer.proven = true;
    return result;
}

} // namespace th::app::people
