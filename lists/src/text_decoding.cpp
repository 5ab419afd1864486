// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_builder.h"

#include "characters.h"
#include "lists/legacy.h"
#include "marked_words.h"
#include "told_text.h"

#include "core/id_card.h"

#include <algorithm>
#include <array>

namespace th::lists {

namespace {

using core::ByteView;
using core::Failure;

constexpr std::string_view mark8 = "\xef\xbb\xbf", markLe = "\xff\xfe", markBe = "\xfe\xff";
constexpr std::size_t sampleBytes = 64u << 10;

enum class ByteOrder { Little, Big };

core::Result<std::string, TableError> decode16(std::string_view bytes, ByteOrder order)
{
    if (bytes.size() % 2 != 0)
        return Failure{TableError{TableFault::BadUtf16}};
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(order == ByteOrder::Little ? second << 8 | first : first << 8 | second);
    };
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        char32_t point = unit(i);
        if (point >= 0xd800 && point < 0xe000) {
            const char32_t low = i + 3 < bytes.size() ? unit(i + 2) : 0;
            if (point >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
                return Failure{TableError{TableFault::BadUtf16}};
            point = 0x10000 + ((point - 0xd800) << 10 | (low - 0xdc00));
            i += 2;
        }
        appendUtf8(text, point);
    }
    return text;
}

/// UTF-16 without its mark shows in the zeros that every second byte is, where the text is mostly Latin.
std::optional<ByteOrder> looksLike16(std::string_view bytes)
{
    const auto sample = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096));
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        zeros[i % 2] += sample[i] == '\0';
    if (zeros[1] > sample.size() / 4 && zeros[0] * 8 < zeros[1])
        return ByteOrder::Little;
    if (zeros[0] > sample.size() / 4 && zeros[1] * 8 < zeros[0])
        return ByteOrder::Big;
    return std::nullopt;
}

/// Length of the well-formed character of two or more bytes that `text` begins with; 0 if there is none.
std::size_t longCharacter(std::string_view text)
{
    for (std::size_t length = 2; length <= std::min<std::size_t>(4, text.size()); ++length)
        if (core::isValidUtf8(text.substr(0, length)))
            return length;
    return 0;
}

/// The line with the first fault, if this is clearly UTF-8 with a few faults; nothing if it is some other encoding.
std::optional<std::size_t> faultyUtf8Line(std::string_view text)
{
    std::size_t good = 0, bad = 0, line = 1, firstBad = 0;
    for (std::size_t i = 0; i < text.size();) {
        line += text[i] == '\n';
        std::size_t length = 1;
        if (static_cast<unsigned char>(text[i]) >= 0x80) {
            length = longCharacter(text.substr(i));
            (length == 0 ? bad : good) += 1;
            if (length == 0 && firstBad == 0)
                firstBad = line;
            length = std::max<std::size_t>(length, 1);
        }
        i += length;
    }
    return good > bad * 4 ? std::optional(firstBad) : std::nullopt;
}

/// Of text that is no UTF-8.
std::size_t firstFaultyLine(std::string_view text)
{
    std::size_t line = 1;
    for (std::size_t from = 0; from < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (!core::isValidUtf8(text.substr(from, end - from)))
            return line;
        from = end + 1;
    }
    return line;
}

template <class Character> std::string decode8(std::string_view bytes, const Character &character)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes)
        appendUtf8(text, character(static_cast<unsigned char>(byte)));
    return text;
}

int sensibleInFont(std::string_view sample1252, LegacyFont font)
{
    int sensible = 0;
    for (std::size_t from = 0; from < sample1252.size();) {
        const std::size_t end = std::min(sample1252.find('\n', from), sample1252.size());
        if (const auto line = convertLegacy(sample1252.substr(from, end - from), font))
            sensible += countMarkedWords(*line).sensible;
        from = end + 1;
    }
    return sensible;
}

/// Windows-1258, unless more of it makes sense as a legacy font, which is read as Windows-1252 and offered for
/// conversion later, as in files that are Unicode.
DecodedText decode8Bit(std::string_view bytes)
{
    const std::string_view sample = bytes.substr(0, sampleBytes);
    const int plain = countMarkedWords(core::composeVietnamese(decode8(sample, fromWindows1258))).sensible;
    const std::string latin = decode8(sample, fromWindows1252);
    if (std::max(sensibleInFont(latin, LegacyFont::Tcvn3), sensibleInFont(latin, LegacyFont::VniWindows)) > plain)
        return {TextEncoding::Windows1252, decode8(bytes, fromWindows1252)};
    return {TextEncoding::Windows1258, decode8(bytes, fromWindows1258)};
}

core::Result<DecodedText, TableError> decoded16(std::string_view bytes, ByteOrder order)
{
    auto text = decode16(bytes, order);
    if (!text)
        return Failure{text.error()};
    return DecodedText{order == ByteOrder::Little ? TextEncoding::Utf16Le : TextEncoding::Utf16Be, std::move(*text)};
}

} // namespace

core::Result<DecodedText, TableError> decodeText(ByteView file)
{
    const std::string_view bytes = core::asText(file);
    if (bytes.starts_with(markLe) || bytes.starts_with(markBe))
        return decoded16(bytes.substr(2), bytes.starts_with(markLe) ? ByteOrder::Little : ByteOrder::Big);
    if (const auto order = looksLike16(bytes))
        return decoded16(bytes, *order);
    if (bytes.find('\0') != std::string_view::npos)
        return Failure{TableError{TableFault::NotText}};
    const bool marked = bytes.starts_with(mark8);
    const std::string_view text = bytes.substr(marked ? mark8.size() : 0);
    if (core::isValidUtf8(text))
        return DecodedText{marked ? TextEncoding::Utf8WithMark : TextEncoding::Utf8, std::string(text)};
    if (const auto line = faultyUtf8Line(text); line || marked)
        return Failure{TableError{TableFault::BadUtf8, std::to_string(line.value_or(1))}};
    return decode8Bit(bytes);
}

core::Result<std::string, TableError> decodeTextAs(ByteView file, TextEncoding told)
{
    std::string_view bytes = core::asText(file);
    const auto without = [&bytes](std::string_view mark) {
        return bytes.substr(bytes.starts_with(mark) ? mark.size() : 0);
    };
    switch (told) {
    case TextEncoding::Utf16Le:
        return decode16(without(markLe), ByteOrder::Little);
    case TextEncoding::Utf16Be:
        return decode16(without(markBe), ByteOrder::Big);
    case TextEncoding::Utf8:
    case TextEncoding::Utf8WithMark:
        bytes = without(mark8);
        if (!core::isValidUtf8(bytes))
            return Failure{TableError{TableFault::BadUtf8, std::to_string(firstFaultyLine(bytes))}};
        return std::string(bytes);
    case TextEncoding::Windows1258:
    case TextEncoding::Windows1252:
        if (bytes.find('\0') != std::string_view::npos)
            return Failure{TableError{TableFault::NotText}};
        return decode8(bytes, told == TextEncoding::Windows1258 ? fromWindows1258 : fromWindows1252);
    }
    return Failure{TableError{TableFault::NotText}};
}

} // namespace th::lists
