// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_text.h"

#include "core/pass_json.h"

namespace th::tools {

namespace {

const char *weightName(core::Weight weight)
{
    switch (weight) {
    case core::Weight::Note:
        return "note";
    case core::Weight::CannotTell:
        return "cannot_tell";
    case core::Weight::Refuse:
        return "refuse";
    }
    return "";
}

Json reasonJson(const core::Reason &reason, core::Language language, std::chrono::minutes utcOffset)
{
    const core::Sentence words = core::sentence(reason, language, utcOffset);
    Json json{{"code", core::name(reason.code)},
              {"weight", weightName(reason.weight)},
              {"sentence", words.what},
              {"to_do", words.toDo}};
    if (!reason.detail.empty())
        json["detail"] = reason.detail;
    if (reason.at)
        json["at"] = core::formatRfc3339(*reason.at);
    return json;
}

} // namespace

Json claimsJson(const core::PassClaims &claims)
{
    Json json = Json::parse(core::claimsToJson(claims), nullptr, false);
    json["number"] = core::toText(claims.number);
    return json;
}

Json answerJson(const store::Answer &answer, core::Language language, std::chrono::minutes utcOffset)
{
    Json json{{"kind", core::name(answer.verdict.kind)}, {"reasons", Json::array()}};
    Json details = Json::array();
    for (const auto &reason : answer.verdict.reasons) {
        json["reasons"].push_back(core::name(reason.code));
        details.push_back(reasonJson(reason, language, utcOffset));
    }
    json["pass"] = answer.claims ? claimsJson(*answer.claims) : Json();
    json["proven"] = answer.proven;
    json["seq"] = answer.seq ? Json(*answer.seq) : Json();
    json["details"] = std::move(details);
    json["judged_at"] = core::formatRfc3339(answer.judgedAt);
    json["data_as_of"] = answer.dataAsOf ? Json(core::formatRfc3339(*answer.dataAsOf)) : Json();
    if (answer.notRecorded)
        json["not_recorded"] = {{"code", store::name(answer.notRecorded->fault)},
                                {"sentence", store::sentence(*answer.notRecorded, language)}};
    return json;
}

std::string answerText(const store::Answer &answer, core::Language language, std::chrono::minutes utcOffset)
{
    const bool vietnamese = language == core::Language::Vietnamese;
    std::string text = core::word(answer.verdict.kind, language);
    if (answer.claims) {
        text += "  " + core::toText(answer.claims->number) + "  " + printable(answer.claims->holder);
        if (!answer.proven)
            text += vietnamese ? "  (CHƯA CHỨNG THỰC)" : "  (NOT PROVEN)";
    }
    for (const auto &reason : answer.verdict.reasons) {
        const core::Sentence words = core::sentence(reason, language, utcOffset);
        text += "\n  - " + words.what + (words.toDo.empty() ? "" : " → " + words.toDo);
    }
    if (answer.notRecorded)
        text += std::string(vietnamese ? "\n  ! CHƯA GHI SỔ: " : "\n  ! NOT RECORDED: ") +
                store::sentence(*answer.notRecorded, language);
    return text;
}

} // namespace th::tools
