// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios.h"

#include "bureau.h"
#include "core/base45.h"
#include "land.h"

#include <algorithm>
#include <stdexcept>

namespace th::demo {
namespace {

using core::PassClaims, core::PassKind, core::ReasonCode, core::VerdictKind;
using std::chrono::days, std::chrono::hours, std::chrono::minutes;
using Reasons = std::vector<ReasonCode>;

constexpr const char *city = "99.991";

/// Decodes, lets `bend` at the bytes, encodes: what a hand with a text editor makes of a pass.
template <class Bend> std::string bent(const std::string &text, const Bend &bend)
{
    core::Bytes bytes = core::decodeBase45(std::string_view(text).substr(4)).value();
    bend(bytes);
    return text.substr(0, 4) + core::encodeBase45(bytes);
}

/// The same pass for another name: the first changed bit that leaves it well formed.
std::string renamed(const std::string &text)
{
    const std::string holder = core::decodePass(text)->claimsUntrusted().holder;
    for (std::size_t at = 0;; ++at) {
        const std::string changed = bent(text, [&](core::Bytes &bytes) { bytes.at(at) ^= 1; });
        if (const auto pass = core::decodePass(changed); pass && pass->claimsUntrusted().holder != holder)
            return changed;
    }
}

class Casting {
public:
    Casting(KeyRing &ring, core::Instant now, core::Instant asOf) : m_ring(ring), m_asOf(asOf), m_bureau(ring, now) {}

    Cast cast()
    {
        addGood();
        addTimes();
        addRevoked();
        addScope();
        addForged();
        addRegistry();
        addCards();
        addHouseholds();
        addUnreadable();
        addForeign();
        addSituations();
        addLate();
        m_cast.keys = m_bureau.keys();
        m_cast.snapshots = m_bureau.snapshots();
        return std::move(m_cast);
    }

private:
    void addGood();
    void addTimes();
    void addRevoked();
    void addScope();
    void addForged();
    void addRegistry();
    void addCards();
    void addHouseholds();
    void addUnreadable();
    void addForeign();
    void addSituations();
    void addLate();

    [[nodiscard]] PassClaims employee(const std::string &category = "food")
    {
        PassClaims claims = m_bureau.claims(PassKind::Employee, m_person, category, city);
        claims.organisation = "Công ty TNHH Thực phẩm Hoa Sen (minh hoạ)";
        claims.route = "Phường Cầu Gỗ - Chợ Mới - Bến Nước";
        return claims;
    }
    [[nodiscard]] PassClaims individual(const std::string &category = "medical")
    {
        return m_bureau.claims(PassKind::Individual, m_person, category, city);
    }
    [[nodiscard]] PassClaims household(const char *area = cityWard)
    {
        return m_bureau.claims(PassKind::Household, m_person, "market", area);
    }

    /// Issues under `series` and puts the pass on stage.
    Scenario &show(const char *name, core::LocalName title, const std::string &series, const PassClaims &claims,
                   VerdictKind kind, Reasons reasons, Registry registry = Registry::Knows, std::uint64_t ahead = 0)
    {
        SeriesBook &book = m_bureau.book(series);
        const std::string text = book.issue(claims, registry, ahead);
        Scenario &scenario = showText(name, std::move(title), text, kind, std::move(reasons));
        scenario.claims = core::decodePass(text)->claimsUntrusted();
        scenario.look = m_cast.passes.size() % 5 < 3 ? Look::Sheet : Look::Phone;
        return scenario;
    }

    Scenario &showText(const char *name, core::LocalName title, std::string text, VerdictKind kind, Reasons reasons)
    {
        Scenario scenario{
            name, std::move(title), std::move(text), {}, kind, std::move(reasons), Look::Phone, {}, {}, {}, {}, {}, {}};
        m_cast.passes.push_back(std::move(scenario));
        m_shown = m_person;
        m_person = person(++m_people);
        return m_cast.passes.back();
    }

    /// Moves what was shown last among the situations.
    Scenario &asSituation()
    {
        m_cast.situations.push_back(std::move(m_cast.passes.back()));
        m_cast.passes.pop_back();
        return m_cast.situations.back();
    }

    [[nodiscard]] const Scenario &earlier(const std::string &name) const
    {
        const auto found = std::find_if(m_cast.passes.begin(), m_cast.passes.end(),
                                        [&](const Scenario &scenario) { return scenario.name == name; });
        if (found == m_cast.passes.end())
            throw std::logic_error("no scenario " + name);
        return *found;
    }

    KeyRing &m_ring;
    core::Instant m_asOf;
    Bureau m_bureau;
    Cast m_cast;
    std::size_t m_people = 0;
    Person m_person = person(0); ///< who comes next
    Person m_shown;              ///< who came last
};

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
    claims.organisation = "HTX Vận tải Sông Trăng (minh hoạ)";
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
    claims.organisation = "Trung tâm Y tế thành phố (minh hoạ)";
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
    show("key-not-valid-then", {"Khoá ký đã hết hạn khi cấp", "Issued after its key's time"}, "MH991Z", employee(),
         VerdictKind::Refuse, {ReasonCode::KeyNotValidThen});
}

void Casting::addForged()
{
    PassClaims claims = employee();
    claims.authority = core::AuthorityCode("D991");
    claims.number = {core::SeriesCode("MH991A"), 77};
    claims.operation = 70;
    auto text = core::makePass(claims, m_ring.key("forger"));
    Scenario *scenario =
        &showText("bad-signature-forged", {"Giả: ký bằng khoá khác", "Forged: signed with another key"}, *text,
                  VerdictKind::Refuse, {ReasonCode::BadSignature});
    scenario->claims = claims;
    scenario->look = Look::Sheet;

    const std::string tampered = renamed(earlier("good-individual").text);
    scenario = &showText("bad-signature-tampered", {"Bị sửa tên", "Tampered: another name"}, tampered,
                         VerdictKind::Refuse, {ReasonCode::BadSignature});
    scenario->claims = core::decodePass(tampered)->claimsUntrusted();

    claims = employee();
    claims.authority = core::AuthorityCode("P99");
    claims.number = {core::SeriesCode("GIA01"), 12};
    text = core::makePass(claims, m_ring.key("forger"));
    scenario = &showText("unknown-issuer", {"Không rõ đơn vị cấp", "Unknown issuer"}, *text, VerdictKind::Refuse,
                         {ReasonCode::UnknownIssuer});
    scenario->claims = claims;
    scenario->look = Look::Sheet;

    claims = employee();
    claims.authority = core::AuthorityCode("P99");
    show("authority-mismatch", {"Mạo danh đơn vị khác", "Names another authority"}, "MH991A", claims,
         VerdictKind::Refuse, {ReasonCode::AuthorityMismatch});
}

void Casting::addRegistry()
{
    show("registered-differently", {"Trùng số với giấy khác", "Its number belongs to another pass"}, "MH991A",
         employee(), VerdictKind::Refuse, {ReasonCode::RegisteredDifferently}, Registry::HasOtherBytes);
    show("not-registered", {"Không có trong sổ", "Not in the registry"}, "MH991A", employee(), VerdictKind::CannotTell,
         {ReasonCode::NotRegistered}, Registry::LacksIt);
    show("good-before-compromise", {"Hợp lệ: cấp trước khi lộ khoá", "Good: issued before its key was stolen"},
         "MH991C", employee(), VerdictKind::Admit, {});
    PassClaims claims = employee();
    claims.issuedAt = m_bureau.now() - hours(24);
    show("key-compromised", {"Khoá ký đã lộ", "Its key was stolen"}, "MH991C", claims, VerdictKind::Refuse,
         {ReasonCode::KeyCompromised});
    claims = employee();
    show("key-compromised-backdated", {"Khoá đã lộ, đề lùi ngày", "Stolen key, backdated"}, "MH991C", claims,
         VerdictKind::Refuse, {ReasonCode::KeyCompromised, ReasonCode::NotRegistered}, Registry::IsBehind);
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

void Casting::addUnreadable()
{
    const std::string genuine = earlier("good-press").text;
    showText("malformed", {"Sai định dạng", "Malformed: something follows the pass"},
             bent(genuine, [](core::Bytes &bytes) { bytes.push_back(0); }), VerdictKind::Refuse,
             {ReasonCode::Malformed});
    showText("unsupported-version", {"Phiên bản mới hơn", "A newer version of the format"}, "TH2:" + genuine.substr(4),
             VerdictKind::CannotTell, {ReasonCode::UnsupportedVersion});
    // A remainder of one character is what no encoder writes: the end was lost on the way.
    showText("unreadable-text", {"Mã bị cụt", "The end of the text was lost"}, genuine.substr(0, 4 + 3 * 50 + 1),
             VerdictKind::CannotTell, {ReasonCode::UnreadableText});
}

void Casting::addForeign()
{
    const Reasons notAPass{ReasonCode::NotAPass};
    const auto foreign = [&](const char *name, core::LocalName title, std::string text, Look look) {
        showText(name, std::move(title), std::move(text), VerdictKind::CannotTell, notAPass).look = look;
    };
    foreign("foreign-bank-transfer", {"Mã chuyển khoản", "A bank transfer code"},
            "00020101021138540010A00000072701240006970499011099900012340208QRIBFTTA53037045802VN62140810DONG GOP M"
            "H6304A1B2",
            Look::Placard);
    foreign("foreign-link", {"Đường dẫn trang web", "A web link"},
            "https://khaibao.example.org/toi-khai?ma=MH-2026-0099", Look::Phone);
    foreign(
        "foreign-health-certificate", {"Chứng nhận y tế châu Âu", "A European health certificate"},
        "HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC%OQHIZC4.OI1RM8ZA.A5:S9MKN4NN3F85QNCY0O%0V"
        "ZMQPDX9O2LPQK3",
        Look::Phone);
    foreign("foreign-wifi", {"Mã Wi-Fi quán cà phê", "A café's Wi-Fi"}, "WIFI:T:WPA;S:Ca Phe Hoa Sen;P:minhhoa99;;",
            Look::Placard);
    foreign("foreign-contact", {"Danh thiếp", "A contact card"},
            "BEGIN:VCARD\nVERSION:3.0\nFN:Trần Văn Bảo\nORG:HTX Sông Trăng\nTEL:0990000099\nEND:VCARD", Look::Placard);
    const Person alone = m_person;
    foreign("id-card-alone", {"Chỉ có căn cước", "An ID card alone"}, cardText(alone), Look::Card);
    m_cast.passes.back().card = alone;
}

void Casting::addSituations()
{
    const auto base = [&](const char *name, const char *of, core::LocalName title, VerdictKind kind, Reasons reasons) {
        Scenario copy = earlier(of);
        copy.name = name;
        copy.title = std::move(title);
        copy.kind = kind;
        copy.reasons = std::move(reasons);
        copy.frameOf = of;
        m_cast.situations.push_back(copy);
        return &m_cast.situations.back();
    };
    base("vehicle-on-pass", "good-goods-driver", {"Đúng xe trong giấy", "The vehicle on the pass"}, VerdictKind::Admit,
         {})
        ->plate = "75C-045.67";
    base("vehicle-not-on-pass", "good-goods-driver", {"Xe không có trong giấy", "A vehicle not on the pass"},
         VerdictKind::Refuse, {ReasonCode::VehicleNotOnPass})
        ->plate = "75C-999.99";
    base("tomorrows-rules", "good-press",
         {"Từ ngày mai phải xuất trình căn cước", "From tomorrow the ID card is demanded"}, VerdictKind::CannotTell,
         {ReasonCode::IdCardNotShown})
        ->when = m_bureau.midnight() + minutes(1);
    base("data-old", "good-employee-with-card", {"Dữ liệu đã cũ", "The station's data is old"}, VerdictKind::Admit,
         {ReasonCode::DataOld, ReasonCode::IdCardMatches});
    base("data-too-old", "good-employee-with-card", {"Dữ liệu quá cũ", "The station's data is too old"},
         VerdictKind::CannotTell, {ReasonCode::DataTooOld, ReasonCode::IdCardMatches});
    // At the same time of day, so that the pass's hours allow it.
    m_cast.situations[m_cast.situations.size() - 2].when = m_bureau.now() + hours(48);
    m_cast.situations.back().when = m_bureau.now() + hours(96);

    PassClaims claims = individual();
    claims.areas = {core::AreaCode("99.993.00010")};
    show("outside-area", {"Ngoài khu vực được đi", "Outside its area"}, "MH00010A", claims, VerdictKind::Refuse,
         {ReasonCode::OutsideArea});
    asSituation().area = cityWard;
    show("seen-elsewhere", {"Vừa qua chốt cách 50 km: nghi sao chép", "Seen 50 km away minutes ago: a copy?"}, "MH99A",
         employee("press"), VerdictKind::CannotTell, {ReasonCode::SeenElsewhere});
    Scenario &copied = asSituation();
    copied.checkpoint = "CK-01";
    m_cast.earlier.push_back({copied.text, "CK-06", m_bureau.now() - minutes(6)});
}

/// Passes newer than the published data; after everything else that is issued in their series.
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

} // namespace

Cast makeCast(KeyRing &keys, core::Instant now, core::Instant asOf) { return Casting(keys, now, asOf).cast(); }

} // namespace th::demo
