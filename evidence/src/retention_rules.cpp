// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/retention.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::evidence {

namespace {

using core::Failure;
using nlohmann::json;
using Rule = RetentionRules::Rule;

constexpr std::size_t mostBytes = 16 * 1024;
constexpr std::int64_t mostDays = 36'500;

core::Result<Rule, std::string> readRule(const json &from, const std::string &name, bool mayLeave)
{
    if (!from.is_object())
        return Failure{name};
    Rule rule;
    bool hasDays = false;
    for (const auto &[member, value] : from.items()) {
        if (member == "after_days" && value.is_number_unsigned() && value.get<std::uint64_t>() >= 1 &&
            value.get<std::uint64_t>() <= mostDays) {
            rule.after = std::chrono::days(value.get<int>());
            hasDays = true;
        } else if (member == "leave" && mayLeave && (value == "nothing" || value == "pseudonym")) {
            rule.leave = value == "pseudonym" ? RetentionRules::Leave::Pseudonym : RetentionRules::Leave::Nothing;
        } else {
            return Failure{name + "." + member};
        }
    }
    if (!hasDays)
        return Failure{name + ".after_days"};
    return rule;
}

bool nests(std::string_view text)
{
    std::size_t depth = 0;
    return std::ranges::any_of(text, [&](char c) {
        depth += c == '[' || c == '{' ? 1 : 0;
        depth -= (c == ']' || c == '}') && depth > 0 ? 1 : 0;
        return depth > 8;
    });
}

} // namespace

core::Result<RetentionRules, std::string> readRetentionRules(std::string_view text)
{
    const json file = text.size() <= mostBytes && !nests(text) ? json::parse(text, nullptr, false) : json();
    if (!file.is_object() || file.value("retention", json()) != 1)
        return Failure{std::string("retention")};
    RetentionRules rules;
    for (const auto &[member, value] : file.items()) {
        if (member == "retention")
            continue;
        if (member != "sealed" && member != "passes" && member != "officers")
            return Failure{member};
        const auto rule = readRule(value, member, member == "officers");
        if (!rule)
            return Failure{rule.error()};
        if (member == "sealed")
            rules.sealed = rule->after;
        else if (member == "passes")
            rules.passes = rule->after;
        else
            rules.officers = *rule;
    }
    if (!rules.sealed && !rules.passes && !rules.officers)
        return Failure{std::string("retention.empty")};
    return rules;
}

} // namespace th::evidence
