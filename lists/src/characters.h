// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/utf8.h"

#include <optional>
#include <string>
#include <string_view>

namespace th::lists {

using core::appendUtf8, core::toCodePoints, core::toUtf8;

/// Byte to character of Windows-1252; the five unused bytes are the control characters of the same number.
[[nodiscard]] char32_t fromWindows1252(unsigned char byte);
[[nodiscard]] std::optional<unsigned char> toWindows1252(char32_t point);
/// The same of Windows-1258, whose tone marks are combining characters after their letter.
[[nodiscard]] char32_t fromWindows1258(unsigned char byte);
/// One character as one or two bytes of Windows-1258; nothing if it has none.
[[nodiscard]] std::optional<std::string> toWindows1258(char32_t point);

/// A letter of Vietnamese, taken apart.
struct Letter {
    char32_t plain; ///< without tone, lower case: one of a ă â e ê i o ô ơ u ư y, đ, or an ASCII letter
    int tone;       ///< 0 level, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot
    bool capital;
};
/// Nothing for other characters.
[[nodiscard]] std::optional<Letter> letterOf(char32_t point);
/// The inverse.
[[nodiscard]] char32_t composed(const Letter &letter);

} // namespace th::lists
