// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include "core/bytes.h"
#include "core/time.h"
#include "land.h"
#include "ward_desk.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace th::demo {

using nlohmann::json;

namespace {

constexpr std::chrono::minutes utcOffset{420};

json nameJson(const core::LocalName &name) { return {{"vi", name.vi}, {"en", name.en}}; }

std::string timeText(core::Instant instant) { return core::formatRfc3339(instant); }

json officeJson(const Office &office)
{
    json entry = {{"code", office.code},
                  {"name", nameJson(office.name)},
                  {"scope", {{"kinds", office.kinds}, {"categories", office.categories}, {"areas", office.areas}}}};
    if (!office.parent.empty())
        entry["parent"] = office.parent;
    return entry;
}

json keyJson(const OfficeKey &key)
{
    json entry = {{"public", core::toHex(key.key)},
                  {"authority", key.office},
                  {"valid_from", timeText(key.validFrom)},
                  {"valid_until", timeText(key.validUntil)}};
    if (key.compromisedSince)
        entry["compromised_since"] = timeText(*key.compromisedSince);
    return entry;
}

/// Their private halves lie in the demonstration's keys/: nothing sealed here is secret.
json auditorsJson()
{
    return json::array(
        {{{"id", "auditor-1"},
          {"name", {{"vi", "Thanh tra tỉnh (minh họa)"}, {"en", "Provincial inspector (demonstration)"}}},
          {"x25519", "0ae8aee08ab0d115a6b2e836ba1428265c0843d7f0836008f92582de8a765c6e"}},
         {{"id", "auditor-2"},
          {"name", {{"vi", "Giám sát dữ liệu (minh họa)"}, {"en", "Data supervisor (demonstration)"}}},
          {"x25519", "659c3c43664c84c8ebab2ccc37ff5c54913c8b6e45e71e6b0f00d6b798434c60"}}});
}

json categoriesJson()
{
    json categories = json::array();
    for (const Purpose &purpose : purposes()) {
        json entry = {{"code", purpose.code}, {"name", nameJson(purpose.name)}};
        if (!purpose.kinds.empty())
            entry["kinds"] = purpose.kinds;
        categories.push_back(entry);
    }
    return categories;
}

json rulesJson(core::Instant from, const std::string &title, const char *idCard, int trips, int days)
{
    return {{"effective_from", timeText(from)},
            {"title", title},
            {"categories", categoriesJson()},
            {"id_card", idCard},
            {"plate", "if_known"},
            {"quotas", json::array({{{"kind", "household"}, {"uses", trips}, {"period_days", days}}})},
            {"freshness", {{"amber_hours", 36}, {"red_hours", 72}, {"confirm_within_hours", 48}}},
            {"copies", {{"speed_km_per_hour", 120}, {"window_minutes", 240}, {"same_place_quiet_minutes", 5}}},
            {"unregistered", "cannot_tell"},
            {"masking", {{"id_number", true}, {"birth_year", false}}}};
}

json areasJson()
{
    json areas = json::array();
    const auto add = [&](const std::string &code, const core::LocalName &name) {
        areas.push_back({{"code", code}, {"name", nameJson(name)}});
    };
    add(land().code, land().name);
    for (const District &district : land().districts) {
        add(district.code, district.name);
        for (const Ward &ward : district.wards)
            add(ward.code, ward.name);
    }
    return areas;
}

} // namespace

namespace {

/// Only the ward whose desk the demonstration has may issue for employees.
Office wardOffice(const Ward &ward, const std::string &parent)
{
    Office office{"W" + lastPart(ward.code),
                  parent,
                  {"UBND " + ward.name.vi, "People's Committee of " + ward.name.en},
                  {"individual", "household"},
                  {"food", "medical", "funeral", "market"},
                  {ward.code}};
    if (office.code == deskUnit) {
        office.kinds.insert(office.kinds.begin(), "employee");
        office.categories.insert(office.categories.end(), {"goods", "utilities"});
    }
    return office;
}

} // namespace

std::vector<Office> offices()
{
    const Land &province = land();
    std::vector<Office> all{{"P99",
                             "",
                             {"Ủy ban nhân dân tỉnh Minh Họa", "People's Committee of Minh Họa Province"},
                             {"employee", "individual"},
                             {"*"},
                             {province.code}}};
    for (const District &district : province.districts) {
        const std::string code = "D" + lastPart(district.code);
        all.push_back({code,
                       "P99",
                       {"UBND " + district.name.vi, "People's Committee of " + district.name.en},
                       {"employee", "individual"},
                       {"food", "medical", "goods", "utilities", "public-service", "funeral"},
                       {district.code}});
        for (const Ward &ward : district.wards)
            all.push_back(wardOffice(ward, code));
    }
    return all;
}

const Office &officeOf(const std::string &code)
{
    static const std::vector<Office> all = offices();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Office &office) { return office.code == code; });
    if (found == all.end())
        throw std::logic_error("no office " + code);
    return *found;
}

std::string directoryJson(const std::vector<OfficeKey> &keys, const std::vector<OwnDevice> &devices)
{
    json directory = {{"format", "th-directory-1"}, {"authorities", json::array()}, {"keys", json::array()},
                      {"series", json::array()},    {"devices", json::array()},     {"auditors", auditorsJson()}};
    for (const Office &office : offices())
        directory["authorities"].push_back(officeJson(office));
    for (const OfficeKey &key : keys) {
        directory["keys"].push_back(keyJson(key));
        directory["series"].push_back({{"code", key.series}, {"key", core::toHex(core::keyId(key.key))}});
    }
    for (const OwnDevice &device : devices) {
        json entry = {{"id", device.id}, {"name", nameJson(device.name)}, {"public", core::toHex(device.key)}};
        if (!device.office.empty())
            entry["authority"] = device.office;
        directory["devices"].push_back(std::move(entry));
    }
    return directory.dump(1) + "\n";
}

std::string policyJson(core::Instant now)
{
    json policy = {{"format", "th-policy-1"},
                   {"utc_offset_minutes", utcOffset.count()},
                   {"areas", areasJson()},
                   {"checkpoints", json::array()},
                   {"rules", json::array()}};
    for (const Post &post : posts())
        policy["checkpoints"].push_back({{"code", post.code},
                                         {"name", nameJson(post.name)},
                                         {"area", post.area},
                                         {"latitude", post.latitude},
                                         {"longitude", post.longitude}});
    policy["rules"].push_back(
        rulesJson(tomorrow(now) - std::chrono::days(31), "Chỉ thị 01/CT-MH về đi lại (minh họa)", "if_shown", 2, 7));
    policy["rules"].push_back(
        rulesJson(tomorrow(now), "Chỉ thị 02/CT-MH: bắt buộc xuất trình căn cước (minh họa)", "required", 1, 3));
    return policy.dump(1) + "\n";
}

core::Instant tomorrow(core::Instant now)
{
    return std::chrono::floor<std::chrono::days>(now + utcOffset) + std::chrono::days(1) - utcOffset;
}

} // namespace th::demo
