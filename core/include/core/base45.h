// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"

#include <optional>

namespace th::core {

/// Base45 of RFC 9285. Three characters stand for two bytes, two for a last single byte.
[[nodiscard]] std::string encodeBase45(ByteView bytes);
/// Strict: upper case only, no white space that is not data, no value above 65535 (or 255 in a final
/// pair), no length ≡ 1 (mod 3). Otherwise nothing.
[[nodiscard]] std::optional<Bytes> decodeBase45(std::string_view text);

} // namespace th::core
