// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/draft.h"

#include "core/claim_sentences.h"
#include "core/pass_json.h"
#include "core/strict_json.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace th::desk {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t maxDraft = 64 * 1024, maxExtra = 64;

/// Does not sign: `makePass` then tells only by which rule, if any, claims cannot become a pass.
class NoSigner final : public core::Signer {
public:
    [[nodiscard]] core::PublicKey publicKey() const override { return {}; }
    [[nodiscard]] std::optional<core::Signature> sign(core::ByteView) override { return std::nullopt; }
};

std::optional<core::DocumentError> readExtra(const nlohmann::json &object, const char *member, std::string &into)
{
    const auto found = object.find(member);
    if (found == object.end())
        return std::nullopt;
    const bool text = found->is_string() && found->get_ref<const std::string &>().size() <= maxExtra;
    if (!text)
        return core::DocumentError{std::string("/") + member, "text of at most 64 bytes"};
    into = found->get<std::string>();
    return std::nullopt;
}

Problem problem(const std::string &rule, const std::string &vi, const std::string &en)
{
    return {"line." + rule, {vi, en}};
}

/// As people call them, where the policy has them; else the code.
core::LocalName nameOf(const core::CategoryCode &code, const core::Policy *policy, core::Instant at)
{
    const core::Category *category = policy ? policy->rulesAt(at).findCategory(code) : nullptr;
    return category ? category->name : core::LocalName{code.text, code.text};
}
core::LocalName nameOf(const core::AreaCode &code, const core::Policy *policy)
{
    if (policy)
        for (const core::Area &area : policy->areas())
            if (area.code == code)
                return area.name;
    return {code.text, code.text};
}

std::optional<Problem> objectionToScope(const core::PassClaims &claims, const core::Authority &issuer,
                                        const core::Policy *policy)
{
    const core::Scope &scope = issuer.scope;
    if (!scope.kinds.contains(claims.kind))
        return problem("kind", "Đơn vị không được cấp loại giấy này.", "The unit may not issue this kind of pass.");
    const core::LocalName reason = nameOf(claims.category, policy, claims.issuedAt);
    if (!scope.anyCategory && !scope.categories.contains(claims.category))
        return problem("category", "Đơn vị không được cấp cho lý do này: " + reason.vi,
                       "The unit may not issue for this category: " + reason.en);
    for (const core::AreaCode &area : claims.areas)
        if (std::ranges::none_of(scope.areas, [&](const auto &outer) { return core::contains(outer, area); }))
            return problem("area", "Khu vực nằm ngoài địa bàn của đơn vị: " + nameOf(area, policy).vi,
                           "The area lies outside the unit's: " + nameOf(area, policy).en);
    if (!policy)
        return std::nullopt;
    const core::Category *category = policy->rulesAt(claims.issuedAt).findCategory(claims.category);
    if (!category || (!category->kinds.empty() && !category->kinds.contains(claims.kind)))
        return problem("category", "Quy định hiện hành không có lý do này cho loại giấy này: " + reason.vi,
                       "The rules in force have no such category for this kind of pass: " + reason.en);
    return std::nullopt;
}

/// "30/08/2021", where the policy holds.
std::string dayOf(core::Instant when, const core::Policy *policy)
{
    const auto offset = policy ? policy->utcOffset() : std::chrono::minutes(420);
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(when + offset));
    char text[48];
    std::snprintf(text, sizeof text, "%02u/%02u/%04d", unsigned(day.day()), unsigned(day.month()), int(day.year()));
    return text;
}

/// A checkpoint believes no pass whose day is before its key's first. Said when the paper is entered: once all is
/// reviewed nobody has it in hand any more.
std::optional<Problem> objectionToPaper(core::Instant issued, const core::Authority &issuer,
                                        const core::Directory &directory, const core::Policy *policy, core::Instant now)
{
    if (issued == core::Instant())
        return problem("issued_at", "Giấy đã phát thì ghi ngày phát.",
                       "For paper that was handed out, give the day it was.");
    const std::string day = dayOf(issued, policy);
    if (issued > now)
        return problem("issued_at", "Ngày phát giấy (" + day + ") còn ở phía trước. Ghi ngày phát như trên giấy.",
                       "The day the paper was handed out (" + day + ") is still to come. Give the day on the paper.");
    std::optional<core::Instant> first;
    for (const core::AuthorityKey &key : directory.keys())
        if (key.authority == issuer.code && key.validUntil >= now &&
            !(key.compromisedSince && *key.compromisedSince <= now))
            first = std::min(first.value_or(key.validFrom), key.validFrom);
    if (!first || *first <= issued)
        return std::nullopt;
    const std::string since = dayOf(*first, policy);
    return problem("issued_at",
                   "Ngày phát giấy (" + day + ") có trước khi khóa của đơn vị có hiệu lực theo danh bạ (từ " + since +
                       "), nên chốt sẽ không tin giấy. Kiểm tra ngày; nếu đúng, hãy nhờ người quản trị ghi trong danh "
                       "bạ hiệu lực của khóa từ ngày phát giấy đầu tiên.",
                   "The paper was handed out (" + day + ") before the unit's key holds by the directory (from " +
                       since +
                       "): checkpoints would not believe the pass. Check the day; if it is right, have the "
                       "administrator list the key as holding from the day of the first paper.");
}

} // namespace

std::string toJson(const Draft &draft)
{
    Json json{{"claims", Json::parse(core::claimsToJson(draft.claims))}};
    if (!draft.household.empty())
        json["household"] = draft.household;
    if (!draft.paperNumber.empty())
        json["paper_number"] = draft.paperNumber;
    return json.dump();
}

core::Result<Draft, core::DocumentError> draftFromJson(std::string_view json)
{
    const auto object = core::parseStrictJson(core::asBytes(json), maxDraft, core::JsonNumbers::Whole);
    if (!object)
        return core::Failure{object.error()};
    if (!object->is_object() || !object->contains("claims"))
        return core::Failure{core::DocumentError{"", "an object with the member claims"}};
    for (const auto &[member, value] : object->items())
        if (member != "claims" && member != "household" && member != "paper_number")
            return core::Failure{core::DocumentError{core::pointerStep(member), "no such member"}};
    auto claims = core::claimsFromJson(object->at("claims").dump());
    if (!claims)
        return core::Failure{core::DocumentError{"/claims" + claims.error().where, claims.error().rule}};
    Draft draft{std::move(claims).value()};
    for (const auto &[member, into] : {std::pair("household", &draft.household), {"paper_number", &draft.paperNumber}})
        if (auto error = readExtra(*object, member, *into))
            return core::Failure{std::move(*error)};
    return draft;
}

core::PassClaims claimsOf(const Draft &draft, const core::AuthorityCode &issuer, core::Instant now)
{
    core::PassClaims claims = draft.claims;
    claims.authority = issuer;
    if (draft.paperNumber.empty())
        claims.issuedAt = now;
    if (claims.validFrom == core::Instant())
        claims.validFrom = claims.issuedAt;
    return claims;
}

std::optional<Problem> objection(const Draft &draft, const issuing::Procedure &procedure, const core::Authority &issuer,
                                 const core::Directory &directory, const core::Policy *policy, core::Instant now)
{
    core::PassClaims claims = claimsOf(draft, issuer.code, now);
    if (!procedure.kinds.contains(claims.kind))
        return problem("kind", "Thủ tục này không cấp loại giấy này.", "This procedure issues no such passes.");
    // Paper of before is entered for the record, also when its time is over.
    if (draft.paperNumber.empty() && claims.validUntil < now)
        return problem("valid_until", "Thời hạn đã qua. Hãy ghi thời hạn còn ở phía trước.",
                       "The validity is over already. Give one that is still to come.");
    if (!draft.paperNumber.empty())
        if (auto against = objectionToPaper(claims.issuedAt, issuer, directory, policy, now))
            return against;
    claims.number = {core::SeriesCode("AAAAAAAAAAAA"), UINT32_MAX}; // the longest there is: what fits so, fits always
    claims.operation = INT64_MAX;
    NoSigner none;
    if (const auto made = core::makePass(claims, none); made.error().fault == core::ClaimFault::Invalid) {
        const core::LocalName sentence = core::claimSentence(made.error().rule);
        return problem(made.error().rule, sentence.vi, sentence.en);
    }
    return objectionToScope(claims, issuer, policy);
}

} // namespace th::desk
