// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace th::qr {

/// Where the bits of the codeword sequence lie in an unmirrored symbol (ISO/IEC 18004:2015 7.7.3): for bit i (most
/// significant of each codeword first) the index y × side + x of its module. 8 × totalCodewords(version) entries;
/// remainder bits are left out. Kept for the life of the program; any thread.
[[nodiscard]] const std::vector<std::uint16_t> &codewordModules(int version);

} // namespace th::qr
