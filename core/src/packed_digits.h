// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"

namespace th::core {

/// Digits and dots at two a byte: nibbles 0–9 are digits, 10 is the dot, 15 fills the last byte of an odd count.
/// docs/formats/pass.md, "Packed digits".
[[nodiscard]] bool isPackable(std::string_view text);
/// REQUIRES: isPackable(text).
[[nodiscard]] Bytes packDigits(std::string_view text);
/// Nothing for any other nibble, and for a filler anywhere but at the end.
[[nodiscard]] std::optional<std::string> unpackDigits(ByteView packed);

} // namespace th::core
