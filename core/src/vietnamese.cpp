// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_card.h"
#include "vietnamese_table.h"

#include <algorithm>

namespace th::core {

namespace {

constexpr char32_t smallDStroke = 0x111, capitalDStroke = 0x110;

/// The canonical combining class of the marks of Vietnamese; 0 for everything else.
int combiningClass(char32_t c)
{
    switch (c) {
    case 0x31B: // horn
        return 216;
    case 0x323: // dot below
        return 220;
    case 0x300: // grave
    case 0x301: // acute
    case 0x302: // circumflex
    case 0x303: // tilde
    case 0x306: // breve
    case 0x309: // hook above
        return 230;
    default:
        return 0;
    }
}

/// REQUIRES well-formed UTF-8.
std::u32string decodeUtf8(std::string_view text)
{
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        const int following = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        char32_t point = following == 0 ? lead : lead & (0x3f >> following);
        for (int n = 0; n < following; ++n)
            point = point << 6 | (static_cast<unsigned char>(text[i++]) & 0x3f);
        points += point;
    }
    return points;
}

void appendUtf8(std::string &text, char32_t point)
{
    const auto put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (point < 0x80)
        return put(point);
    if (point < 0x800) {
        put(0xc0 | point >> 6);
    } else {
        if (point < 0x10000) {
            put(0xe0 | point >> 12);
        } else {
            put(0xf0 | point >> 18);
            put(0x80 | (point >> 12 & 0x3f));
        }
        put(0x80 | (point >> 6 & 0x3f));
    }
    put(0x80 | (point & 0x3f));
}

std::string encodeUtf8(const std::u32string &points)
{
    std::string text;
    for (const char32_t point : points)
        appendUtf8(text, point);
    return text;
}

/// The letter without marks, its marks put in front of `marks`.
char32_t decompose(char32_t letter, std::u32string &marks)
{
    const auto &table = vietnameseCompositions;
    for (;;) {
        const auto found =
            std::find_if(table.begin(), table.end(), [&](const Composition &row) { return row.composed == letter; });
        if (found == table.end())
            return letter;
        marks.insert(marks.begin(), found->mark);
        letter = found->base;
    }
}

std::optional<char32_t> composePair(char32_t base, char32_t mark)
{
    for (const Composition &row : vietnameseCompositions)
        if (row.base == base && row.mark == mark)
            return row.composed;
    return std::nullopt;
}

/// The composition of Unicode's chapter 3.11 for one letter and the marks that follow it.
std::u32string composeCluster(char32_t letter, std::u32string marks)
{
    const char32_t bare = decompose(letter, marks);
    std::stable_sort(marks.begin(), marks.end(),
                     [](char32_t a, char32_t b) { return combiningClass(a) < combiningClass(b); });
    std::u32string result{bare};
    int lastKept = 0;
    for (const char32_t mark : marks) {
        const auto composed = combiningClass(mark) > lastKept ? composePair(result[0], mark) : std::nullopt;
        if (composed) {
            result[0] = *composed;
        } else {
            result += mark;
            lastKept = combiningClass(mark);
        }
    }
    return result;
}

bool isPlainAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isSpace(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0; }

} // namespace

std::string composeVietnamese(std::string_view text)
{
    if (isPlainAscii(text) || !isValidUtf8(text))
        return std::string(text);
    const std::u32string points = decodeUtf8(text);
    std::u32string composed;
    for (std::size_t i = 0; i < points.size();) {
        const char32_t letter = points[i++];
        std::u32string marks;
        while (i < points.size() && combiningClass(points[i]) && combiningClass(letter) == 0)
            marks += points[i++];
        composed += marks.empty() ? std::u32string{letter} : composeCluster(letter, std::move(marks));
    }
    return encodeUtf8(composed);
}

std::string foldVietnamese(std::string_view text)
{
    if (!isValidUtf8(text))
        return std::string(text);
    const std::u32string points = decodeUtf8(text);
    std::string folded;
    for (const char32_t point : points) {
        if (combiningClass(point))
            continue;
        if (isSpace(point)) {
            if (!folded.empty() && folded.back() != ' ')
                folded += ' ';
            continue;
        }
        std::u32string marks;
        char32_t letter = decompose(point, marks);
        if (letter == smallDStroke || letter == capitalDStroke)
            letter = 'd';
        appendUtf8(folded, letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
    }
    if (!folded.empty() && folded.back() == ' ')
        folded.pop_back();
    return folded;
}

} // namespace th::core
