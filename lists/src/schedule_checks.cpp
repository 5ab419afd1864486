// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "value_checks.h"

#include "core/id_card.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace th::lists {

namespace {

constexpr int lastDay = 7, minutesOfDay = 24 * 60;
constexpr std::size_t mostWindows = 4;

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

/// Lower case without diacritics, every kind of dash and "to" as "-".
std::string plain(const std::string &text)
{
    std::string plain = replaced(replaced(text, "–", "-"), "—", "-");
    plain = core::foldVietnamese(plain);
    for (const char *word : {" den ", " toi ", " to "})
        plain = replaced(plain, word, "-");
    return plain;
}

std::vector<std::string> split(const std::string &text, std::string_view separators)
{
    std::vector<std::string> parts{""};
    for (const char c : text)
        if (separators.find(c) == separators.npos)
            parts.back() += c;
        else
            parts.emplace_back();
    std::erase_if(parts, [](const std::string &part) { return part.find_first_not_of(' ') == part.npos; });
    return parts;
}

std::string withoutSpaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// 1 … 7; 0: none. Vietnamese counts from Monday as the second day; Sunday is "chủ nhật".
int dayOf(std::string text)
{
    text = withoutSpaces(std::move(text));
    constexpr std::array<std::string_view, lastDay> english{"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
    constexpr std::array<std::string_view, lastDay> words{"hai", "ba", "tu", "nam", "sau", "bay", "chunhat"};
    for (std::size_t i = 0; i < english.size(); ++i)
        if (text == english[i] || text == english[i].substr(0, 3) || text == words[i] ||
            text == "thu" + std::string(words[i]))
            return static_cast<int>(i) + 1;
    if (text == "cn" || text == "t8" || text == "8")
        return lastDay;
    for (const std::string_view start : {"thu", "t"})
        if (text.size() > start.size() && text.starts_with(start)) {
            text.erase(0, start.size());
            break;
        }
    const bool counted = text.size() == 1 && text[0] >= '2' && text[0] <= '7';
    return counted ? text[0] - '1' : 0;
}

/// "6", "6h", "6h30", "6:30", "06.30", "24:00": minutes.
std::optional<int> minuteOf(std::string text)
{
    text = replaced(replaced(withoutSpaces(std::move(text)), "gio", "h"), ".", ":");
    text = replaced(text, "h", ":");
    if (text.ends_with(':'))
        text.pop_back();
    int hour = 0, minute = 0, read = 0;
    const int size = static_cast<int>(text.size());
    const bool sound = (std::sscanf(text.c_str(), "%2d%n", &hour, &read) == 1 && read == size) ||
                       (std::sscanf(text.c_str(), "%2d:%2d%n", &hour, &minute, &read) == 2 && read == size);
    const bool digits = text.find_first_not_of("0123456789:") == text.npos;
    const int at = hour * 60 + minute;
    return sound && digits && minute < 60 && at <= minutesOfDay ? std::optional(at) : std::nullopt;
}

std::string clockText(int minutes)
{
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    return text;
}

} // namespace

Checked checkDays(const std::string &text)
{
    const std::string folded = plain(text);
    for (const char *all : {"hang ngay", "moi ngay", "ca tuan", "tat ca", "daily", "every day", "all"})
        if (folded == all)
            return {"1 2 3 4 5 6 7", {}};
    std::array<bool, lastDay + 1> chosen{};
    for (const std::string &part : split(folded, ",;/+")) {
        const auto ends = split(part, "-");
        const int first = ends.empty() ? 0 : dayOf(ends.front()), last = ends.empty() ? 0 : dayOf(ends.back());
        if (first == 0 || last < first || ends.size() > 2)
            return {"", {{Rule::DaysUnreadable}}};
        for (int day = first; day <= last; ++day)
            chosen[static_cast<std::size_t>(day)] = true;
    }
    Checked checked;
    for (int day = 1; day <= lastDay; ++day)
        if (chosen[static_cast<std::size_t>(day)])
            checked.value += (checked.value.empty() ? "" : " ") + std::to_string(day);
    if (checked.value.empty())
        checked.problems.push_back({Rule::DaysUnreadable});
    return checked;
}

Checked checkHours(const std::string &text)
{
    std::vector<std::pair<int, int>> windows;
    for (const std::string &part : split(plain(text), ",;/+&")) {
        const auto ends = split(part, "-");
        const auto from = ends.size() == 2 ? minuteOf(ends[0]) : std::nullopt;
        const auto until = ends.size() == 2 ? minuteOf(ends[1]) : std::nullopt;
        if (!from || !until || *until <= *from)
            return {"", {{Rule::HoursUnreadable}}};
        windows.emplace_back(*from, *until);
    }
    std::ranges::sort(windows);
    for (std::size_t i = 1; i < windows.size(); ++i)
        if (windows[i].first < windows[i - 1].second)
            return {"", {{Rule::HoursUnreadable}}};
    if (windows.empty() || windows.size() > mostWindows)
        return {"", {{Rule::HoursUnreadable}}};
    Checked checked;
    for (const auto &[from, until] : windows)
        checked.value += (checked.value.empty() ? "" : " ") + clockText(from) + "-" + clockText(until);
    return checked;
}

} // namespace th::lists
