// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json_document.h"
#include "core/policy.h"
#include "core/retention.h"

#include <algorithm>
#include <array>

namespace th::core {

namespace {

using json::Node;

constexpr std::size_t maxPolicyBytes = 4u << 20;
constexpr std::array dayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

template <class Value> struct Choice {
    const char *name;
    Value value;
};

template <class Value, std::size_t size>
Value readChoice(const Node &node, const std::array<Choice<Value>, size> &choices)
{
    const std::string given = node.text(40);
    std::string rule = "one of:";
    for (const auto &choice : choices) {
        if (given == choice.name)
            return choice.value;
        rule += std::string(" ") + choice.name;
    }
    node.fail(rule);
}

std::uint8_t readDays(const Node &node)
{
    unsigned days = 0;
    for (const Node &item : node.items()) {
        const std::string given = item.text(3);
        unsigned bit = 0;
        for (std::size_t i = 0; i < dayNames.size(); ++i)
            if (given == dayNames[i])
                bit = 1u << i;
        if (!bit || (days & bit))
            item.fail("one of mon tue wed thu fri sat sun, none twice");
        days |= bit;
    }
    if (!days)
        node.fail("at least one day");
    return static_cast<std::uint8_t>(days);
}

/// "06:00-18:30"; the end may be 24:00.
HoursWindow readWindow(const Node &node)
{
    const std::string text = node.text(11);
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -1; };
    const auto minutes = [&](std::size_t at) {
        for (const std::size_t i : {at, at + 1, at + 3, at + 4})
            if (digit(i) < 0)
                return 10'000;
        const int minute = digit(at + 3) * 10 + digit(at + 4);
        return text[at + 2] != ':' || minute > 59 ? 10'000 : (digit(at) * 10 + digit(at + 1)) * 60 + minute;
    };
    if (text.size() != 11 || text[5] != '-' || minutes(6) > 1440 || minutes(0) >= minutes(6))
        node.fail("hours as in 06:00-18:30, within one day");
    return {static_cast<std::uint16_t>(minutes(0)), static_cast<std::uint16_t>(minutes(6))};
}

std::vector<HoursWindow> readHours(const Node &node)
{
    std::vector<HoursWindow> hours;
    for (const Node &item : node.items()) {
        const HoursWindow window = readWindow(item);
        if (!hours.empty() && window.from <= hours.back().until)
            item.fail("later than the window before it, with a gap");
        hours.push_back(window);
    }
    return hours;
}

Category readCategory(const Node &node)
{
    node.onlyMembers({"code", "name", "kinds", "days", "hours"});
    Category category;
    category.code = node.at("code").categoryCode();
    category.name = node.at("name").localName();
    if (const auto kinds = node.find("kinds"))
        category.kinds = kinds->passKinds();
    if (const auto days = node.find("days"))
        category.days = readDays(*days);
    if (const auto hours = node.find("hours"))
        category.hours = readHours(*hours);
    return category;
}

Quota readQuota(const Node &node)
{
    node.onlyMembers({"kind", "uses", "period_days"});
    Quota quota;
    quota.kind = node.at("kind").passKind();
    quota.uses = static_cast<std::uint32_t>(node.at("uses").integer(1, 1000));
    quota.period = std::chrono::days(node.at("period_days").integer(1, 366));
    return quota;
}

Freshness readFreshness(const Node &node)
{
    node.onlyMembers({"amber_hours", "red_hours", "confirm_within_hours"});
    Freshness freshness;
    freshness.amber = std::chrono::hours(node.at("amber_hours").integer(1, 24 * 366));
    freshness.red = std::chrono::hours(node.at("red_hours").integer(1, 24 * 366));
    freshness.confirmWithin = std::chrono::hours(node.at("confirm_within_hours").integer(1, 24 * 366));
    if (freshness.red < freshness.amber)
        node.at("red_hours").fail("not less than amber_hours");
    return freshness;
}

CopyCheck readCopies(const Node &node)
{
    node.onlyMembers({"speed_km_per_hour", "window_minutes", "same_place_quiet_minutes"});
    CopyCheck copies;
    copies.speedKmPerHour = static_cast<int>(node.at("speed_km_per_hour").integer(1, 1000));
    copies.window = std::chrono::minutes(node.at("window_minutes").integer(0, 7 * 24 * 60));
    copies.samePlaceQuiet = std::chrono::minutes(node.at("same_place_quiet_minutes").integer(0, 24 * 60));
    return copies;
}

Masking readMasking(const Node &node)
{
    node.onlyMembers({"id_number", "birth_year"});
    return {node.at("id_number").boolean(), node.at("birth_year").boolean()};
}

/// The members that may be left out; then the defaults of RuleSet hold.
void readOptionalRules(const Node &node, RuleSet &set)
{
    if (const auto idCard = node.find("id_card"))
        set.idCard = readChoice(*idCard, std::array{Choice<IdCardCheck>{"off", IdCardCheck::Off},
                                                    Choice<IdCardCheck>{"if_shown", IdCardCheck::IfShown},
                                                    Choice<IdCardCheck>{"required", IdCardCheck::Required}});
    if (const auto plate = node.find("plate"))
        set.plate = readChoice(*plate, std::array{Choice<PlateCheck>{"off", PlateCheck::Off},
                                                  Choice<PlateCheck>{"if_known", PlateCheck::IfKnown}});
    if (const auto freshness = node.find("freshness"))
        set.freshness = readFreshness(*freshness);
    if (const auto copies = node.find("copies"))
        set.copies = readCopies(*copies);
    if (const auto unregistered = node.find("unregistered"))
        set.unregistered = readChoice(*unregistered, std::array{Choice<Weight>{"cannot_tell", Weight::CannotTell},
                                                                Choice<Weight>{"refuse", Weight::Refuse}});
    if (const auto masking = node.find("masking"))
        set.masking = readMasking(*masking);
}

RuleSet readRuleSet(const Node &node)
{
    node.onlyMembers({"effective_from", "title", "categories", "id_card", "plate", "quotas", "freshness", "copies",
                      "unregistered", "masking"});
    RuleSet set;
    set.effectiveFrom = node.at("effective_from").instant();
    set.title = node.at("title").text(300);
    for (const Node &item : node.at("categories").items()) {
        Category category = readCategory(item);
        if (set.findCategory(category.code))
            item.at("code").fail("no category twice");
        set.categories.push_back(std::move(category));
    }
    if (const auto quotas = node.find("quotas"))
        for (const Node &item : quotas->items()) {
            const Quota quota = readQuota(item);
            if (set.findQuota(quota.kind))
                item.at("kind").fail("one quota for a kind");
            set.quotas.push_back(quota);
        }
    readOptionalRules(node, set);
    return set;
}

Area readArea(const Node &node)
{
    node.onlyMembers({"code", "name"});
    return {node.at("code").areaCode(), node.at("name").localName()};
}

Checkpoint readCheckpoint(const Node &node)
{
    node.onlyMembers({"code", "name", "area", "latitude", "longitude"});
    Checkpoint checkpoint{
        node.at("code").checkpointCode(), node.at("name").localName(), node.at("area").areaCode(), {}, {}};
    if (const auto latitude = node.find("latitude"))
        checkpoint.latitude = latitude->number(-90, 90);
    if (const auto longitude = node.find("longitude"))
        checkpoint.longitude = longitude->number(-180, 180);
    if (checkpoint.latitude.has_value() != checkpoint.longitude.has_value())
        node.fail("latitude and longitude together, or neither");
    return checkpoint;
}

template <class Item> std::vector<Item> readByCode(const Node &node, Item (*readOne)(const Node &))
{
    std::vector<Item> items;
    std::set<decltype(Item::code)> codes;
    for (const Node &item : node.items()) {
        items.push_back(readOne(item));
        if (!codes.insert(items.back().code).second)
            item.at("code").fail("no code twice");
    }
    return items;
}

/// What the rules look back on has to be there still: a quota that is counted, a pass that was seen elsewhere.
std::int64_t lookedBackOn(const std::vector<RuleSet> &sets)
{
    std::chrono::days longest{0};
    for (const RuleSet &set : sets) {
        longest = std::max(longest, std::chrono::ceil<std::chrono::days>(set.copies.window));
        for (const Quota &quota : set.quotas)
            longest = std::max(longest, quota.period);
    }
    return longest.count();
}

Retention readRetentionRules(const Node &node, std::int64_t least)
{
    const auto readDays = [&](const char *name, std::int64_t needed) -> std::optional<std::chrono::days> {
        const auto rule = node.find(name);
        if (!rule)
            return std::nullopt;
        rule->onlyMembers({"after_days"});
        const std::int64_t after = rule->at("after_days").integer(1, 36'500);
        if (after < needed)
            rule->at("after_days").fail("longer than quotas and copies look back: at least " + std::to_string(needed));
        return std::chrono::days(after);
    };
    const Retention retention{readDays("sealed", 1), readDays("passes", least), readDays("officers", least)};
    if (!retention.sealed && !retention.passes && !retention.officers)
        node.fail("at least one of sealed, passes, officers");
    return retention;
}

Retention readRetention(const Node &node, const std::vector<RuleSet> &sets)
{
    node.onlyMembers({"sealed", "passes", "officers"});
    return readRetentionRules(node, lookedBackOn(sets) + 2); // whole local days, and clocks of two stations
}

std::vector<RuleSet> readRuleSets(const Node &node)
{
    std::vector<RuleSet> sets;
    for (const Node &item : node.items()) {
        sets.push_back(readRuleSet(item));
        if (sets.size() > 1 && sets.back().effectiveFrom <= sets[sets.size() - 2].effectiveFrom)
            item.at("effective_from").fail("later than that of the rules before");
    }
    if (sets.empty())
        node.fail("at least one set of rules");
    return sets;
}

} // namespace

Result<Policy, DocumentError> parsePolicy(ByteView json)
{
    Policy policy;
    const auto read = json::readDocument<bool>(json, maxPolicyBytes, [&](const Node &root) {
        root.onlyMembers({"format", "utc_offset_minutes", "areas", "checkpoints", "rules", "retention"});
        if (root.at("format").text(40) != "th-policy-1")
            root.at("format").fail("th-policy-1");
        policy.m_utcOffset = std::chrono::minutes(root.at("utc_offset_minutes").integer(-12 * 60, 14 * 60));
        policy.m_areas = readByCode(root.at("areas"), readArea);
        policy.m_checkpoints = readByCode(root.at("checkpoints"), readCheckpoint);
        policy.m_ruleSets = readRuleSets(root.at("rules"));
        if (const auto retention = root.find("retention"))
            policy.m_retention = readRetention(*retention, policy.m_ruleSets);
        return true;
    });
    if (!read)
        return Failure{read.error()};
    return policy;
}

Result<Retention, DocumentError> parseRetention(ByteView json)
{
    constexpr std::size_t mostBytes = 16 * 1024;
    return json::readDocument<Retention>(json, mostBytes, [](const Node &root) {
        root.onlyMembers({"retention", "sealed", "passes", "officers"});
        (void)root.at("retention").integer(1, 1);
        return readRetentionRules(root, 1);
    });
}

} // namespace th::core
