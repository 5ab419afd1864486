// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casting.h"

namespace th::demo {

using core::PassClaims, core::PassKind, core::ReasonCode, core::VerdictKind;
using std::chrono::days, std::chrono::hours, std::chrono::minutes;

void Casting::addGood()
{
    PassClaims claims = employee();
    claims.plates = {"75A12345", "75X112345"};
    claims.hours = m_bureau.openHours();
    show("good-employee-with-card", {"Hợp lệ: người lao động, đúng căn cước", "Good: employee, ID card matches"},
         "MH991A", claims, VerdictKind::Admit, {ReasonCode::IdCardMatches})
        .card = m_shown;
    show("good-individual", {"Hợp lệ: cá nhân đi khám bệnh", "Good: individual, medical care"}, "MH991A", individual(),
         VerdictKind::Admit, {});
    show("good-press", {"Hợp lệ: phóng viên", "Good: press"}, "MH99A", employee("press"), VerdictKind::Admit, {});
    claims = employee("goods");
    claims.areas = {core::AreaCode(land().code)};
    claims.organisation = "HTX Vận tải Sông Trăng (minh họa)";
    claims.plates = {"75C04567", "75C04568"};
    show("good-goods-driver", {"Hợp lệ: lái xe chở hàng", "Good: goods driver"}, "MH99A", claims, VerdictKind::Admit,
         {});
    claims = individual("funeral");
    claims.sealing = core::Sealing::HandwrittenOriginal;
    claims.areas = {core::AreaCode(cityWard)};
    show("good-funeral", {"Hợp lệ: việc tang, bản giấy ký tay", "Good: funeral, hand-signed original"}, "MH00001A",
         claims, VerdictKind::Admit, {});
    claims = employee("public-service");
    claims.sealing = core::Sealing::EnteredAfterwards;
    claims.organisation = "Trung tâm Y tế thành phố (minh họa)";
    show("good-entered-afterwards", {"Hợp lệ: cấp giấy trước, nhập sau", "Good: issued on paper, entered afterwards"},
         "MH991A", claims, VerdictKind::Admit, {});
}

void Casting::addTimes()
{
    PassClaims claims = employee();
    claims.issuedAt = m_bureau.midnight() - days(20);
    claims.validFrom = m_bureau.midnight() - days(19);
    claims.validUntil = m_bureau.midnight() - days(1) - std::chrono::seconds(1);
    show("expired", {"Hết hạn hôm qua", "Expired yesterday"}, "MH991A", claims, VerdictKind::Refuse,
         {ReasonCode::Expired});
    claims = employee();
    claims.validFrom = m_bureau.midnight();
    show("not-yet-valid", {"Ngày mai mới có hiệu lực", "Valid from tomorrow"}, "MH991A", claims, VerdictKind::Refuse,
         {ReasonCode::NotYetValid});
    claims = employee();
    claims.hours = m_bureau.closedHours();
    show("outside-hours", {"Ngoài khung giờ", "Outside its hours"}, "MH991A", claims, VerdictKind::Refuse,
         {ReasonCode::OutsideHours});
    claims = employee();
    claims.days = m_bureau.everyDayButToday();
    show("outside-days", {"Hôm nay không phải ngày được đi", "Not on this day"}, "MH991A", claims, VerdictKind::Refuse,
         {ReasonCode::OutsideHours});
}

void Casting::addRevoked()
{
    struct Case {
        const char *name;
        core::LocalName title;
        core::RevocationReason reason;
    };
    const Case cases[] = {
        {"revoked-lost", {"Thu hồi: báo mất", "Revoked: lost"}, core::RevocationReason::Lost},
        {"revoked-withdrawn", {"Thu hồi: hết nhu cầu", "Revoked: withdrawn"}, core::RevocationReason::Withdrawn},
        {"revoked-fraud", {"Thu hồi: gian dối", "Revoked: fraud"}, core::RevocationReason::Fraud},
        {"revoked-replaced", {"Thu hồi: đã cấp lại", "Revoked: replaced"}, core::RevocationReason::Replaced},
        {"revoked-infected",
         {"Thu hồi: người mang giấy nhiễm bệnh", "Revoked: holder infected"},
         core::RevocationReason::HolderInfected},
        {"revoked-unspecified",
         {"Thu hồi: không nêu lý do", "Revoked: no reason given"},
         core::RevocationReason::Unspecified},
    };
    for (const Case &one : cases) {
        show(one.name, one.title, "MH991A", employee(), VerdictKind::Refuse, {ReasonCode::Revoked});
        SeriesBook &book = m_bureau.book("MH991A");
        book.revoke(book.lastSerial(), one.reason, m_bureau.now() - hours(30));
    }
}

void Casting::addScope()
{
    PassClaims claims = employee();
    claims.areas = {core::AreaCode(cityWard)};
    show("kind-not-allowed", {"Phường cấp cho người lao động: vượt thẩm quyền", "A ward may not issue for employees"},
         "MH00001A", claims, VerdictKind::Refuse, {ReasonCode::KindNotAllowed});
    show("category-not-allowed", {"Thành phố cấp cho báo chí: vượt thẩm quyền", "A city may not issue for the press"},
         "MH991A", employee("press"), VerdictKind::Refuse, {ReasonCode::CategoryNotAllowed});
    show("area-not-allowed", {"Phường cấp cho cả thành phố: vượt thẩm quyền", "A ward may not issue for the city"},
         "MH00001A", individual(), VerdictKind::Refuse, {ReasonCode::AreaNotAllowed});
    show("key-not-valid-then", {"Khóa ký đã hết hạn khi cấp", "Issued after its key's time"}, "MH991Z", employee(),
         VerdictKind::Refuse, {ReasonCode::KeyNotValidThen});
}

void Casting::addCards()
{
    show("id-card-of-another", {"Căn cước của người khác", "Another person's ID card"}, "MH991A", employee(),
         VerdictKind::Refuse, {ReasonCode::IdCardMismatch})
        .card = person(m_people + 40);
    Scenario &renamed = show("id-card-other-name", {"Cùng số, khác tên", "Same number, another name"}, "MH991A",
                             employee(), VerdictKind::Refuse, {ReasonCode::IdCardMismatch});
    renamed.card = m_shown;
    renamed.card->name = "Lò Văn Khác";
    while (m_person.oldNumber.empty())
        m_person = person(++m_people);
    PassClaims claims = individual();
    claims.idNumber = m_person.oldNumber;
    show("good-old-id-number", {"Hợp lệ: giấy ghi số CMND cũ", "Good: the pass bears the card's old number"}, "MH991A",
         claims, VerdictKind::Admit, {ReasonCode::IdCardMatches})
        .card = m_shown;
}

void Casting::addHouseholds()
{
    show("good-household", {"Hợp lệ: thẻ đi chợ", "Good: household market card"}, "MH00001A", household(),
         VerdictKind::Admit, {});
    const Scenario &used = show("quota-used", {"Đã hết lượt đi chợ trong tuần", "Market trips of the week used up"},
                                "MH00001A", household(), VerdictKind::Refuse, {ReasonCode::QuotaUsed});
    m_cast.earlier.push_back({used.text, "CK-02", m_bureau.now() - hours(44)});
    m_cast.earlier.push_back({used.text, "CK-02", m_bureau.now() - hours(20)});
}

void Casting::addLate()
{
    PassClaims claims = individual();
    claims.issuedAt = m_asOf - minutes(30);
    claims.validFrom = claims.issuedAt;
    show("not-yet-confirmed", {"Mới cấp, chưa có trong dữ liệu", "Too new to be confirmed"}, "MH99B", claims,
         VerdictKind::Admit, {ReasonCode::NotYetConfirmed}, Registry::IsBehind);
    claims = individual();
    claims.issuedAt = m_asOf + minutes(10);
    claims.validFrom = claims.issuedAt;
    show("data-behind-pass", {"Giấy mới hơn dữ liệu của chốt", "Newer than the station's data"}, "MH99B", claims,
         VerdictKind::Admit, {ReasonCode::DataBehindPass, ReasonCode::NotYetConfirmed}, Registry::IsBehind, 3);
}

} // namespace th::demo
