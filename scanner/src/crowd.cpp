// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crowd.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace th::scanner {
namespace {

using Runs = std::array<int, 5>;

/// The module width if the runs stand 1:1:3:1:1, else nothing.
std::optional<float> moduleOf(const Runs &runs)
{
    const int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    if (total < 7)
        return std::nullopt;
    const float module = static_cast<float>(total) / 7.0F;
    const float slack = module * 0.5F + 0.5F;
    for (const int i : {0, 1, 3, 4})
        if (std::abs(static_cast<float>(runs[i]) - module) > slack)
            return std::nullopt;
    if (std::abs(static_cast<float>(runs[2]) - 3 * module) > 2 * slack)
        return std::nullopt;
    return module;
}

struct Crossing {
    float module = 0;
    float center = 0; ///< along the line
};

/// Walks a line through (x, y) in direction (dx, dy) both ways and checks the five runs there.
std::optional<Crossing> cross(const cv::Mat &binary, int x, int y, int dx, int dy, float module)
{
    Runs runs{};
    const int limit = static_cast<int>(module * 5) + 3;
    const auto walk = [&](int sign, std::array<int *, 3> into) {
        int px = x, py = y;
        if (sign < 0)
            px -= dx, py -= dy;
        bool dark = true;
        for (int *run : into) {
            while (px >= 0 && py >= 0 && px < binary.cols && py < binary.rows &&
                   (binary.at<std::uint8_t>(py, px) != 0) == dark && *run <= limit) {
                ++*run;
                px += sign * dx;
                py += sign * dy;
            }
            dark = !dark;
        }
    };
    int ahead = 0, behind = 0;
    walk(1, {&ahead, &runs[3], &runs[4]});
    walk(-1, {&behind, &runs[1], &runs[0]});
    runs[2] = ahead + behind;
    const auto found = moduleOf(runs);
    if (!found || *found > module * 2 || *found < module / 2)
        return std::nullopt;
    const float along = static_cast<float>(dx != 0 ? x : y);
    return Crossing{*found, along + (static_cast<float>(ahead - behind) / 2.0F)};
}

/// The dark heart of an eye ends within its light ring on all sides. In noise and in text it runs on.
bool heartIsIsland(const cv::Mat &binary, cv::Point center, float module)
{
    constexpr int mostReach = 400;
    const int reach = std::min(static_cast<int>(std::ceil(module * 2.9F)), mostReach);
    const cv::Rect box = cv::Rect(center.x - reach, center.y - reach, 2 * reach + 1, 2 * reach + 1) &
                         cv::Rect(0, 0, binary.cols, binary.rows);
    cv::Mat around = binary(box).clone();
    cv::Rect heart;
    const int area = cv::floodFill(around, center - box.tl(), cv::Scalar(128), &heart, {}, {}, 8);
    const bool touches = heart.x == 0 || heart.y == 0 || heart.br().x == around.cols || heart.br().y == around.rows;
    return !touches && static_cast<float>(area) > 3 * module * module &&
           static_cast<float>(area) < 20 * module * module;
}

struct Eye {
    cv::Point2f center;
    float module = 0; ///< pixels
};

void add(std::vector<Eye> &eyes, const Eye &eye)
{
    for (const Eye &known : eyes)
        if (cv::norm(known.center - eye.center) <= 3 * std::max(known.module, eye.module))
            return;
    eyes.push_back(eye);
}

void consider(std::vector<Eye> &eyes, const cv::Mat &binary, const Runs &runs, int end, int y)
{
    const auto across = moduleOf(runs);
    if (!across)
        return;
    const int x = end - runs[4] - runs[3] - (runs[2] / 2) - 1;
    const auto down = cross(binary, x, y, 0, 1, *across);
    if (!down)
        return;
    const int centerY = std::clamp(static_cast<int>(down->center), 0, binary.rows - 1);
    const auto again = cross(binary, x, centerY, 1, 0, *across);
    if (!again)
        return;
    const int centerX = std::clamp(static_cast<int>(again->center), 0, binary.cols - 1);
    if (cross(binary, centerX, centerY, 1, 1, *across) && cross(binary, centerX, centerY, 1, -1, *across) &&
        heartIsIsland(binary, {centerX, centerY}, (down->module + again->module) / 2))
        add(eyes, {{again->center, down->center}, (down->module + again->module) / 2});
}

void scanRow(std::vector<Eye> &eyes, const cv::Mat &binary, int y)
{
    const auto *row = binary.ptr<std::uint8_t>(y);
    Runs runs{};
    bool dark = false;
    int length = 0;
    for (int x = 0; x <= binary.cols && eyes.size() <= maxEyes; ++x) {
        if (x < binary.cols && (row[x] != 0) == dark) {
            ++length;
            continue;
        }
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = length;
        if (dark)
            consider(eyes, binary, runs, x, y);
        dark = !dark;
        length = 1;
    }
}

/// Runs of 1:1:3:1:1 along a row, dark and light told apart by the mean of the pixels around.
int crossingsOf(const std::uint8_t *row, int width, bool dark)
{
    constexpr int reach = 32; // eyes that need more cannot be many
    int count = 0, sum = 0, length = 0;
    Runs runs{};
    bool before = false;
    for (int x = -reach; x < width; ++x) {
        if (x + reach < width)
            sum += row[x + reach];
        if (x < 0)
            continue;
        if (x > reach)
            sum -= row[x - reach - 1];
        const int around = std::min(x + reach, width - 1) - std::max(x - reach, 0) + 1;
        const bool is = dark ? (row[x] + 4) * around < sum : (row[x] - 4) * around > sum;
        if (is == before) {
            ++length;
            continue;
        }
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = std::exchange(length, 1);
        count += before && moduleOf(runs) ? 1 : 0;
        before = is;
    }
    return count;
}

/// Far more than in any scene or page of print that is not a crowd: worth the exact count.
bool mayBeCrowded(const cv::Mat &grey, bool dark)
{
    constexpr int every = 7;
    constexpr int most = 96;
    int count = 0;
    for (int y = every / 2; y < grey.rows && count <= most; y += every)
        count += crossingsOf(grey.ptr<std::uint8_t>(y), grey.cols, dark);
    return count > most;
}

} // namespace

bool isCrowded(const cv::Mat &grey, grid::Polarity polarity, cv::Mat &binary)
{
    const bool dark = polarity == grid::Polarity::DarkOnLight;
    if (grey.cols < 7 || grey.rows < 7 || !mayBeCrowded(grey, dark))
        return false;
    const int window = std::max(31, std::min(grey.cols, grey.rows) / 12) | 1;
    cv::adaptiveThreshold(grey, binary, 255, cv::ADAPTIVE_THRESH_MEAN_C,
                          dark ? cv::THRESH_BINARY_INV : cv::THRESH_BINARY, window, dark ? 5 : -5);
    std::vector<Eye> eyes;
    for (int y = 0; y < binary.rows && eyes.size() <= maxEyes; y += 2)
        scanRow(eyes, binary, y);
    return eyes.size() > maxEyes;
}

} // namespace th::scanner
