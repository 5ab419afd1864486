// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/luma.h"

#include <cstdint>
#include <vector>

namespace th::grid {

/// The picture at half its size, each pixel the mean of four; kept in `memory`. An odd last row or column is dropped.
[[nodiscard]] LumaView halved(const LumaView &picture, std::vector<std::uint8_t> &memory);

/// Rows become columns.
[[nodiscard]] LumaView transposed(const LumaView &picture, std::vector<std::uint8_t> &memory);

} // namespace th::grid
