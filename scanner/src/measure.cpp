// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measure.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace th::scanner {
namespace {

/// Share of the area that saturates over more than a few modules together: glare, not white paper in good light
/// between dark modules.
float glareShare(const cv::Mat &grey, float module)
{
    const float wide = module > 0 ? module * 3 : static_cast<float>(std::min(grey.cols, grey.rows)) / 5;
    const int span = std::clamp(static_cast<int>(wide) | 1, 3, 61);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {span, span});
    cv::Mat bright = grey >= 250;
    cv::morphologyEx(bright, bright, cv::MORPH_OPEN, kernel);
    return static_cast<float>(cv::countNonZero(bright)) / static_cast<float>(grey.total());
}

/// How fast the steepest edges rise, in modules: 1 if within two thirds of a module. An unknown module counts as four
/// pixels: edges much longer than that are soft at any size.
float sharpnessOf(const cv::Mat &grey, float module)
{
    cv::Mat sorted, slope;
    grey.reshape(1, 1).copyTo(sorted);
    const auto quantile = [](cv::Mat &values, double q) {
        auto *first = values.ptr<std::uint8_t>(0);
        auto *nth = first + static_cast<std::ptrdiff_t>(q * static_cast<double>(values.total() - 1));
        std::nth_element(first, nth, first + values.total());
        return static_cast<float>(*nth);
    };
    const float contrast = quantile(sorted, 0.95) - quantile(sorted, 0.05);
    cv::absdiff(grey.colRange(1, grey.cols), grey.colRange(0, grey.cols - 1), slope);
    slope = slope.clone().reshape(1, 1);
    const float steepest = quantile(slope, 0.97);
    if (contrast < 8 || steepest < 1)
        return 0;
    const float edge = contrast / steepest; // pixels from dark to light
    return std::clamp((module > 0 ? module : 4.0F) / (edge * 1.5F), 0.0F, 1.0F);
}

} // namespace

void measure(const cv::Mat &grey, Located &located)
{
    std::vector<cv::Point2f> corners;
    for (const Point &p : located.corners)
        corners.emplace_back(p.x, p.y);
    const cv::Rect around = cv::boundingRect(corners) & cv::Rect(0, 0, grey.cols, grey.rows);
    if (around.width < 8 || around.height < 8)
        return;
    const cv::Mat inside = grey(around).clone();
    located.brightness = static_cast<float>(cv::mean(inside)[0]);
    located.clipped = glareShare(inside, located.modulePixels);
    located.sharpness = sharpnessOf(inside, located.modulePixels);
}

} // namespace th::scanner
