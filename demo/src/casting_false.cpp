// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casting.h"
#include "core/base45.h"

namespace th::demo {

using core::PassClaims, core::ReasonCode, core::VerdictKind;
using std::chrono::days, std::chrono::hours, std::chrono::minutes;

namespace {

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
        std::string changed = bent(text, [&](core::Bytes &bytes) { bytes.at(at) ^= 1; });
        if (const auto pass = core::decodePass(changed); pass && pass->claimsUntrusted().holder != holder)
            return changed;
    }
}

} // namespace

void Casting::addForged()
{
    PassClaims claims = employee();
    claims.authority = core::AuthorityCode("D991");
    claims.number = {core::SeriesCode("MH991A"), 77};
    claims.operation = 70;
    auto text = core::makePass(claims, m_ring.key("forger"));
    Scenario *scenario =
        &showText("bad-signature-forged", {"Giả: ký bằng khóa khác", "Forged: signed with another key"}, *text,
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
    show("good-before-compromise", {"Hợp lệ: cấp trước khi lộ khóa", "Good: issued before its key was stolen"},
         "MH991C", employee(), VerdictKind::Admit, {});
    PassClaims claims = employee();
    claims.issuedAt = m_bureau.now() - hours(24);
    show("key-compromised", {"Khóa ký đã lộ", "Its key was stolen"}, "MH991C", claims, VerdictKind::Refuse,
         {ReasonCode::KeyCompromised});
    claims = employee();
    show("key-compromised-backdated", {"Khóa đã lộ, đề lùi ngày", "Stolen key, backdated"}, "MH991C", claims,
         VerdictKind::Refuse, {ReasonCode::KeyCompromised, ReasonCode::NotRegistered}, Registry::IsBehind);
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

} // namespace th::demo
