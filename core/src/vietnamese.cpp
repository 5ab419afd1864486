// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/id_card.h"
#include "core/utf8.h"
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
    const std::u32string points = toCodePoints(text);
    std::u32string composed;
    for (std::size_t i = 0; i < points.size();) {
        const char32_t letter = points[i++];
        std::u32string marks;
        while (i < points.size() && combiningClass(points[i]) && combiningClass(letter) == 0)
            marks += points[i++];
        composed += marks.empty() ? std::u32string{letter} : composeCluster(letter, std::move(marks));
    }
    return toUtf8(composed);
}

std::string foldVietnamese(std::string_view text)
{
    if (!isValidUtf8(text))
        return std::string(text);
    const std::u32string points = toCodePoints(text);
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
