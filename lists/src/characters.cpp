// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "characters.h"

#include "core/id_card.h"

#include <algorithm>
#include <array>
#include <map>

namespace th::lists {

namespace {

/// Windows-1252, bytes 80–9F (Unicode's mapping table CP1252.TXT).
constexpr std::array<char16_t, 32> high1252{0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                            0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
                                            0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                            0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

struct Difference {
    unsigned char byte;
    char16_t point;
};
/// Where Windows-1258 differs from Windows-1252 (Unicode's mapping table CP1258.TXT).
constexpr std::array<Difference, 17> differs1258{{{0x8a, 0x8a},
                                                  {0x8e, 0x8e},
                                                  {0x9a, 0x9a},
                                                  {0x9e, 0x9e},
                                                  {0xc3, 0x102},
                                                  {0xcc, 0x300},
                                                  {0xd0, 0x110},
                                                  {0xd2, 0x309},
                                                  {0xd5, 0x1a0},
                                                  {0xdd, 0x1af},
                                                  {0xde, 0x303},
                                                  {0xe3, 0x103},
                                                  {0xec, 0x301},
                                                  {0xf0, 0x111},
                                                  {0xf2, 0x323},
                                                  {0xf5, 0x1a1},
                                                  {0xfd, 0x1b0}}};
constexpr char32_t dongSign = 0x20ab; // FE

constexpr std::u32string_view smallVowels = U"aăâeêioôơuưy", capitalVowels = U"AĂÂEÊIOÔƠUƯY";
constexpr std::array<char32_t, 6> toneMarks{0, 0x300, 0x309, 0x303, 0x301, 0x323};

struct Alphabet {
    std::map<char32_t, Letter> letters;
    std::map<std::u32string, char32_t> points; ///< by {plain, tone, capital}
};

Alphabet makeAlphabet()
{
    Alphabet all;
    const auto add = [&all](char32_t point, const Letter &letter) {
        all.letters.emplace(point, letter);
        all.points.emplace(std::u32string{letter.plain, static_cast<char32_t>(letter.tone), letter.capital}, point);
    };
    for (const bool capital : {false, true})
        for (std::size_t vowel = 0; vowel < smallVowels.size(); ++vowel)
            for (int tone = 0; tone < 6; ++tone) {
                std::u32string spelt{(capital ? capitalVowels : smallVowels)[vowel]};
                if (tone != 0)
                    spelt += toneMarks[static_cast<std::size_t>(tone)];
                add(toCodePoints(core::composeVietnamese(toUtf8(spelt))).at(0), {smallVowels[vowel], tone, capital});
            }
    for (char32_t c = 'a'; c <= 'z'; ++c)
        if (smallVowels.find(c) == std::u32string_view::npos) {
            add(c, {c, 0, false});
            add(c - 'a' + 'A', {c, 0, true});
        }
    add(U'đ', {U'đ', 0, false});
    add(U'Đ', {U'đ', 0, true});
    return all;
}

const Alphabet &alphabet()
{
    static const Alphabet all = makeAlphabet();
    return all;
}

std::optional<unsigned char> oneByteOf1258(char32_t point)
{
    if (point < 0x80)
        return static_cast<unsigned char>(point);
    for (unsigned byte = 0x80; byte < 0x100; ++byte)
        if (fromWindows1258(static_cast<unsigned char>(byte)) == point)
            return static_cast<unsigned char>(byte);
    return std::nullopt;
}

} // namespace

char32_t fromWindows1252(unsigned char byte) { return byte >= 0x80 && byte < 0xa0 ? high1252[byte - 0x80u] : byte; }

std::optional<unsigned char> toWindows1252(char32_t point)
{
    const auto high = std::find(high1252.begin(), high1252.end(), point);
    if (high != high1252.end())
        return static_cast<unsigned char>(0x80 + (high - high1252.begin()));
    if (point < 0x80 || (point >= 0xa0 && point < 0x100))
        return static_cast<unsigned char>(point);
    return std::nullopt;
}

char32_t fromWindows1258(unsigned char byte)
{
    if (byte == 0xfe)
        return dongSign;
    const auto different =
        std::find_if(differs1258.begin(), differs1258.end(), [byte](const Difference &d) { return d.byte == byte; });
    return different == differs1258.end() ? fromWindows1252(byte) : different->point;
}

std::optional<std::string> toWindows1258(char32_t point)
{
    if (const auto byte = oneByteOf1258(point))
        return std::string{static_cast<char>(*byte)};
    const auto letter = letterOf(point);
    if (!letter || letter->tone == 0)
        return std::nullopt;
    const auto base = oneByteOf1258(composed({letter->plain, 0, letter->capital}));
    const auto mark = oneByteOf1258(toneMarks[static_cast<std::size_t>(letter->tone)]);
    if (!base || !mark)
        return std::nullopt;
    return std::string{static_cast<char>(*base), static_cast<char>(*mark)};
}

std::optional<Letter> letterOf(char32_t point)
{
    const auto found = alphabet().letters.find(point);
    return found == alphabet().letters.end() ? std::nullopt : std::optional(found->second);
}

char32_t composed(const Letter &letter)
{
    return alphabet().points.at(std::u32string{letter.plain, static_cast<char32_t>(letter.tone), letter.capital});
}

} // namespace th::lists
