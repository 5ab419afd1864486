// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace th::scanner {

/// What a decoder says about the bytes of a symbol.
struct RawContent {
    std::span<const std::uint8_t> bytes; ///< as they stand in the symbol
    std::string rendered;                ///< the decoder's own rendering in UTF-8
    bool declaresEncoding = false;       ///< the symbol carries an ECI
    bool declaredBinary = false;         ///< the decoder holds it for binary
};
struct Content {
    std::string text; ///< UTF-8, empty if binary
    bool binary = false;
};

/// Text or not. Bytes without a declared encoding that are valid UTF-8 are that text, unchanged: a decoder's guess
/// among legacy encodings is asked only for the others. Control characters other than separators make it binary.
[[nodiscard]] Content classify(const RawContent &raw);

} // namespace th::scanner
