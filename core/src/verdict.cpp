// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict.h"

#include <algorithm>
#include <array>

namespace th::core {

namespace {

struct NamedCode {
    ReasonCode code;
    const char *name;
};

/// In the order of the enumeration; reasons are looked up by position.
constexpr std::array namedCodes{
    NamedCode{ReasonCode::BadSignature, "bad_signature"},
    NamedCode{ReasonCode::Revoked, "revoked"},
    NamedCode{ReasonCode::KeyCompromised, "key_compromised"},
    NamedCode{ReasonCode::RegisteredDifferently, "registered_differently"},
    NamedCode{ReasonCode::IdCardMismatch, "id_card_mismatch"},
    NamedCode{ReasonCode::Malformed, "malformed"},
    NamedCode{ReasonCode::AuthorityMismatch, "authority_mismatch"},
    NamedCode{ReasonCode::UnknownIssuer, "unknown_issuer"},
    NamedCode{ReasonCode::KeyNotValidThen, "key_not_valid_then"},
    NamedCode{ReasonCode::KindNotAllowed, "kind_not_allowed"},
    NamedCode{ReasonCode::CategoryNotAllowed, "category_not_allowed"},
    NamedCode{ReasonCode::AreaNotAllowed, "area_not_allowed"},
    NamedCode{ReasonCode::Expired, "expired"},
    NamedCode{ReasonCode::NotYetValid, "not_yet_valid"},
    NamedCode{ReasonCode::VehicleNotOnPass, "vehicle_not_on_pass"},
    NamedCode{ReasonCode::OutsideArea, "outside_area"},
    NamedCode{ReasonCode::OutsideHours, "outside_hours"},
    NamedCode{ReasonCode::QuotaUsed, "quota_used"},
    NamedCode{ReasonCode::SeenElsewhere, "seen_elsewhere"},
    NamedCode{ReasonCode::NotRegistered, "not_registered"},
    NamedCode{ReasonCode::IdCardNotShown, "id_card_not_shown"},
    NamedCode{ReasonCode::DeviceOutOfUse, "device_out_of_use"},
    NamedCode{ReasonCode::StatusUnavailable, "status_unavailable"},
    NamedCode{ReasonCode::NoData, "no_data"},
    NamedCode{ReasonCode::DataTooOld, "data_too_old"},
    NamedCode{ReasonCode::ClockSuspect, "clock_suspect"},
    NamedCode{ReasonCode::UnsupportedVersion, "unsupported_version"},
    NamedCode{ReasonCode::UnreadableText, "unreadable_text"},
    NamedCode{ReasonCode::NotAPass, "not_a_pass"},
    NamedCode{ReasonCode::DataOld, "data_old"},
    NamedCode{ReasonCode::DataBehindPass, "data_behind_pass"},
    NamedCode{ReasonCode::NotYetConfirmed, "not_yet_confirmed"},
    NamedCode{ReasonCode::ElsewhereUnknown, "elsewhere_unknown"},
    NamedCode{ReasonCode::IdCardMatches, "id_card_matches"},
};

constexpr bool inEnumerationOrder()
{
    for (std::size_t i = 0; i < namedCodes.size(); ++i)
        if (static_cast<std::size_t>(namedCodes[i].code) != i)
            return false;
    return true;
}
static_assert(inEnumerationOrder());

constexpr std::string_view reported = "reported/"; // a checkpoint's code has no slash

bool heavier(const Reason &a, const Reason &b) { return a.weight != b.weight ? a.weight > b.weight : a.code < b.code; }

} // namespace

const char *name(ReasonCode code) { return namedCodes[static_cast<std::size_t>(code)].name; }

std::optional<ReasonCode> reasonFromName(std::string_view name)
{
    for (const NamedCode &named : namedCodes)
        if (name == named.name)
            return named.code;
    return std::nullopt;
}

const std::vector<ReasonCode> &allReasonCodes()
{
    static const std::vector<ReasonCode> codes = [] {
        std::vector<ReasonCode> all;
        all.reserve(std::size(namedCodes));
        for (const NamedCode &named : namedCodes)
            all.push_back(named.code);
        return all;
    }();
    return codes;
}

const char *name(VerdictKind kind)
{
    switch (kind) {
    case VerdictKind::Admit:
        return "admit";
    case VerdictKind::Refuse:
        return "refuse";
    case VerdictKind::CannotTell:
        return "cannot_tell";
    }
    return "cannot_tell";
}

std::string detailOf(const Elsewhere &elsewhere)
{
    return (elsewhere.by == SeenBy::OtherStation ? std::string(reported) : std::string()) + elsewhere.checkpoint.text;
}

Elsewhere elsewhereIn(std::string_view detail)
{
    if (!detail.starts_with(reported))
        return {CheckpointCode(std::string(detail)), SeenBy::ThisStation};
    return {CheckpointCode(std::string(detail.substr(reported.size()))), SeenBy::OtherStation};
}

Verdict conclude(std::vector<Reason> reasons)
{
    std::stable_sort(reasons.begin(), reasons.end(), heavier);
    std::vector<Reason> once;
    for (Reason &reason : reasons) {
        const auto same = [&](const Reason &kept) { return kept.code == reason.code; };
        if (std::none_of(once.begin(), once.end(), same))
            once.push_back(std::move(reason));
    }
    const Weight heaviest = once.empty() ? Weight::Note : once.front().weight;
    switch (heaviest) {
    case Weight::Note:
        return {VerdictKind::Admit, std::move(once)};
    case Weight::CannotTell:
        return {VerdictKind::CannotTell, std::move(once)};
    case Weight::Refuse:
        return {VerdictKind::Refuse, std::move(once)};
    }
    return {VerdictKind::CannotTell, std::move(once)};
}

} // namespace th::core
