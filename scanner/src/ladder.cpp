// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ladder.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>

namespace th::scanner {
namespace {

constexpr double largestDoubled = 4e6; // pixels before doubling

View scaled(const cv::Mat &frame, double factor, int interpolation)
{
    View view;
    const cv::Size size(static_cast<int>(std::lround(frame.cols * factor)),
                        static_cast<int>(std::lround(frame.rows * factor)));
    if (size.width < 20 || size.height < 20)
        return view;
    cv::resize(frame, view.grey, size, 0, 0, interpolation);
    const auto back = static_cast<float>(1 / factor);
    view.toFrame = {back, 0, 0, 0, back, 0, 0, 0, 1};
    return view;
}

cv::Mat sharpen(const cv::Mat &grey, double sigma, double amount)
{
    cv::Mat soft, sharp;
    cv::GaussianBlur(grey, soft, {}, sigma);
    cv::addWeighted(grey, 1 + amount, soft, -amount, 0, sharp);
    return sharp;
}

View rotated(const cv::Mat &frame, double degrees)
{
    View view;
    const cv::Point2f center(static_cast<float>(frame.cols) / 2, static_cast<float>(frame.rows) / 2);
    cv::Mat turn = cv::getRotationMatrix2D(center, degrees, 1);
    const cv::Rect2f box =
        cv::RotatedRect(center, cv::Size2f(static_cast<float>(frame.cols), static_cast<float>(frame.rows)),
                        static_cast<float>(-degrees))
            .boundingRect2f();
    turn.at<double>(0, 2) -= box.x;
    turn.at<double>(1, 2) -= box.y;
    cv::warpAffine(frame, view.grey, turn, cv::Size(box.size()), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat back;
    cv::invertAffineTransform(turn, back);
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column)
            view.toFrame(row, column) = static_cast<float>(back.at<double>(row, column));
    return view;
}

View filtered(const cv::Mat &frame, Rung rung)
{
    View view;
    switch (rung) {
    case Rung::LocalContrast:
        cv::createCLAHE(3.0, {8, 8})->apply(frame, view.grey);
        break;
    case Rung::Sharpened:
        view.grey = sharpen(frame, 2.0, 1.5);
        break;
    case Rung::Denoised:
        cv::medianBlur(frame, view.grey, 3);
        break;
    case Rung::Smoothed:
        cv::GaussianBlur(frame, view.grey, {}, 1.4);
        break;
    case Rung::LocalThreshold:
        cv::adaptiveThreshold(frame, view.grey, 255, cv::ADAPTIVE_THRESH_GAUSSIAN_C, cv::THRESH_BINARY, 35, 4);
        break;
    default:
        view.grey = frame;
        break;
    }
    return view;
}

} // namespace

std::span<const Rung> liveRungs()
{
    static constexpr std::array rungs{Rung::Half, Rung::LocalContrast, Rung::Denoised};
    return rungs;
}

std::span<const Rung> stillRungs()
{
    static constexpr std::array rungs{Rung::Half,           Rung::LocalContrast, Rung::Denoised, Rung::Sharpened,
                                      Rung::Double,         Rung::Third,         Rung::Smoothed, Rung::SharpDouble,
                                      Rung::LocalThreshold, Rung::Rotated30,     Rung::Rotated60};
    return rungs;
}

View look(const cv::Mat &frame, Rung rung)
{
    const bool canDouble = static_cast<double>(frame.total()) <= largestDoubled;
    switch (rung) {
    case Rung::Half:
        return scaled(frame, 0.5, cv::INTER_AREA);
    case Rung::Third:
        return scaled(frame, 1.0 / 3, cv::INTER_AREA);
    case Rung::Double:
        return canDouble ? scaled(frame, 2, cv::INTER_CUBIC) : View{};
    case Rung::SharpDouble: {
        View view = canDouble ? scaled(frame, 2, cv::INTER_CUBIC) : View{};
        if (!view.grey.empty())
            view.grey = sharpen(view.grey, 4.0, 2.0);
        return view;
    }
    case Rung::Rotated30:
        return rotated(frame, 30);
    case Rung::Rotated60:
        return rotated(frame, 60);
    case Rung::Plain:
    case Rung::LocalContrast:
    case Rung::Sharpened:
    case Rung::Denoised:
    case Rung::Smoothed:
    case Rung::LocalThreshold:
        return filtered(frame, rung);
    }
    return {};
}

View through(const View &view, Rung rung)
{
    View result = look(view.grey, rung);
    result.toFrame = view.toFrame * result.toFrame;
    return result;
}

View closeUp(const cv::Mat &frame, const std::array<Point, 4> &corners, float modulePixels)
{
    constexpr float quiet = 5, wanted = 5, mostAcross = 1000, leastAcross = 16;
    const auto side = [&](int a, int b) {
        return std::hypot(corners[a].x - corners[b].x, corners[a].y - corners[b].y);
    };
    const float across = std::max({side(0, 1), side(1, 2), side(2, 3), side(3, 0)});
    View view;
    if (!(across >= leastAcross) || !(across < 2 * static_cast<float>(std::max(frame.cols, frame.rows))))
        return view;
    const float module = std::max(modulePixels, across / 177);
    const float scale = std::min(wanted / module, mostAcross / (across + 2 * quiet * module));
    const float margin = quiet * module * scale, end = margin + across * scale;
    const std::array<cv::Point2f, 4> from{cv::Point2f{margin, margin}, {end, margin}, {end, end}, {margin, end}};
    std::array<cv::Point2f, 4> to;
    for (std::size_t i = 0; i < 4; ++i)
        to[i] = {corners[i].x, corners[i].y};
    const cv::Mat projection = cv::getPerspectiveTransform(from.data(), to.data());
    view.toFrame = cv::Matx33f(cv::Matx33d(projection));
    const int length = static_cast<int>(std::lround(end + margin));
    cv::warpPerspective(frame, view.grey, projection, {length, length},
                        (scale > 1.2F ? cv::INTER_CUBIC : cv::INTER_LINEAR) | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    return view;
}

Point mapped(const View &view, Point point)
{
    const cv::Vec3f p = view.toFrame * cv::Vec3f(point.x, point.y, 1);
    const float scale = std::abs(p[2]) > 1e-6F ? 1 / p[2] : 0;
    return {p[0] * scale, p[1] * scale};
}

} // namespace th::scanner
