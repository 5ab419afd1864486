// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_card.h"

#include <algorithm>

namespace th::core {

namespace {

constexpr std::size_t maxCardBytes = 1024;
constexpr std::size_t maxFields = 20; ///< cards of 2024 add fields (parents' names) that we do not need
constexpr std::size_t maxNameBytes = 200;

bool areDigits(std::string_view text, std::size_t count)
{
    return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// Composed, trimmed, runs of spaces made one.
std::string tidy(std::string_view text)
{
    std::string tidied;
    for (const char c : composeVietnamese(trimmed(text)))
        if (c != ' ' || tidied.empty() || tidied.back() != ' ')
            tidied += c;
    return tidied;
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> fields;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t bar = std::min(text.find('|', from), text.size());
        fields.push_back(trimmed(text.substr(from, bar - from)));
        from = bar + 1;
    }
    return fields;
}

/// ddmmyyyy; some cards print 00 for an unknown day or month: then the date is not known.
std::optional<std::chrono::year_month_day> parseDate(std::string_view text)
{
    if (!areDigits(text, 8))
        return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        return static_cast<unsigned>(std::stoul(std::string(text.substr(from, count))));
    };
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(number(4, 4))),
                                           std::chrono::month(number(2, 2)), std::chrono::day(number(0, 2))};
    return date.ok() && date.year() >= std::chrono::year(1850) ? std::optional(date) : std::nullopt;
}

std::string sexOf(std::string_view text)
{
    const std::string folded = foldVietnamese(text);
    return folded == "nam" ? "Nam" : folded == "nu" ? "Nữ" : "";
}

bool looksLikeName(std::string_view text)
{
    return !text.empty() && text.size() <= maxNameBytes && std::none_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

} // namespace

std::optional<IdCard> parseIdCard(std::string_view text)
{
    if (text.size() > maxCardBytes || !isValidUtf8(text))
        return std::nullopt;
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    auto fields = split(trimmed(text));
    if (fields.size() < 3 || fields.size() > maxFields || !areDigits(fields[0], 12) || !looksLikeName(fields[2]))
        return std::nullopt;
    fields.resize(maxFields);
    IdCard card;
    card.number = fields[0];
    card.oldNumber = areDigits(fields[1], 9) ? fields[1] : std::string_view();
    card.fullName = tidy(fields[2]);
    card.birthDate = parseDate(fields[3]);
    card.sex = sexOf(fields[4]);
    card.address = tidy(fields[5]);
    card.issuedOn = parseDate(fields[6]);
    return card;
}

CardMatch compareCard(const PassClaims &claims, const IdCard &card)
{
    if (claims.idNumber.empty())
        return CardMatch::NothingToCompare;
    const bool sameNumber = claims.idNumber == card.number;
    const bool oldNumber = !card.oldNumber.empty() && claims.idNumber == card.oldNumber;
    const bool sameName = foldVietnamese(claims.holder) == foldVietnamese(card.fullName);
    // A pass with a nine-digit number and a card that does not tell its holder's old one: only the name speaks.
    if (areDigits(claims.idNumber, 9) && card.oldNumber.empty())
        return sameName ? CardMatch::NothingToCompare : CardMatch::DifferentName;
    if (!sameNumber && !oldNumber)
        return CardMatch::DifferentNumber;
    if (!sameName)
        return CardMatch::DifferentName;
    return sameNumber ? CardMatch::Same : CardMatch::OldNumber;
}

} // namespace th::core
