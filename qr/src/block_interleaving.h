// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qr/versions.h"

#include <vector>

namespace th::qr {

/// For each block the places of its codewords in the interleaved sequence, data first, then error correction
/// (ISO/IEC 18004:2015 7.6).
[[nodiscard]] std::vector<std::vector<int>> blockPlaces(const BlockLayout &layout);

} // namespace th::qr
