// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/reference.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace th::mail {

namespace {

bool isLetter(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// What makes the whole 1 modulo 97. Separators count as 36 and 37, so that none can wander.
unsigned checkOf(std::string_view text)
{
    unsigned rest = 0;
    const auto take = [&](unsigned value) { rest = value < 10 ? (rest * 10 + value) % 97 : (rest * 100 + value) % 97; };
    for (const char c : text)
        take(isDigit(c)    ? static_cast<unsigned>(c - '0')
             : isLetter(c) ? static_cast<unsigned>(c - 'A') + 10
             : c == '-'    ? 36u
                           : 37u);
    return (98 - rest * 100 % 97) % 97;
}

std::string withCheck(const Reference &reference)
{
    const std::string text = "TH-" + reference.unit.text + "-" + std::to_string(reference.request);
    char check[8];
    std::snprintf(check, sizeof check, "-%02u", checkOf(text));
    return text + check;
}

/// "TH-UNIT-REQUEST-CHECK"; units may have hyphens of their own.
std::optional<Reference> parsed(std::string_view text)
{
    const std::size_t check = text.rfind('-');
    const std::size_t number = check == text.npos || check == 0 ? text.npos : text.rfind('-', check - 1);
    if (number == text.npos || number <= 3)
        return std::nullopt;
    Reference reference{core::AuthorityCode(std::string(text.substr(3, number - 3))), 0};
    const char *end = text.data() + check;
    const auto [read, error] = std::from_chars(text.data() + number + 1, end, reference.request);
    const bool sound =
        error == std::errc() && read == end && reference.request > 0 && core::isWellFormed(reference.unit);
    return sound && withCheck(reference) == text ? std::optional(reference) : std::nullopt;
}

} // namespace

std::string toText(const Reference &reference) { return "[" + withCheck(reference) + "]"; }

std::vector<Reference> findReferences(std::string_view text)
{
    constexpr std::size_t mostText = 256 * 1024;
    std::string upper(text.substr(0, mostText));
    std::ranges::transform(upper, upper.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    std::vector<Reference> found;
    for (std::size_t at = upper.find("TH-"); at != upper.npos; at = upper.find("TH-", at + 1)) {
        std::size_t end = at;
        while (end < upper.size() && end - at < 48 &&
               (isLetter(upper[end]) || isDigit(upper[end]) || upper[end] == '-' || upper[end] == '.'))
            ++end;
        while (end > at && !isDigit(upper[end - 1])) // the full stop of a sentence
            --end;
        const bool begins = at == 0 || !(isLetter(upper[at - 1]) || isDigit(upper[at - 1]));
        const auto reference = begins ? parsed(std::string_view(upper).substr(at, end - at)) : std::nullopt;
        if (reference && std::ranges::find(found, *reference) == found.end())
            found.push_back(*reference);
    }
    return found;
}

} // namespace th::mail
