// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "paint.h"

namespace th::scanner {

cv::Mat paint(std::span<const std::uint8_t> modules, int side)
{
    constexpr int modulePixels = 3, quiet = 4 * modulePixels;
    constexpr int largestSide = 177;
    if (side <= 0 || side > largestSide ||
        modules.size() != static_cast<std::size_t>(side) * static_cast<std::size_t>(side))
        return {};
    const int length = side * modulePixels + 2 * quiet;
    cv::Mat picture(length, length, CV_8U, cv::Scalar(255));
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)] !=
                0)
                picture(cv::Rect(quiet + x * modulePixels, quiet + y * modulePixels, modulePixels, modulePixels)) = 0;
    return picture;
}

} // namespace th::scanner
