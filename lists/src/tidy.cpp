// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tidy.h"

#include "characters.h"

#include "core/id_card.h"

namespace th::lists {

namespace {

bool isInvisible(char32_t c)
{
    return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

bool isSpace(char32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x3000;
}

} // namespace

std::string tidy(std::string_view cellText)
{
    std::u32string points;
    for (const char32_t c : toCodePoints(core::composeVietnamese(cellText))) {
        if (isInvisible(c))
            continue;
        if (!isSpace(c))
            points += c;
        else if (!points.empty() && points.back() != U' ')
            points += U' ';
    }
    if (!points.empty() && points.back() == U' ')
        points.pop_back();
    if (points.size() > 1 && points[0] == U'\'' &&
        std::u32string_view(U"=+-@0123456789").find(points[1]) != std::u32string_view::npos)
        points.erase(0, 1);
    return toUtf8(points);
}

std::string headingKey(std::string_view tidied)
{
    std::string key;
    int depth = 0;
    for (const char c : core::foldVietnamese(tidied)) {
        depth += c == '(';
        const bool kept = depth == 0 && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (kept)
            key += c;
        else if (!key.empty() && key.back() != ' ')
            key += ' ';
        depth -= c == ')' && depth > 0;
    }
    if (!key.empty() && key.back() == ' ')
        key.pop_back();
    return key;
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t most = 80;
    const std::u32string points = toCodePoints(text);
    return points.size() <= most ? std::string(text) : toUtf8(points.substr(0, most - 1)) + "…";
}

} // namespace th::lists
