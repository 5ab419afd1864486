// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <opencv2/core.hpp>
#include <vector>

namespace th::scanner {

enum class Polarity { DarkOnLight, LightOnDark };

/// One of the three "eyes" of a QR code, as a cheap search sees it.
struct FinderPattern {
    cv::Point2f center;
    float module = 0; ///< pixels
    int rows = 0;     ///< scan lines that crossed it
};

struct FinderScan {
    std::vector<FinderPattern> patterns;
    bool crowded = false; ///< more than maxPatterns: a real scene has a handful
};

/// A real frame holds at most a dozen. ZXing-C++ tries every triple: 450 patterns cost it more than a second, 170 a
/// tenth.
inline constexpr int maxPatterns = 64;

/// Looks for eyes in a CV_8UC1 picture by their 1:1:3:1:1 runs, on every second line, after a local threshold.
/// `binary` is scratch memory.
[[nodiscard]] FinderScan scanForFinders(const cv::Mat &grey, Polarity polarity, cv::Mat &binary);

/// Codes that the eyes suggest: three of a right-angled triangle, or two alone.
[[nodiscard]] std::vector<Located> locate(const std::vector<FinderPattern> &patterns);

/// Fills in sharpness, clipped and brightness from the pixels around.
void measure(const cv::Mat &grey, Located &located);

} // namespace th::scanner
