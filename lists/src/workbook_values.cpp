// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workbook.h"

#include "characters.h"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace th::lists {

bool isDateFormat(std::string_view format)
{
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char c = format[i];
        if (c == '"') {
            i = std::min(format.find('"', i + 1), format.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const auto close = std::min(format.find(']', i), format.size());
            const std::string_view inside = format.substr(i + 1, close - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hmsHMS") == std::string_view::npos)
                return true; // elapsed time
            i = close;
        } else if (std::string_view("dDmMyYhHsS").find(c) != std::string_view::npos) {
            return true;
        } else if (format.substr(i).starts_with("General")) {
            i += 6;
        }
    }
    return false;
}

std::optional<std::string> dateOfSerial(double serial, bool from1904)
{
    using namespace std::chrono;
    constexpr double lastSerial = 2958466; // 10000-01-01
    constexpr int leapDayThatNeverWas = 60;
    if (!(serial >= 0) || serial >= lastSerial)
        return std::nullopt;
    auto seconds = static_cast<long long>(std::llround(serial * 86400));
    const long long time = seconds % 86400;
    auto days = static_cast<int>(seconds / 86400);
    char text[48];
    const int h = static_cast<int>(time / 3600), m = static_cast<int>(time / 60 % 60), s = static_cast<int>(time % 60);
    if (serial < 1 && !from1904) {
        std::snprintf(text, sizeof text, "%02d:%02d:%02d", h, m, s);
        return text;
    }
    if (!from1904 && days == leapDayThatNeverWas)
        return std::nullopt;
    const sys_days origin = from1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
    const bool early = !from1904 && days < leapDayThatNeverWas;
    const year_month_day date(origin + std::chrono::days(days + (early ? 1 : 0)));
    const int y = int(date.year());
    const unsigned month = unsigned(date.month()), day = unsigned(date.day());
    if (y > 9999)
        return std::nullopt;
    if (time == 0)
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", y, month, day);
    else
        std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d", y, month, day, h, m, s);
    return text;
}

std::string unescaped(std::string text)
{
    const auto hex = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    if (text.find("_x") == std::string::npos)
        return text;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t point = 0;
        bool escape = text.compare(i, 2, "_x") == 0 && i + 6 < text.size() && text[i + 6] == '_';
        for (std::size_t digit = i + 2; escape && digit < i + 6; ++digit) {
            escape = hex(text[digit]) >= 0;
            point = point << 4 | static_cast<char32_t>(hex(text[digit]) & 0xf);
        }
        if (escape && !(point >= 0xd800 && point < 0xe000)) {
            appendUtf8(result, point);
            i += 6;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace th::lists
