// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace th::grid {

/// How far each module may be believed, 0 … 1, side × side. Masks keep real symbols from having fields of one shade:
/// where four by four modules of data look alike, a stain, a stamp or glare lies over them. `dark`: signs tell the
/// shade; `known`: 0 for modules of data.
[[nodiscard]] std::vector<float> trustOf(const std::vector<float> &dark, const std::vector<std::int8_t> &known,
                                         int side);

} // namespace th::grid
