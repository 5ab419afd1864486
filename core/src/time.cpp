// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <array>
#include <cstdio>

namespace th::core {

namespace {

/// Reads fixed-width fields off the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool digits(std::size_t count, int &value)
    {
        if (m_rest.size() < count)
            return false;
        value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (m_rest[i] < '0' || m_rest[i] > '9')
                return false;
            value = value * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(count);
        return true;
    }
    bool oneOf(std::string_view characters, char &found)
    {
        if (m_rest.empty() || characters.find(m_rest.front()) == std::string_view::npos)
            return false;
        found = m_rest.front();
        m_rest.remove_prefix(1);
        return true;
    }
    bool literal(char c)
    {
        char found = 0;
        return oneOf(std::string_view(&c, 1), found);
    }
    /// ".123": at least one digit after the point; true also when there is no fraction.
    bool skipFraction()
    {
        if (!literal('.'))
            return true;
        int digit = 0;
        if (!digits(1, digit))
            return false;
        while (digits(1, digit)) {
        }
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

bool readDate(Scanner &scanner, std::chrono::year_month_day &date)
{
    int year = 0, month = 0, day = 0;
    if (!scanner.digits(4, year) || !scanner.literal('-') || !scanner.digits(2, month) || !scanner.literal('-') ||
        !scanner.digits(2, day))
        return false;
    date = {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
    return date.ok();
}

bool readTimeOfDay(Scanner &scanner, std::chrono::seconds &time)
{
    int hour = 0, minute = 0, second = 0;
    if (!scanner.digits(2, hour) || !scanner.literal(':') || !scanner.digits(2, minute) || !scanner.literal(':') ||
        !scanner.digits(2, second) || !scanner.skipFraction())
        return false;
    if (hour > 23 || minute > 59 || second > 60) // 60: a leap second, which UTC days here do not have
        return false;
    time = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
    return true;
}

bool readOffset(Scanner &scanner, std::chrono::minutes &offset)
{
    char sign = 0;
    if (scanner.oneOf("Zz", sign)) {
        offset = std::chrono::minutes(0);
        return true;
    }
    int hours = 0, minutes = 0;
    if (!scanner.oneOf("+-", sign) || !scanner.digits(2, hours) || !scanner.literal(':') || !scanner.digits(2, minutes))
        return false;
    if (hours > 23 || minutes > 59)
        return false;
    offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    if (sign == '-')
        offset = -offset;
    return true;
}

} // namespace

std::optional<Instant> parseRfc3339(std::string_view text)
{
    Scanner scanner(text);
    std::chrono::year_month_day date;
    std::chrono::seconds time{};
    std::chrono::minutes offset{};
    char separator = 0;
    if (!readDate(scanner, date) || !scanner.oneOf("Tt ", separator) || !readTimeOfDay(scanner, time) ||
        !readOffset(scanner, offset) || !scanner.atEnd())
        return std::nullopt;
    return std::chrono::sys_days(date) + time - offset;
}

std::string formatRfc3339(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 48> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace th::core
