// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/random.h"

#include <qrcodegen/qrcodegen.hpp>

#include <string>

namespace th::frames {

/// The text of a pass as docs/formats/pass.md has it, 230 to 340 characters: envelope right, claims and signature
/// random.
[[nodiscard]] std::string passText(Random &random);

/// The text of a national ID card (docs/formats/id-card.md) of a person who does not exist. UTF-8.
[[nodiscard]] std::string idCardText(Random &random);

/// The code of `text` at level M, not raised; up to two versions larger than need be, as printing programs make them.
[[nodiscard]] qrcodegen::QrCode encode(const std::string &text, Random &random);

} // namespace th::frames
