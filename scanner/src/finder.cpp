// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

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

void add(FinderScan &scan, cv::Point2f center, float module)
{
    for (FinderPattern &known : scan.patterns) {
        if (cv::norm(known.center - center) > 3 * std::max(known.module, module))
            continue;
        const auto n = static_cast<float>(known.rows);
        known.center = (known.center * n + center) / (n + 1);
        known.module = (known.module * n + module) / (n + 1);
        ++known.rows;
        return;
    }
    if (scan.patterns.size() >= maxPatterns)
        scan.crowded = true;
    else
        scan.patterns.push_back({center, module, 1});
}

void consider(FinderScan &scan, const cv::Mat &binary, const Runs &runs, int end, int y)
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
        add(scan, {again->center, down->center}, (down->module + again->module) / 2);
}

void scanRow(FinderScan &scan, const cv::Mat &binary, int y)
{
    const auto *row = binary.ptr<std::uint8_t>(y);
    Runs runs{};
    bool dark = false;
    int length = 0;
    for (int x = 0; x <= binary.cols && !scan.crowded; ++x) {
        if (x < binary.cols && (row[x] != 0) == dark) {
            ++length;
            continue;
        }
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = length;
        if (dark)
            consider(scan, binary, runs, x, y);
        dark = !dark;
        length = 1;
    }
}

bool similar(const FinderPattern &a, const FinderPattern &b)
{
    return a.module < 1.7F * b.module && b.module < 1.7F * a.module;
}

std::array<Point, 4> square(cv::Point2f topLeft, cv::Point2f right, cv::Point2f down)
{
    const auto point = [](cv::Point2f p) { return Point{p.x, p.y}; };
    return {point(topLeft), point(topLeft + right), point(topLeft + right + down), point(topLeft + down)};
}

struct Triple {
    std::array<std::size_t, 3> members{};
    float error = 0;
    Located located;
};

/// The code whose top left eye is `corner` and whose others are `a` and `b`, if the geometry is that of a code.
std::optional<Triple> asCode(const std::vector<FinderPattern> &all, std::size_t corner, std::size_t a, std::size_t b)
{
    cv::Point2f u = all[a].center - all[corner].center, v = all[b].center - all[corner].center;
    if (u.cross(v) < 0) {
        std::swap(a, b);
        std::swap(u, v);
    }
    const auto lengthU = static_cast<float>(cv::norm(u)), lengthV = static_cast<float>(cv::norm(v));
    const float module = (all[corner].module + all[a].module + all[b].module) / 3;
    if (std::min(lengthU, lengthV) < 10 * module || std::max(lengthU, lengthV) > 200 * module)
        return std::nullopt;
    const float cosine = std::abs(u.dot(v)) / (lengthU * lengthV);
    const float ratio = std::max(lengthU, lengthV) / std::min(lengthU, lengthV);
    if (cosine > 0.4F || ratio > 1.6F)
        return std::nullopt;
    Triple triple{{corner, a, b}, cosine + ratio - 1, {}};
    const cv::Point2f perU = u / (lengthU / module), perV = v / (lengthV / module);
    const cv::Point2f topLeft = all[corner].center - 3.5F * perU - 3.5F * perV;
    triple.located.corners = square(topLeft, u + 7 * perU, v + 7 * perV);
    triple.located.modulePixels = module;
    return triple;
}

std::vector<Triple> triplesOf(const std::vector<FinderPattern> &all)
{
    std::vector<Triple> triples;
    for (std::size_t corner = 0; corner < all.size(); ++corner)
        for (std::size_t a = 0; a < all.size(); ++a)
            for (std::size_t b = a + 1; b < all.size(); ++b) {
                if (a == corner || b == corner || !similar(all[corner], all[a]) || !similar(all[corner], all[b]))
                    continue;
                if (auto triple = asCode(all, corner, a, b))
                    triples.push_back(*triple);
            }
    std::sort(triples.begin(), triples.end(), [](const Triple &x, const Triple &y) { return x.error < y.error; });
    return triples;
}

/// Two eyes of one size, the third hidden by a finger or by glare: the square around both says where to look.
std::optional<Located> aroundPair(const FinderPattern &a, const FinderPattern &b)
{
    const auto distance = static_cast<float>(cv::norm(a.center - b.center));
    const float module = (a.module + b.module) / 2;
    if (!similar(a, b) || std::min(a.rows, b.rows) < 2 || distance < 10 * module || distance > 120 * module)
        return std::nullopt;
    const cv::Point2f middle = (a.center + b.center) / 2;
    const float half = distance / 2 + 3.5F * module;
    Located located;
    located.corners = square(middle - cv::Point2f(half, half), {2 * half, 0}, {0, 2 * half});
    located.modulePixels = module;
    return located;
}

} // namespace

FinderScan scanForFinders(const cv::Mat &grey, Polarity polarity, cv::Mat &binary)
{
    FinderScan scan;
    if (grey.cols < 7 || grey.rows < 7)
        return scan;
    const int window = std::max(31, std::min(grey.cols, grey.rows) / 12) | 1;
    const bool dark = polarity == Polarity::DarkOnLight;
    cv::adaptiveThreshold(grey, binary, 255, cv::ADAPTIVE_THRESH_MEAN_C,
                          dark ? cv::THRESH_BINARY_INV : cv::THRESH_BINARY, window, dark ? 5 : -5);
    for (int y = 0; y < binary.rows && !scan.crowded; y += 2)
        scanRow(scan, binary, y);
    return scan;
}

std::vector<Located> locate(const std::vector<FinderPattern> &patterns)
{
    constexpr std::size_t most = 8;
    std::vector<Located> found;
    std::vector<bool> used(patterns.size(), false);
    for (const Triple &triple : triplesOf(patterns)) {
        const auto &m = triple.members;
        if (found.size() >= most || used[m[0]] || used[m[1]] || used[m[2]])
            continue;
        used[m[0]] = used[m[1]] = used[m[2]] = true;
        found.push_back(triple.located);
    }
    for (std::size_t a = 0; a < patterns.size(); ++a)
        for (std::size_t b = a + 1; b < patterns.size() && !used[a]; ++b) {
            if (used[b] || found.size() >= most)
                continue;
            if (const auto pair = aroundPair(patterns[a], patterns[b])) {
                used[a] = used[b] = true;
                found.push_back(*pair);
            }
        }
    return found;
}

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
