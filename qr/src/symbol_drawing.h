// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format_information.h"
#include "galois_field.h"

#include <cstdint>
#include <vector>

namespace th::qr {

/// Function patterns, format and version information (5.3); the encoding region stays light.
[[nodiscard]] std::vector<std::uint8_t> drawFunctionPatterns(int version, Format format);

/// All modules of the symbol with those codewords (by block, data first), row by row: 1 dark. The steps of ISO/IEC
/// 18004:2015 7.6 to 7.10.
[[nodiscard]] std::vector<std::uint8_t> drawSymbol(int version, Format format,
                                                   const std::vector<std::vector<gf::Element>> &blocks);

} // namespace th::qr
