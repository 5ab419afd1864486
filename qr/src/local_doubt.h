// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qr/module_grid.h"

#include <cstdint>
#include <vector>

namespace th::qr {

/// What is certain of each module, row by row.
enum class Known : std::int8_t { Nothing, Light, Dark };

/// The grid with less trust in modules where something lies over the symbol (a blot, a stamp, a label, glare), however
/// sure they look: near certain modules that show the other colour, and in solid areas, which data masking leaves
/// hardly any of (ISO/IEC 18004:2015 7.8.3). `grid` has a valid side and values within ±8; `known` is as large.
[[nodiscard]] ModuleGrid withLocalDoubt(const ModuleGrid &grid, const std::vector<Known> &known);

} // namespace th::qr
