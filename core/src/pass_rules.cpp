// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pass_rules.h"

#include "core/utf8.h"

#include <algorithm>

namespace th::core {

namespace {

struct Range {
    char32_t first, last;
};
/// What text claims must not hold: controls, combining marks (composed Vietnamese has none), and characters
/// that are invisible or turn the direction of writing. docs/formats/pass.md, "Text".
constexpr Range refusedInText[] = {{0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad},  {0x0300, 0x036f},
                                   {0x061c, 0x061c}, {0x200b, 0x200f}, {0x2028, 0x202e},  {0x2060, 0x206f},
                                   {0xfeff, 0xfeff}, {0xfff0, 0xffff}, {0xe0000, 0xe0fff}};

bool isPlainText(std::string_view text)
{
    if (!isValidUtf8(text))
        return false;
    return std::ranges::none_of(toCodePoints(text), [](char32_t c) {
        return std::ranges::any_of(refusedInText, [c](const Range &r) { return c >= r.first && c <= r.last; });
    });
}

bool isIdNumber(const std::string &text)
{
    return (text.size() == 9 || text.size() == 12) &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// [A-Z0-9Đ], 4 to 10 characters; Đ is the two bytes C4 90.
bool isPlate(std::string_view plate)
{
    std::size_t characters = 0;
    for (std::size_t i = 0; i < plate.size(); ++i, ++characters) {
        const char c = plate[i];
        if (plate.substr(i).starts_with("Đ"))
            ++i;
        else if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            return false;
    }
    return characters >= 4 && characters <= 10;
}

bool areHours(const std::vector<HoursWindow> &hours)
{
    std::uint16_t previousEnd = 0;
    for (const auto &window : hours) {
        if (window.from < previousEnd || window.from >= window.until || window.until > 1440)
            return false;
        previousEnd = window.until;
    }
    return hours.size() <= maxHours;
}

bool isInstant(Instant instant)
{
    const auto seconds = instant.time_since_epoch().count();
    return seconds >= 0 && static_cast<std::uint64_t>(seconds) <= latestInstant;
}

const char *brokenTimeRule(const PassClaims &claims)
{
    if (!isInstant(claims.validUntil) || claims.validUntil < claims.validFrom)
        return "claims.valid_until";
    if (!isInstant(claims.validFrom))
        return "claims.valid_from";
    if (!isInstant(claims.issuedAt))
        return "claims.issued_at";
    return nullptr;
}

const char *brokenNumberRule(const PassClaims &claims)
{
    if (!isWellFormed(claims.authority))
        return "claims.authority";
    if (!isWellFormed(claims.number.series))
        return "claims.series";
    if (claims.number.serial == 0)
        return "claims.serial";
    if (claims.operation > static_cast<std::uint64_t>(INT64_MAX))
        return "claims.operation";
    if (name(claims.kind)[0] == '\0')
        return "claims.kind";
    if (name(claims.sealing)[0] == '\0')
        return "claims.sealing";
    return nullptr;
}

const char *brokenHolderRule(const PassClaims &claims)
{
    if (claims.holder.empty() || claims.holder.size() > 80 || !isPlainText(claims.holder))
        return "claims.holder";
    if (!claims.idNumber.empty() && !isIdNumber(claims.idNumber))
        return "claims.id_number";
    if (claims.birthYear && (*claims.birthYear < 1900 || *claims.birthYear > 2100))
        return "claims.birth_year";
    if (claims.organisation.size() > 120 || !isPlainText(claims.organisation))
        return "claims.organisation";
    return nullptr;
}

const char *brokenScopeRule(const PassClaims &claims)
{
    if (!isWellFormed(claims.category))
        return "claims.category";
    if (claims.areas.empty() || claims.areas.size() > maxAreas ||
        !std::ranges::all_of(claims.areas, [](const AreaCode &code) { return isWellFormed(code); }))
        return "claims.areas";
    if (claims.route.size() > 120 || !isPlainText(claims.route))
        return "claims.route";
    if (claims.plates.size() > maxPlates || !std::ranges::all_of(claims.plates, isPlate))
        return "claims.plates";
    if (claims.days == 0 || claims.days > everyDay)
        return "claims.days";
    if (!areHours(claims.hours))
        return "claims.hours";
    return nullptr;
}

} // namespace

const char *brokenRule(const PassClaims &claims)
{
    for (const auto rule : {brokenTimeRule, brokenNumberRule, brokenHolderRule, brokenScopeRule})
        if (const char *broken = rule(claims))
            return broken;
    return nullptr;
}

} // namespace th::core
