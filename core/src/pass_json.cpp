// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace th::core {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t maxJson = 64 * 1024;
constexpr const char *dayNames[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr PassKind kinds[] = {PassKind::Employee, PassKind::Individual, PassKind::Household};
constexpr Sealing sealings[] = {Sealing::Token, Sealing::SoftwareKey, Sealing::HandwrittenOriginal,
                                Sealing::EnteredAfterwards};

std::string clockText(int minutes)
{
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

std::string windowText(const HoursWindow &window) { return clockText(window.from) + '-' + clockText(window.until); }

Json dayList(std::uint8_t days)
{
    Json list = Json::array();
    for (unsigned i = 0; i < 7; ++i)
        if (days >> i & 1U)
            list.push_back(dayNames[i]);
    return list;
}

/// "06:00" in minutes; nothing if it is not that.
std::optional<int> parseClock(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(text[0]) || !digit(text[1]) || !digit(text[3]) || !digit(text[4]))
        return std::nullopt;
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    if (minutes > 59 || hours > 24)
        return std::nullopt;
    return hours * 60 + minutes;
}

/// Takes members out of one object and notes the first that is not what it should be.
class ObjectReader {
public:
    explicit ObjectReader(const Json &object) : m_object(object) {}

    void text(const char *member, std::string &into)
    {
        read(member, "a string",
             [&](const Json &value) { return value.is_string() && (into = value.get<std::string>(), true); });
    }
    void instant(const char *member, Instant &into)
    {
        read(member, "a time like 2021-09-06T08:15:00Z", [&](const Json &value) {
            const auto parsed = value.is_string() ? parseRfc3339(value.get_ref<const std::string &>()) : std::nullopt;
            return parsed && (into = *parsed, true);
        });
    }
    template <class T> void number(const char *member, std::uint64_t highest, T &into)
    {
        read(member, "a whole number", [&](const Json &value) {
            if (!value.is_number_unsigned() || value.get<std::uint64_t>() > highest)
                return false;
            into = static_cast<T>(value.get<std::uint64_t>());
            return true;
        });
    }
    template <class T, std::size_t count> void oneOf(const char *member, const T (&choices)[count], T &into)
    {
        std::string expected = "one of";
        for (const T choice : choices)
            expected += std::string(" ") + name(choice);
        read(member, expected, [&](const Json &value) {
            for (const T choice : choices)
                if (value.is_string() && value.get_ref<const std::string &>() == name(choice))
                    return into = choice, true;
            return false;
        });
    }
    /// `take` receives each string of the array and answers whether it is one.
    template <class Take> void strings(const char *member, const char *expected, Take take)
    {
        read(member, expected, [&](const Json &value) {
            if (!value.is_array())
                return false;
            for (const auto &item : value)
                if (!item.is_string() || !take(item.get_ref<const std::string &>()))
                    return false;
            return true;
        });
    }
    /// REQUIRES: all members were asked for.
    Result<void, DocumentError> finish()
    {
        if (!m_error && m_found < m_object.size())
            noteUnknown();
        if (m_error)
            return Failure{*m_error};
        return {};
    }

private:
    template <class Take> void read(const char *member, const std::string &expected, Take take)
    {
        m_known.push_back(member);
        const auto found = m_object.find(member);
        if (found == m_object.end())
            return;
        ++m_found;
        if (!take(*found) && !m_error)
            m_error = DocumentError{std::string("/") + member, expected};
    }
    void noteUnknown()
    {
        for (const auto &[member, value] : m_object.items())
            if (std::find(m_known.begin(), m_known.end(), member) == m_known.end())
                m_error = DocumentError{"/" + member, "no such member"};
    }

    const Json &m_object;
    std::vector<std::string> m_known;
    std::size_t m_found = 0;
    std::optional<DocumentError> m_error;
};

bool addDay(std::uint8_t &days, const std::string &text)
{
    for (unsigned i = 0; i < 7; ++i)
        if (text == dayNames[i])
            return days = static_cast<std::uint8_t>(days | 1U << i), true;
    return false;
}

bool addWindow(std::vector<HoursWindow> &hours, std::string_view text)
{
    const auto hyphen = text.find('-');
    if (hyphen == std::string_view::npos)
        return false;
    const auto from = parseClock(text.substr(0, hyphen));
    const auto until = parseClock(text.substr(hyphen + 1));
    if (!from || !until)
        return false;
    hours.push_back({static_cast<std::uint16_t>(*from), static_cast<std::uint16_t>(*until)});
    return true;
}

void readLists(ObjectReader &reader, const Json &object, PassClaims &claims)
{
    if (object.contains("days"))
        claims.days = 0;
    reader.strings("days", "some of mon tue wed thu fri sat sun",
                   [&](const std::string &day) { return addDay(claims.days, day); });
    reader.strings("hours", R"(windows like "06:00-18:00")",
                   [&](const std::string &window) { return addWindow(claims.hours, window); });
    reader.strings("areas", "area codes",
                   [&](const std::string &area) { return claims.areas.emplace_back(area), true; });
    reader.strings("plates", "vehicle plates",
                   [&](const std::string &plate) { return claims.plates.push_back(normalisePlate(plate)), true; });
}

Result<PassClaims, DocumentError> readClaims(const Json &object)
{
    PassClaims claims;
    ObjectReader reader(object);
    reader.text("authority", claims.authority.text);
    reader.text("series", claims.number.series.text);
    reader.number("serial", UINT32_MAX, claims.number.serial);
    reader.number("operation", INT64_MAX, claims.operation);
    reader.oneOf("kind", kinds, claims.kind);
    reader.text("holder", claims.holder);
    reader.text("id_number", claims.idNumber);
    if (object.contains("birth_year"))
        claims.birthYear = 0;
    int year = 0;
    reader.number("birth_year", 9999, year);
    if (claims.birthYear)
        claims.birthYear = year;
    reader.text("organisation", claims.organisation);
    reader.text("category", claims.category.text);
    reader.text("route", claims.route);
    readLists(reader, object, claims);
    reader.instant("issued_at", claims.issuedAt);
    claims.validFrom = claims.issuedAt;
    reader.instant("valid_from", claims.validFrom);
    reader.instant("valid_until", claims.validUntil);
    reader.oneOf("sealing", sealings, claims.sealing);
    if (const auto end = reader.finish(); !end)
        return Failure{end.error()};
    return claims;
}

} // namespace

std::string claimsToJson(const PassClaims &claims)
{
    Json json;
    json["authority"] = claims.authority.text;
    json["series"] = claims.number.series.text;
    json["serial"] = claims.number.serial;
    json["operation"] = claims.operation;
    json["kind"] = name(claims.kind);
    json["holder"] = claims.holder;
    if (!claims.idNumber.empty())
        json["id_number"] = claims.idNumber;
    if (claims.birthYear)
        json["birth_year"] = *claims.birthYear;
    if (!claims.organisation.empty())
        json["organisation"] = claims.organisation;
    json["category"] = claims.category.text;
    json["areas"] = Json::array();
    for (const auto &area : claims.areas)
        json["areas"].push_back(area.text);
    if (!claims.route.empty())
        json["route"] = claims.route;
    if (!claims.plates.empty())
        json["plates"] = claims.plates;
    if (claims.days != 0x7f)
        json["days"] = dayList(claims.days);
    for (const auto &window : claims.hours)
        json["hours"].push_back(windowText(window));
    json["valid_from"] = formatRfc3339(claims.validFrom);
    json["valid_until"] = formatRfc3339(claims.validUntil);
    json["issued_at"] = formatRfc3339(claims.issuedAt);
    json["sealing"] = name(claims.sealing);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<PassClaims, DocumentError> claimsFromJson(std::string_view json)
{
    if (json.size() > maxJson)
        return Failure{DocumentError{"", "at most 64 KiB"}};
    const Json object = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!object.is_object())
        return Failure{DocumentError{"", "a JSON object"}};
    return readClaims(object);
}

} // namespace th::core
