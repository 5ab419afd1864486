// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace th::scanner {
namespace {

constexpr int workedSide = 360;   ///< pixels of the shorter side that the search works at
constexpr int leastSide = 28;     ///< of a code, at that size
constexpr double leastRange = 45; ///< grey levels between dark and light nearby
constexpr int cell = 4;           ///< pixels across: what is busy is so wide that every fourth tells where it lies

/// As much pattern across as down: not stripes, not lines of print.
bool undirected(const cv::Mat &patch)
{
    cv::Mat across, down;
    cv::Sobel(patch, across, CV_16S, 1, 0);
    cv::Sobel(patch, down, CV_16S, 0, 1);
    const double x = cv::norm(across, cv::NORM_L1), y = cv::norm(down, cv::NORM_L1);
    return x > 0 && y > 0 && x < 1.5 * y && y < 1.5 * x;
}

/// Dark and light in like amounts, the edges of modules inside and not only around.
bool patterned(const cv::Mat &patch)
{
    const cv::Rect core(patch.cols / 5, patch.rows / 5, patch.cols * 3 / 5, patch.rows * 3 / 5);
    const cv::Mat inner = patch(core);
    cv::Mat binary;
    cv::threshold(inner, binary, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const double light = static_cast<double>(cv::countNonZero(binary)) / static_cast<double>(binary.total());
    cv::Scalar mean, deviation;
    cv::meanStdDev(inner, mean, deviation);
    return light > 0.25 && light < 0.75 && deviation[0] > 12;
}

cv::Rect boxOf(const cv::Mat &stats, int label)
{
    return {cell * stats.at<int>(label, cv::CC_STAT_LEFT), cell * stats.at<int>(label, cv::CC_STAT_TOP),
            cell * stats.at<int>(label, cv::CC_STAT_WIDTH), cell * stats.at<int>(label, cv::CC_STAT_HEIGHT)};
}

bool isCodeLike(const cv::Mat &grey, const cv::Mat &stats, int label)
{
    const cv::Rect box = boxOf(stats, label) & cv::Rect({}, grey.size());
    const double fill = static_cast<double>(stats.at<int>(label, cv::CC_STAT_AREA)) * cell * cell / box.area();
    return std::min(box.width, box.height) >= leastSide && box.width < 1.6 * box.height &&
           box.height < 1.6 * box.width && fill > 0.5 && undirected(grey(box)) && patterned(grey(box));
}

} // namespace

std::vector<Located> locateTextures(const cv::Mat &grey)
{
    std::vector<Located> found;
    const double factor = std::min(1.0, static_cast<double>(workedSide) / std::min(grey.cols, grey.rows));
    if (std::min(grey.cols, grey.rows) < 2 * leastSide)
        return found;
    cv::Mat small, high, low, busy, labels, stats, centers;
    cv::resize(grey, small, {}, factor, factor, cv::INTER_AREA);
    const cv::Mat reach = cv::getStructuringElement(cv::MORPH_RECT, {9, 9});
    cv::dilate(small, high, reach);
    cv::erode(small, low, reach);
    busy = (high - low) > leastRange;
    cv::morphologyEx(busy, busy, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {19, 19}));
    cv::resize(busy, busy, {(busy.cols + cell - 1) / cell, (busy.rows + cell - 1) / cell}, 0, 0, cv::INTER_NEAREST);
    const int count = cv::connectedComponentsWithStats(busy, labels, stats, centers, 4);
    for (int label = 1; label < count && found.size() < 4; ++label) {
        if (!isCodeLike(small, stats, label))
            continue;
        const auto back = static_cast<float>(1 / factor);
        const cv::Rect box = boxOf(stats, label);
        const float left = static_cast<float>(box.x) * back, top = static_cast<float>(box.y) * back;
        const float right = left + static_cast<float>(box.width) * back;
        const float bottom = top + static_cast<float>(box.height) * back;
        Located located;
        located.corners = {Point{left, top}, Point{right, top}, Point{right, bottom}, Point{left, bottom}};
        found.push_back(located);
    }
    return found;
}

} // namespace th::scanner
