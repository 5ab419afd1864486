// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/projection.h"

#include <opencv2/imgproc.hpp>

namespace th::frames {
namespace {

constexpr int finer = 2; // the scene is drawn at this many times the frame's resolution, then averaged

/// For each pixel of the finer picture: which point of the print is there, and how the light shades it.
struct Maps {
    cv::Mat x, y, shade;
    explicit Maps(cv::Size size)
        : x(size, CV_32F, cv::Scalar(-1)), y(size, CV_32F, cv::Scalar(-1)), shade(size, CV_32F, cv::Scalar(1))
    {
    }
};

struct Vertex {
    float x = 0, y = 0;           ///< in the finer picture
    float printX = 0, printY = 0; ///< in the print
    float shade = 1;
    bool visible = true;
};

void fillTriangle(Maps &maps, const Vertex &a, const Vertex &b, const Vertex &c)
{
    const float area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if (std::abs(area) < 1e-6F)
        return;
    const int left = std::max(0, cvCeil(std::min({a.x, b.x, c.x})));
    const int right = std::min(maps.x.cols - 1, cvFloor(std::max({a.x, b.x, c.x})));
    const int top = std::max(0, cvCeil(std::min({a.y, b.y, c.y})));
    const int bottom = std::min(maps.x.rows - 1, cvFloor(std::max({a.y, b.y, c.y})));
    constexpr float slack = -1e-4F;
    for (int y = top; y <= bottom; ++y) {
        const auto py = static_cast<float>(y);
        for (int x = left; x <= right; ++x) {
            const auto px = static_cast<float>(x);
            const float v = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) / area;
            const float w = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) / area;
            if (v < slack || w < slack || v + w > 1 - slack)
                continue;
            const float u = 1 - v - w;
            maps.x.at<float>(y, x) = u * a.printX + v * b.printX + w * c.printX;
            maps.y.at<float>(y, x) = u * a.printY + v * b.printY + w * c.printY;
            maps.shade.at<float>(y, x) = u * a.shade + v * b.shade + w * c.shade;
        }
    }
}

float shadeAt(const Placed &placed, const Light &light, cv::Point2d module)
{
    constexpr double step = 0.5;
    const Surface &surface = placed.surface;
    const cv::Point3d dx = surface.at(module + cv::Point2d(step, 0)) - surface.at(module - cv::Point2d(step, 0));
    const cv::Point3d dy = surface.at(module + cv::Point2d(0, step)) - surface.at(module - cv::Point2d(0, step));
    const cv::Point3d normal = dx.cross(dy) / cv::norm(dx.cross(dy));
    const double lean = normal.x * light.direction.x + normal.y * light.direction.y;
    return static_cast<float>(std::clamp(normal.z + light.relief * lean, 0.15, 1.8));
}

Vertex makeVertex(const Placed &placed, const Light &light, cv::Point2d module, bool flat)
{
    Vertex vertex;
    const cv::Point2d seen = placed.seen(module), print = placed.sheet->toPrint(module);
    vertex.x = static_cast<float>((seen.x + 0.5) * finer - 0.5);
    vertex.y = static_cast<float>((seen.y + 0.5) * finer - 0.5);
    vertex.printX = static_cast<float>(print.x - 0.5);
    vertex.printY = static_cast<float>(print.y - 0.5);
    vertex.visible = placed.surface.visible(module);
    vertex.shade = flat || placed.sheet->ownLight ? 1 : shadeAt(placed, light, module);
    return vertex;
}

void drawMesh(Maps &maps, const Placed &placed, const Light &light)
{
    const Surface &surface = placed.surface;
    const bool flat = surface.radius <= 0 && surface.folds.empty() && surface.waves.empty();
    const double step = flat ? 4 : 1.6;
    const cv::Rect2d extent = placed.sheet->extent;
    const int cols = cvCeil(extent.width / step), rows = cvCeil(extent.height / step);
    std::vector<Vertex> above, line;
    for (int row = 0; row <= rows; ++row) {
        line.clear();
        for (int col = 0; col <= cols; ++col)
            line.push_back(makeVertex(
                placed, light, {extent.x + extent.width * col / cols, extent.y + extent.height * row / rows}, flat));
        for (int col = 0; row > 0 && col < cols; ++col) {
            const Vertex &a = above[col], &b = above[col + 1], &c = line[col + 1], &d = line[col];
            if (!(a.visible && b.visible && c.visible && d.visible))
                continue;
            fillTriangle(maps, a, b, c);
            fillTriangle(maps, a, c, d);
        }
        above.swap(line);
    }
}

/// The pixels of a screen, sampled by those of the sensor: where the two grids beat, moiré appears.
void addMoire(cv::Mat &seen, const Maps &maps, const Sheet &sheet, double strength)
{
    const double turn = 2 * std::numbers::pi / (sheet.pixelPitch * sheet.density);
    for (int y = 0; y < seen.rows; ++y)
        for (int x = 0; x < seen.cols; ++x) {
            const auto px = static_cast<double>(maps.x.at<float>(y, x)),
                       py = static_cast<double>(maps.y.at<float>(y, x));
            // Sampled in the coarse grid's middle, not averaged over the pixel: this is where the beat comes from.
            const double grid = std::cos(px * turn) + 0.6 * std::cos(py * turn);
            seen.at<float>(y, x) *= static_cast<float>(std::max(0.05, 1 + strength * grid));
        }
}

} // namespace

cv::Point2d Placed::seen(cv::Point2d module) const
{
    const cv::Point3d on = surface.at(module);
    const double rollCos = std::cos(pose.roll), rollSin = std::sin(pose.roll);
    const double x = rollCos * on.x - rollSin * on.y, y = rollSin * on.x + rollCos * on.y;
    // Tilt about the axis (cos a, sin a): the part across the axis is shortened and moves in depth.
    const double axisCos = std::cos(pose.tiltAxis), axisSin = std::sin(pose.tiltAxis);
    const double along = axisCos * x + axisSin * y, across = -axisSin * x + axisCos * y;
    const double turned = std::cos(pose.tilt) * across - std::sin(pose.tilt) * on.z;
    const double depth = std::sin(pose.tilt) * across + std::cos(pose.tilt) * on.z;
    const double distance = pose.focal / pose.modulePixels; // modules
    const double scale = pose.focal / std::max(distance + depth, distance * 0.05);
    return pose.middle + scale * cv::Point2d(axisCos * along - axisSin * turned, axisSin * along + axisCos * turned);
}

std::array<cv::Point2d, 4> Placed::corners() const
{
    const double half = sheet->modules / 2.0;
    return {seen({-half, -half}), seen({half, -half}), seen({half, half}), seen({-half, half})};
}

Projection project(const Shot &shot)
{
    Projection result;
    cv::resize(shot.background, result.reflected, shot.size * finer, 0, 0, cv::INTER_LINEAR);
    for (const Placed &placed : shot.sheets) {
        const Sheet &sheet = *placed.sheet;
        Maps maps(shot.size * finer);
        drawMesh(maps, placed, shot.light);
        cv::Mat seen;
        cv::remap(sheet.print, seen, maps.x, maps.y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        cv::multiply(seen, maps.shade, seen);
        const cv::Mat covered = maps.x > -0.75;
        if (sheet.ownLight) {
            if (shot.light.moire > 0)
                addMoire(seen, maps, sheet, shot.light.moire);
            if (result.shining.empty())
                result.shining = cv::Mat::zeros(seen.size(), CV_32F);
            seen.copyTo(result.shining, covered);
            result.reflected.setTo(0.01, covered);
        } else {
            seen.copyTo(result.reflected, covered);
            if (!result.shining.empty())
                result.shining.setTo(0, covered);
        }
    }
    cv::resize(result.reflected, result.reflected, shot.size, 0, 0, cv::INTER_AREA);
    if (!result.shining.empty())
        cv::resize(result.shining, result.shining, shot.size, 0, 0, cv::INTER_AREA);
    return result;
}

} // namespace th::frames
