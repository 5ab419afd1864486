// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "value_checks.h"

#include "characters.h"

#include "core/id_card.h"
#include "core/pass.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool areDigits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isDigit); }

std::string without(std::string_view text, std::string_view dropped)
{
    std::string kept;
    for (const char c : text)
        if (dropped.find(c) == std::string_view::npos)
            kept += c;
    return kept;
}

std::vector<std::string> parts(std::string_view text, std::string_view separators)
{
    std::vector<std::string> all{""};
    for (const char c : text)
        if (separators.find(c) == std::string_view::npos)
            all.back() += c;
        else if (!all.back().empty())
            all.emplace_back();
    if (all.back().empty())
        all.pop_back();
    return all;
}

/// A control character, a mark that found no letter, or one that nothing shows: what a pass refuses in its texts.
bool isRefused(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x300 && c <= 0x36f) || (c >= 0xfff0 && c <= 0xffff) ||
           (c >= 0xe0000 && c <= 0xe0fff);
}

std::string pointName(char32_t c)
{
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
    return text;
}

/// Provinces by the place where a birth was registered (Circular 59/2021/TT-BCA, annex I); from 101 on: countries
/// (annex II).
bool isProvince(int code)
{
    constexpr std::array<int, 63> provinces{1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25,
                                            26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48,
                                            49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75,
                                            77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96};
    return code > 100 || std::binary_search(provinces.begin(), provinces.end(), code);
}

std::optional<Problem> brokenIdRule(const std::string &digits, std::chrono::year_month_day today)
{
    if (digits.size() == 12) {
        if (!isProvince(std::stoi(digits.substr(0, 3))))
            return Problem{Rule::IdProvince, digits.substr(0, 3)};
        if (const int year = factsOfId(digits)->birthYear; year > int(today.year()))
            return Problem{Rule::IdYear, std::to_string(year)};
        return std::nullopt;
    }
    // Series of the provinces' police ran from 01 to 38.
    const int series = std::stoi(digits.substr(0, 2));
    return series < 1 || series > 38 ? std::optional(Problem{Rule::OldIdUnusual, digits.substr(0, 2)}) : std::nullopt;
}

/// With the zeros put back that spreadsheets drop from numbers, if that makes a sound number.
std::optional<std::string> withZeros(const std::string &digits, std::chrono::year_month_day today)
{
    if (digits.size() != 8 && digits.size() != 10 && digits.size() != 11)
        return std::nullopt;
    const std::size_t whole = digits.size() == 8 ? 9 : 12;
    std::string candidate = std::string(whole - digits.size(), '0') + digits;
    return brokenIdRule(candidate, today) ? std::nullopt : std::optional(candidate);
}

bool wasRounded(const std::string &text)
{
    const auto e = text.find_first_of("eE");
    return e != std::string::npos && e > 0 && isDigit(text[0]) && e + 1 < text.size() &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return isDigit(c) || std::string_view("eE+,.").find(c) != std::string_view::npos;
           });
}

/// Numbers of provinces on plates (Circular 79/2024/TT-BCA, annex; 80 is the central authorities').
bool isPlateProvince(int code)
{
    constexpr std::array<int, 9> unused{10, 13, 42, 44, 45, 46, 87, 91, 96};
    return code >= 11 && std::find(unused.begin(), unused.end(), code) == unused.end();
}

bool isPlateLetter(char32_t c) { return (c >= U'A' && c <= U'Z') || c == U'Đ'; }

/// Shapes of plates: d digit, L letter, x either.
bool hasPlateShape(const std::u32string &plate)
{
    constexpr std::array<std::u32string_view, 9> shapes{U"ddLdddd",   U"ddLddddd",  U"ddLLdddd",
                                                        U"ddLLddddd", U"ddLdddddd", U"LLdddd",
                                                        U"LLddddd",   U"dddddLLdd", U"dddddLLddd"};
    return std::any_of(shapes.begin(), shapes.end(), [&plate](std::u32string_view shape) {
        return std::equal(plate.begin(), plate.end(), shape.begin(), shape.end(), [](char32_t c, char32_t kind) {
            return kind == U'd' ? c >= U'0' && c <= U'9' : isPlateLetter(c);
        });
    });
}

} // namespace

Checked checkText(const std::string &text, std::size_t mostBytes)
{
    Checked checked{text, {}};
    for (const char32_t c : toCodePoints(text))
        if (isRefused(c)) {
            checked.problems.push_back({Rule::BadCharacter, pointName(c)});
            break;
        }
    if (mostBytes > 0 && text.size() > mostBytes)
        checked.problems.push_back({Rule::TooLong, std::to_string(text.size()) + "/" + std::to_string(mostBytes)});
    return checked;
}

Checked checkName(const std::string &text, std::size_t mostBytes)
{
    Checked checked = checkText(text, mostBytes);
    constexpr std::string_view never = "0123456789@#$%^&*_=+<>[]{}|\\/\"!?:;~";
    if (const auto at = text.find_first_of(never); at != std::string::npos)
        checked.problems.push_back({Rule::NameHasDigits, std::string(1, text[at])});
    else if (text.find(' ') == std::string::npos)
        checked.problems.push_back({Rule::NameOneWord});
    return checked;
}

std::optional<IdFacts> factsOfId(const std::string &number)
{
    if (number.size() != 12 || !areDigits(number))
        return std::nullopt;
    const int century = number[3] - '0';
    return IdFacts{1900 + century / 2 * 100 + std::stoi(number.substr(4, 2)), century % 2 == 0};
}

Checked checkIdNumber(const std::string &text, std::chrono::year_month_day today)
{
    const std::string digits = without(text, " .-");
    Checked checked{digits, {}};
    if (wasRounded(text))
        checked.problems.push_back({Rule::IdRounded});
    else if (!areDigits(digits))
        checked.problems.push_back({Rule::IdNotDigits});
    else if (digits.size() == 9 || digits.size() == 12) {
        if (const auto broken = brokenIdRule(digits, today))
            checked.problems.push_back(*broken);
    } else if (const auto whole = withZeros(digits, today))
        checked.problems.push_back({Rule::IdZerosLost, "", *whole});
    else
        checked.problems.push_back({Rule::IdLength, std::to_string(digits.size())});
    return checked;
}

Checked checkSex(const std::string &text)
{
    const std::string folded = core::foldVietnamese(text);
    if (folded == "nam" || folded == "male" || folded == "m")
        return {"male", {}};
    if (folded == "nu" || folded == "female" || folded == "f")
        return {"female", {}};
    return {"", {{Rule::SexUnreadable}}};
}

Checked checkPhone(const std::string &text)
{
    Checked checked;
    for (const std::string &part : parts(text, "/;,")) {
        std::string digits = without(part, " .-()");
        if (digits.starts_with("+84"))
            digits = '0' + digits.substr(3);
        else if (digits.starts_with("84") && digits.size() == 11)
            digits = '0' + digits.substr(2);
        else if (digits.size() == 9 && digits.find_first_of("35789") == 0) // the zero that spreadsheets drop
            digits = '0' + digits;
        const bool mobile = digits.size() == 10 && digits[0] == '0' &&
                            std::string_view("35789").find(digits[1]) != std::string_view::npos;
        const bool landline = (digits.size() == 10 || digits.size() == 11) && digits.starts_with("02");
        if (!areDigits(digits) || !(mobile || landline))
            return {"", {{Rule::PhoneUnreadable}}};
        checked.value += (checked.value.empty() ? "" : " ") + digits;
    }
    if (checked.value.empty())
        checked.problems.push_back({Rule::PhoneUnreadable});
    return checked;
}

Checked checkEmail(const std::string &text, std::size_t mostBytes)
{
    Checked checked = checkText(text, mostBytes);
    const auto at = text.find('@');
    const bool shaped = at != std::string::npos && at > 0 && text.find('@', at + 1) == std::string::npos &&
                        text.find('.', at) != std::string::npos && text.find('.', at) > at + 1 && text.back() != '.' &&
                        std::none_of(text.begin(), text.end(), [](char c) {
                            return static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7f ||
                                   std::string_view(",;:<>()[]\"\\").find(c) != std::string_view::npos;
                        });
    if (!shaped)
        checked.problems.push_back({Rule::EmailUnreadable});
    return checked;
}

Checked checkPlates(const std::string &text)
{
    constexpr std::size_t most = 4;
    Checked checked;
    const auto all = parts(text, ",;/&|");
    for (const std::string &part : all) {
        const std::string plate = core::normalisePlate(part);
        const std::u32string points = toCodePoints(plate);
        if (plate.empty())
            continue;
        if (!hasPlateShape(points)) {
            checked.problems.push_back({Rule::PlateUnreadable, part});
        } else if (points[0] >= U'0' && points[0] <= U'9') {
            const int code = static_cast<int>((points[0] - U'0') * 10 + (points[1] - U'0'));
            if (!isPlateProvince(code))
                checked.problems.push_back({Rule::PlateProvince, plate.substr(0, 2)});
        }
        checked.value += (checked.value.empty() ? "" : " ") + plate;
    }
    if (all.size() > most)
        checked.problems.push_back({Rule::PlateTooMany, std::to_string(all.size())});
    if (checked.value.empty())
        checked.problems.push_back({Rule::PlateUnreadable, text});
    return checked;
}

} // namespace th::lists
