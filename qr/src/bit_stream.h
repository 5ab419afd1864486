// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "galois_field.h"

#include <span>

namespace th::qr {

/// True if `data`, the data codewords of all blocks in order, has the structure of a message (ISO/IEC 18004:2015 7.4):
/// valid mode indicators, at least one character, every count within what remains, digits and alphanumeric pairs in
/// range, a terminator as far as there is room, zero bits up to the codeword, pad codewords 0xEC and 0x11 by turns
/// (7.4.10). The characters themselves are nobody's business here.
[[nodiscard]] bool isPlausibleMessage(std::span<const gf::Element> data, int version);

} // namespace th::qr
