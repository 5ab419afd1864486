// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol.h"

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

namespace th::scanner {

/// The one door to ZXing-C++ (1.4 and 2.x). QR Code only: the linear formats of 1.4.0 abort the process on clean pages.
/// `grey` is CV_8UC1. Corners are in its pixels. Never throws.
/// `slight`: takes those that little error correction protects, instead of the result: level L with so little in it
/// that it may be of version 1 to 3, where the library corrects one in a million of random patterns to something.
/// REQUIRES: few finder patterns in the picture (see crowd.h): the library's search is cubic in their number.
[[nodiscard]] std::vector<Symbol> readQrCodes(const cv::Mat &grey, int maxSymbols,
                                              std::vector<Symbol> *slight = nullptr);

/// The one symbol of a picture that holds nothing else, drawn upright without any fault (see paint.h).
[[nodiscard]] std::optional<Symbol> readPaintedQrCode(const cv::Mat &picture);

} // namespace th::scanner
