// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace th::core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The same memory seen as bytes; valid as long as `text` is.
[[nodiscard]] ByteView asBytes(std::string_view text);
/// The same memory seen as characters; valid as long as `bytes` is.
[[nodiscard]] std::string_view asText(ByteView bytes);

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string toHex(ByteView bytes);
/// Hexadecimal in either case, an even number of digits and nothing else; otherwise nothing.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view hex);

/// True if `text` is well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
[[nodiscard]] bool isValidUtf8(std::string_view text);

} // namespace th::core
