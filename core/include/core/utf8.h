// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace th::core {

/// REQUIRES well-formed UTF-8 (`isValidUtf8`).
[[nodiscard]] std::u32string toCodePoints(std::string_view utf8);
/// `point`: up to 10FFFF.
void appendUtf8(std::string &text, char32_t point);
[[nodiscard]] std::string toUtf8(std::u32string_view points);

} // namespace th::core
