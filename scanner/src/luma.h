// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <opencv2/core.hpp>

namespace th::scanner {

/// A picture that can be worked on: pixels there, sides and area within bounds, lines at least as long as the width.
[[nodiscard]] bool isPicture(const ImageView &image);

/// The grey picture as OpenCV sees it: without a copy if it is grey and its lines run downwards, else in `scratch`.
/// REQUIRES: isPicture(image)
[[nodiscard]] cv::Mat greyOf(const ImageView &image, cv::Mat &scratch);

} // namespace th::scanner
