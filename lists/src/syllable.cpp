// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/legacy.h"

#include "characters.h"
#include "marked_words.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

// By length, so that the longest is tried first where one begins another.
constexpr std::array<std::u32string_view, 28> onsets{
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U""};
constexpr std::array<std::u32string_view, 9> codas{U"", U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"};
constexpr std::array<std::u32string_view, 52> nuclei{
    U"a",  U"ă",  U"â",   U"e",   U"ê",   U"i",   U"o",   U"ô",   U"ơ",  U"u",  U"ư",   U"y",  U"ai",
    U"ao", U"au", U"ay",  U"âu",  U"ây",  U"eo",  U"êu",  U"ia",  U"iê", U"iu", U"iêu", U"oa", U"oă",
    U"oi", U"oe", U"oai", U"oay", U"oao", U"oeo", U"oo",  U"ôi",  U"ơi", U"ua", U"uâ",  U"uê", U"ui",
    U"uô", U"uơ", U"uy",  U"uya", U"uyê", U"uyu", U"uây", U"uôi", U"ưa", U"ưi", U"ưu",  U"ươ", U"yê"};
constexpr std::array<std::u32string_view, 4> longNuclei{U"ươi", U"ươu", U"yêu", U"uêu"};

template <class Set> bool holds(const Set &set, std::u32string_view text)
{
    return std::find(set.begin(), set.end(), text) != set.end();
}

bool isRhyme(std::u32string_view rhyme)
{
    return std::any_of(codas.begin(), codas.end(), [rhyme](std::u32string_view coda) {
        if (!rhyme.ends_with(coda))
            return false;
        const auto nucleus = rhyme.substr(0, rhyme.size() - coda.size());
        return holds(nuclei, nucleus) || (coda.empty() && holds(longNuclei, nucleus));
    });
}

/// Between words: ASCII that is no letter, the hard space, typographic dashes and quotes.
bool separates(char32_t c) { return c < 0x80 ? !letterOf(c) : c == 0xa0 || (c >= 0x2000 && c < 0x2070); }

} // namespace

MarkedWords countMarkedWords(std::string_view text)
{
    MarkedWords count;
    std::u32string word;
    for (const char32_t point : toCodePoints(text) + U' ') {
        if (!separates(point)) {
            word += point;
            continue;
        }
        if (std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= 0x80; }))
            count += {1, isSyllable(toUtf8(word)) ? 1 : 0};
        word.clear();
    }
    return count;
}

bool isSyllable(std::string_view word)
{
    constexpr std::size_t longest = 7; // nghiêng
    std::u32string plain;
    int tones = 0;
    for (const char32_t point : toCodePoints(word)) {
        const auto letter = letterOf(point);
        if (!letter || plain.size() == longest)
            return false;
        plain += letter->plain;
        tones += letter->tone != 0;
    }
    return tones <= 1 && std::any_of(onsets.begin(), onsets.end(), [&plain](std::u32string_view onset) {
               return plain.starts_with(onset) && isRhyme(std::u32string_view(plain).substr(onset.size()));
           });
}

} // namespace th::lists
