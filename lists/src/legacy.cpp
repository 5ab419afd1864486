// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/legacy.h"

#include "characters.h"
#include "marked_words.h"

#include "core/bytes.h"
#include "core/id_card.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

constexpr unsigned char firstTcvn3 = 0xa1;
/// TCVN 5712:1993, set VN3: bytes A1–FE; a space is none. Of its capitals only those without tone are there: fonts
/// whose name ends in H show the small ones as capitals.
constexpr std::u32string_view tcvn3 = U"ĂÂÊÔƠƯĐăâêôơưđ      "
                                      U"àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò "
                                      U"ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";
static_assert(tcvn3.size() == 0xfe - firstTcvn3 + 1);

/// VNI for Windows: what a second byte (here that of small letters; capitals have it 32 lower) makes of the letter
/// before it.
struct VniMark {
    unsigned char byte;
    char32_t hat; ///< 0 none, '^' circumflex, 'u' breve
    int tone;     ///< as Letter::tone
};
constexpr std::array<VniMark, 17> vniMarks{{{0xf8, 0, 1},
                                            {0xfb, 0, 2},
                                            {0xf5, 0, 3},
                                            {0xf9, 0, 4},
                                            {0xef, 0, 5},
                                            {0xe2, '^', 0},
                                            {0xe0, '^', 1},
                                            {0xe5, '^', 2},
                                            {0xe3, '^', 3},
                                            {0xe1, '^', 4},
                                            {0xe4, '^', 5},
                                            {0xea, 'u', 0},
                                            {0xe8, 'u', 1},
                                            {0xfa, 'u', 2},
                                            {0xfc, 'u', 3},
                                            {0xe9, 'u', 4},
                                            {0xeb, 'u', 5}}};
struct VniSingle {
    unsigned char byte;
    char32_t plain;
    int tone;
};
/// Letters that VNI has in one byte.
constexpr std::array<VniSingle, 9> vniSingles{{{0xec, U'i', 1},
                                               {0xe6, U'i', 2},
                                               {0xf3, U'i', 3},
                                               {0xed, U'i', 4},
                                               {0xf2, U'i', 5},
                                               {0xee, U'y', 5},
                                               {0xf1, U'đ', 0},
                                               {0xf4, U'ơ', 0},
                                               {0xf6, U'ư', 0}}};

std::optional<std::string> bytesOf(std::string_view utf8)
{
    if (!core::isValidUtf8(utf8))
        return std::nullopt;
    std::string bytes;
    for (const char32_t point : toCodePoints(utf8)) {
        const auto byte = toWindows1252(point);
        if (!byte)
            return std::nullopt;
        bytes += static_cast<char>(*byte);
    }
    return bytes;
}

/// What every font has in common: ASCII, the hard space, and Windows' dashes and quotes.
bool isNeutral(unsigned char byte) { return byte < 0x80 || byte == 0xa0 || (byte >= 0x91 && byte <= 0x97); }

std::optional<std::u32string> fromTcvn3(const std::string &bytes)
{
    std::u32string points;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t letter = byte >= firstTcvn3 && byte < 0xff ? tcvn3[byte - std::size_t{firstTcvn3}] : U' ';
        if (letter != U' ')
            points += letter;
        else if (isNeutral(byte))
            points += fromWindows1252(byte);
        else
            return std::nullopt;
    }
    return points;
}

bool isCapitalByte(unsigned char byte) { return byte >= 0xc0 && byte < 0xe0; }

std::optional<Letter> vniSingle(unsigned char byte)
{
    const unsigned char small = isCapitalByte(byte) ? static_cast<unsigned char>(byte + 0x20) : byte;
    for (const VniSingle &single : vniSingles)
        if (single.byte == small)
            return Letter{single.plain, single.tone, small != byte};
    return std::nullopt;
}

std::optional<Letter> withHat(Letter letter, char32_t hat)
{
    constexpr std::u32string_view bare = U"aeo", hatted = U"âêô";
    if (hat == 0)
        return std::u32string_view(U"aeouyơư").find(letter.plain) != std::u32string_view::npos ? std::optional(letter)
                                                                                               : std::nullopt;
    const auto at = bare.find(letter.plain);
    if (at == std::u32string_view::npos || (hat == 'u' && at != 0))
        return std::nullopt;
    letter.plain = hat == 'u' ? U'ă' : hatted[at];
    return letter;
}

/// `letter` with the mark that `byte` is; nothing if the two do not go together.
std::optional<Letter> vniMarked(const Letter &letter, unsigned char byte)
{
    const unsigned char small = isCapitalByte(byte) ? static_cast<unsigned char>(byte + 0x20) : byte;
    for (const VniMark &mark : vniMarks)
        if (mark.byte == small || (byte >= 0xd8 && mark.byte - 0x20 == byte)) {
            auto marked = withHat(letter, mark.hat);
            if (marked)
                marked->tone = mark.tone;
            return marked;
        }
    return std::nullopt;
}

std::optional<std::u32string> fromVni(const std::string &bytes)
{
    std::u32string points;
    std::optional<Letter> open; // the letter just put down, if a mark may follow it
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (const auto marked = open && byte >= 0x80 ? vniMarked(*open, byte) : std::nullopt) {
            points.back() = composed(*marked);
            open.reset();
        } else if (const auto single = byte >= 0x80 ? vniSingle(byte) : std::nullopt) {
            points += composed(*single);
            open = single->tone == 0 && single->plain != U'đ' ? single : std::nullopt;
        } else if (isNeutral(byte)) {
            points += fromWindows1252(byte);
            open = letterOf(points.back());
        } else {
            return std::nullopt;
        }
    }
    return points;
}

std::u32string inCapitals(const std::u32string &text)
{
    std::u32string capitals;
    for (const char32_t point : text) {
        const auto letter = letterOf(point);
        capitals += letter ? composed({letter->plain, letter->tone, true}) : point;
    }
    return capitals;
}

/// Fonts of capitals (.VnTimeH) show small marked letters as capitals: true if what was typed beside them is in
/// capitals.
bool isTypedInCapitals(const std::string &bytes)
{
    int run = 0, longest = 0;
    for (const char c : bytes) {
        if (c >= 'a' && c <= 'z')
            return false;
        run = c >= 'A' && c <= 'Z' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest >= 2;
}

bool makesSense(std::string_view composedText)
{
    const MarkedWords words = countMarkedWords(composedText);
    return words.sensible == words.all;
}

std::optional<std::string> typedInVni(const Letter &letter)
{
    const auto cased = [&letter](unsigned char byte) {
        return std::string{static_cast<char>(letter.capital ? byte - 0x20 : byte)};
    };
    for (const VniSingle &single : vniSingles)
        if (single.plain == letter.plain && single.tone == letter.tone)
            return cased(single.byte);
    const auto hat = std::u32string_view(U"âêô").find(letter.plain);
    const bool hatted = hat != std::u32string_view::npos, breve = letter.plain == U'ă';
    const char32_t bare = hatted ? U"aeo"[hat] : breve ? U'a' : letter.plain;
    std::optional<std::string> base;
    if (bare < 0x80)
        base = std::string{static_cast<char>(letter.capital ? bare - U'a' + U'A' : bare)};
    else if (letter.tone != 0)
        base = typedInVni({bare, 0, letter.capital});
    for (const VniMark &mark : vniMarks)
        if (base && mark.tone == letter.tone && mark.hat == (hatted ? U'^' : breve ? U'u' : U'\0'))
            return *base + cased(mark.byte);
    return std::nullopt;
}

std::optional<std::string> typedInTcvn3(char32_t point)
{
    const auto at = tcvn3.find(point);
    if (at == std::u32string_view::npos || point == U' ')
        return std::nullopt;
    return std::string{static_cast<char>(firstTcvn3 + at)};
}

} // namespace

const char *name(LegacyFont font)
{
    switch (font) {
    case LegacyFont::Tcvn3:
        return "tcvn3";
    case LegacyFont::VniWindows:
        return "vni";
    case LegacyFont::Utf8AsLatin:
        return "utf8_as_latin";
    }
    return "";
}

core::LocalName inWords(LegacyFont font)
{
    switch (font) {
    case LegacyFont::Tcvn3:
        return {"phông chữ ABC (TCVN3)", "an ABC font (TCVN3)"};
    case LegacyFont::VniWindows:
        return {"phông chữ VNI", "a VNI font"};
    case LegacyFont::Utf8AsLatin:
        return {"bảng mã bị đọc nhầm (UTF-8)", "a wrongly read encoding (UTF-8)"};
    }
    return {};
}

std::optional<std::string> convertLegacy(std::string_view utf8, LegacyFont font)
{
    const auto bytes = bytesOf(utf8);
    if (!bytes)
        return std::nullopt;
    if (font == LegacyFont::Utf8AsLatin)
        return core::isValidUtf8(*bytes) ? std::optional(core::composeVietnamese(*bytes)) : std::nullopt;
    const auto points = font == LegacyFont::Tcvn3 ? fromTcvn3(*bytes) : fromVni(*bytes);
    if (!points)
        return std::nullopt;
    return toUtf8(font == LegacyFont::Tcvn3 && isTypedInCapitals(*bytes) ? inCapitals(*points) : *points);
}

std::optional<std::string> typeInLegacy(std::string_view utf8, LegacyFont font)
{
    if (!core::isValidUtf8(utf8))
        return std::nullopt;
    std::string bytes;
    if (font == LegacyFont::Utf8AsLatin)
        bytes = utf8;
    else
        for (const char32_t point : toCodePoints(core::composeVietnamese(utf8))) {
            const auto letter = letterOf(point);
            const auto typed = point < 0x80                ? std::string{static_cast<char>(point)}
                               : font == LegacyFont::Tcvn3 ? typedInTcvn3(point)
                               : letter                    ? typedInVni(*letter)
                                                           : std::nullopt;
            if (!typed)
                return std::nullopt;
            bytes += *typed;
        }
    std::string text;
    for (const char byte : bytes)
        appendUtf8(text, fromWindows1252(static_cast<unsigned char>(byte)));
    return text;
}

std::optional<LegacyFont> recogniseLegacy(std::string_view utf8)
{
    const bool plain =
        std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (plain || !core::isValidUtf8(utf8) || makesSense(core::composeVietnamese(utf8)))
        return std::nullopt;
    for (const LegacyFont font : {LegacyFont::Utf8AsLatin, LegacyFont::VniWindows, LegacyFont::Tcvn3})
        if (const auto converted = convertLegacy(utf8, font))
            if (makesSense(*converted))
                return font;
    return std::nullopt;
}

} // namespace th::lists
