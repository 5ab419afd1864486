// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <span>

namespace th::scanner {

/// A symbol drawn as a printer would: three pixels a module, black on white, with the quiet zone of four modules
/// (ISO/IEC 18004:2015 5.3.8). `modules`: side × side, row by row, 1 dark; of another length: an empty picture.
[[nodiscard]] cv::Mat paint(std::span<const std::uint8_t> modules, int side);

} // namespace th::scanner
