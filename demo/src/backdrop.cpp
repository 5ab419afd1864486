// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backdrop.h"

#include <opencv2/imgproc.hpp>

#include <array>

namespace th::demo {
namespace {

struct Mood {
    cv::Scalar sky, horizon, road, foliage, walls;
    int lamps; ///< points of light out of focus
    double lampLight;
};

// Blue, green, red.
const std::array<Mood, backdropCount> moods{{
    {{222, 196, 160}, {214, 214, 206}, {128, 128, 126}, {84, 132, 92}, {176, 190, 204}, 6, 0.35},
    {{238, 214, 178}, {226, 228, 226}, {150, 152, 152}, {78, 140, 96}, {186, 200, 216}, 4, 0.30},
    {{168, 162, 154}, {184, 182, 178}, {96, 96, 94}, {74, 98, 78}, {138, 146, 152}, 14, 0.55},
    {{112, 84, 92}, {118, 132, 186}, {66, 62, 64}, {44, 58, 48}, {84, 86, 104}, 26, 0.85},
}};

void verticalGradient(cv::Mat &image, const cv::Rect &area, const cv::Scalar &top, const cv::Scalar &bottom)
{
    for (int y = 0; y < area.height; ++y) {
        const double t = static_cast<double>(y) / area.height;
        image(cv::Rect(area.x, area.y + y, area.width, 1)).setTo(top * (1 - t) + bottom * t);
    }
}

cv::Scalar varied(const cv::Scalar &colour, cv::RNG &random, double by)
{
    const double factor = 1 + random.uniform(-by, by);
    return colour * factor;
}

void drawHouses(cv::Mat &image, const Mood &mood, cv::RNG &random, int horizon)
{
    for (int x = -40; x < image.cols;) {
        const int width = random.uniform(70, 190), height = random.uniform(120, 330);
        const cv::Scalar wall = varied(mood.walls, random, 0.22);
        cv::rectangle(image, cv::Rect(x, horizon - height, width, height + 40), wall, cv::FILLED);
        for (int wy = horizon - height + 24; wy < horizon - 30; wy += 58)
            for (int wx = x + 16; wx + 30 < x + width; wx += 52)
                cv::rectangle(image, cv::Rect(wx, wy, 28, 34), wall * 0.62, cv::FILLED);
        x += width + random.uniform(0, 60);
    }
}

void drawTrees(cv::Mat &image, const Mood &mood, cv::RNG &random, int horizon)
{
    for (int i = 0; i < 46; ++i) {
        const int side = i % 2 ? random.uniform(-60, 380) : random.uniform(image.cols - 330, image.cols + 60);
        cv::circle(image, {side, horizon - random.uniform(-10, 190)}, random.uniform(26, 74),
                   varied(mood.foliage, random, 0.3), cv::FILLED);
    }
}

void drawRoad(cv::Mat &image, const Mood &mood, int horizon)
{
    verticalGradient(image, cv::Rect(0, horizon, image.cols, image.rows - horizon), mood.road * 1.12, mood.road * 0.86);
    const int middle = image.cols / 2;
    for (int i = 0; i < 6; ++i) {
        const int y = horizon + 12 + i * i * 12;
        cv::rectangle(image, cv::Rect(middle - 4 - i * 3, y, 8 + i * 6, 8 + i * 5), mood.road * 1.55, cv::FILLED);
    }
}

void drawBarrier(cv::Mat &image, int y)
{
    for (int x = 0, i = 0; x < image.cols; x += 92, ++i)
        cv::rectangle(image, cv::Rect(x, y, 92, 34), i % 2 ? cv::Scalar(232, 232, 236) : cv::Scalar(48, 44, 196),
                      cv::FILLED);
    cv::rectangle(image, cv::Rect(image.cols - 150, y - 120, 54, 330), cv::Scalar(60, 150, 222), cv::FILLED);
    cv::rectangle(image, cv::Rect(150, y - 210, 300, 26), cv::Scalar(150, 92, 42), cv::FILLED); // the tent's edge
    cv::rectangle(image, cv::Rect(160, y - 190, 14, 330), cv::Scalar(190, 190, 190), cv::FILLED);
    cv::rectangle(image, cv::Rect(428, y - 190, 14, 330), cv::Scalar(190, 190, 190), cv::FILLED);
}

/// Round blots of light: lamps and headlights behind the depth of field.
void addLamps(cv::Mat &image, const Mood &mood, cv::RNG &random)
{
    cv::Mat glow(image.size(), image.type(), cv::Scalar::all(0));
    for (int i = 0; i < mood.lamps; ++i) {
        const cv::Point at(random.uniform(0, image.cols), random.uniform(120, 520));
        const std::array<cv::Scalar, 3> colours{cv::Scalar(190, 225, 255), cv::Scalar(60, 70, 235),
                                                cv::Scalar(110, 190, 255)};
        cv::circle(glow, at, random.uniform(14, 38), colours[static_cast<std::size_t>(i) % 3] * mood.lampLight,
                   cv::FILLED, cv::LINE_AA);
    }
    cv::GaussianBlur(glow, glow, {}, 4);
    cv::add(image, glow, image);
}

} // namespace

cv::Mat drawBackdrop(int which, std::uint32_t seed, const cv::Size &size)
{
    const Mood &mood = moods[static_cast<std::size_t>(which % backdropCount)];
    cv::RNG random(0x9e3779b9u * (seed + 1) + static_cast<std::uint32_t>(which));
    cv::Mat image(size, CV_8UC3);
    const int horizon = size.height * 58 / 100;
    verticalGradient(image, cv::Rect(0, 0, size.width, horizon), mood.sky, mood.horizon);
    drawHouses(image, mood, random, horizon);
    drawTrees(image, mood, random, horizon);
    drawRoad(image, mood, horizon);
    drawBarrier(image, horizon + 30);
    cv::GaussianBlur(image, image, {}, 13);
    addLamps(image, mood, random);
    return image;
}

} // namespace th::demo
