// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/document.h"
#include "core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace th::core {

enum class JsonNumbers {
    Any,   ///< fractions too, as the nearest double
    Whole, ///< from -2^63 to 2^64-1; whatever has a fraction or an exponent is refused
};

/// JSON as RFC 8259 has it, in UTF-8, and stricter: no member twice, nested at most 16 deep, at most two million values
/// and `maxBytes` bytes. The error names the object or array it is in. The only reader of JSON from outside.
[[nodiscard]] Result<nlohmann::json, DocumentError> parseStrictJson(ByteView text, std::size_t maxBytes,
                                                                    JsonNumbers numbers);

/// A member's name as a step of a JSON pointer (RFC 6901).
[[nodiscard]] std::string pointerStep(std::string_view member);

} // namespace th::core
