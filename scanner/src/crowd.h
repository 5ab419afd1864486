// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"

#include <opencv2/core.hpp>

namespace th::scanner {

/// A real frame holds at most a dozen eyes. ZXing-C++ tries every triple: 450 cost it more than a second, 170 a tenth,
/// some thousand more than a minute.
inline constexpr std::size_t maxEyes = 64;

/// Whether the picture (CV_8UC1) holds more eyes than ZXing-C++ can be given: places with runs of 1:1:3:1:1 in four
/// directions and an island in their middle. It counts what the library would count, down to modules of one pixel;
/// where symbols lie is the Locator's business. 0.2 ms for a 720p frame without a crowd. `binary` is scratch memory.
[[nodiscard]] bool isCrowded(const cv::Mat &grey, grid::Polarity polarity, cv::Mat &binary);

} // namespace th::scanner
