// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed_digits.h"

#include <algorithm>
#include <cassert>

namespace th::core {

namespace {

constexpr std::uint8_t dot = 10;
constexpr std::uint8_t filler = 15;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
std::uint8_t nibbleOf(char c) { return c == '.' ? dot : static_cast<std::uint8_t>(c - '0'); }

bool appendNibble(std::string &text, unsigned nibble)
{
    if (nibble > dot)
        return false;
    text.push_back(nibble == dot ? '.' : static_cast<char>('0' + nibble));
    return true;
}

} // namespace

bool isPackable(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return isDigit(c) || c == '.'; });
}

Bytes packDigits(std::string_view text)
{
    assert(isPackable(text));
    Bytes packed;
    packed.reserve((text.size() + 1) / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::uint8_t low = i + 1 < text.size() ? nibbleOf(text[i + 1]) : filler;
        packed.push_back(static_cast<std::uint8_t>(nibbleOf(text[i]) << 4 | low));
    }
    return packed;
}

std::optional<std::string> unpackDigits(ByteView packed)
{
    std::string text;
    text.reserve(packed.size() * 2);
    for (std::size_t i = 0; i < packed.size(); ++i) {
        if (!appendNibble(text, packed[i] >> 4))
            return std::nullopt;
        const bool filled = i + 1 == packed.size() && (packed[i] & 15) == filler;
        if (!filled && !appendNibble(text, packed[i] & 15))
            return std::nullopt;
    }
    return text;
}

} // namespace th::core
