// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casting.h"

namespace th::demo {

using core::PassClaims, core::ReasonCode, core::VerdictKind;
using std::chrono::days, std::chrono::hours, std::chrono::minutes;

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

} // namespace th::demo
