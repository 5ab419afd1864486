// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/camera.h"

#include "frames/projection.h"
#include "frames/texture.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace th::frames {
namespace {

void addGlare(cv::Mat &light, const Glare &glare)
{
    const double c = std::cos(glare.angle), s = std::sin(glare.angle);
    const double reach = std::max(glare.size.width, glare.size.height) * (glare.edge > 3 ? 1.6 : 3.2);
    const cv::Rect box(cvFloor(glare.middle.x - reach), cvFloor(glare.middle.y - reach), cvCeil(2 * reach),
                       cvCeil(2 * reach));
    const cv::Rect part = box & cv::Rect(cv::Point(), light.size());
    for (int y = part.y; y < part.br().y; ++y) {
        auto *row = light.ptr<float>(y);
        for (int x = part.x; x < part.br().x; ++x) {
            const double dx = x - glare.middle.x, dy = y - glare.middle.y;
            const double u = (c * dx + s * dy) / glare.size.width, v = (c * dy - s * dx) / glare.size.height;
            row[x] += static_cast<float>(glare.strength * std::exp(-std::pow(u * u + v * v, glare.edge / 2)));
        }
    }
}

/// How much light of the source each pixel gets.
cv::Mat illumination(const Shot &shot)
{
    const Light &light = shot.light;
    cv::Mat field(shot.size, CV_32F);
    for (int y = 0; y < field.rows; ++y) {
        auto *row = field.ptr<float>(y);
        for (int x = 0; x < field.cols; ++x) {
            const double tilt = light.slope.x * (2.0 * x / field.cols - 1) + light.slope.y * (2.0 * y / field.rows - 1);
            row[x] = static_cast<float>(light.exposure * std::max(0.1, 1 + tilt));
        }
    }
    for (const Shadow &shadow : light.shadows) {
        cv::Mat mask(shot.size, CV_32F, cv::Scalar(1));
        cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{shadow.outline}, cv::Scalar(shadow.left), cv::LINE_AA);
        cv::GaussianBlur(mask, mask, {}, shadow.softness);
        cv::multiply(field, mask, field);
    }
    return field;
}

cv::Mat discKernel(double radius)
{
    constexpr int parts = 8; // a pixel of the kernel is the mean of so many squared samples
    const int half = cvCeil(radius + 0.5);
    cv::Mat kernel(2 * half + 1, 2 * half + 1, CV_32F);
    for (int y = 0; y < kernel.rows; ++y)
        for (int x = 0; x < kernel.cols; ++x) {
            int inside = 0;
            for (int part = 0; part < parts * parts; ++part) {
                const double dx = x - half - 0.5 + (part % parts + 0.5) / parts;
                const double dy = y - half - 0.5 + (part / parts + 0.5) / parts;
                inside += dx * dx + dy * dy <= radius * radius;
            }
            kernel.at<float>(y, x) = static_cast<float>(inside);
        }
    return kernel / cv::sum(kernel)[0];
}

/// The path as a kernel: its points shared among the four pixels around them, so parts of a pixel count.
cv::Mat pathKernel(const std::vector<cv::Point2d> &path)
{
    double reach = 1;
    for (const cv::Point2d &point : path)
        reach = std::max({reach, std::abs(point.x), std::abs(point.y)});
    const int half = cvCeil(reach) + 1;
    cv::Mat kernel = cv::Mat::zeros(2 * half + 1, 2 * half + 1, CV_32F);
    constexpr int steps = 32;
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
        for (int step = 0; step < steps; ++step) {
            const cv::Point2d at = path[i] + (path[i + 1] - path[i]) * ((step + 0.5) / steps) + cv::Point2d(half, half);
            const int x = cvFloor(at.x), y = cvFloor(at.y);
            const auto fx = static_cast<float>(at.x - x), fy = static_cast<float>(at.y - y);
            kernel.at<float>(y, x) += (1 - fx) * (1 - fy);
            kernel.at<float>(y, x + 1) += fx * (1 - fy);
            kernel.at<float>(y + 1, x) += (1 - fx) * fy;
            kernel.at<float>(y + 1, x + 1) += fx * fy;
        }
    return kernel / cv::sum(kernel)[0];
}

void passLens(cv::Mat &picture, const Optics &optics)
{
    if (optics.blur > 0)
        cv::GaussianBlur(picture, picture, {}, optics.blur);
    if (optics.defocus > 0.3)
        cv::filter2D(picture, picture, -1, discKernel(optics.defocus), {-1, -1}, 0, cv::BORDER_REPLICATE);
    if (optics.motion.size() > 1)
        cv::filter2D(picture, picture, -1, pathKernel(optics.motion), {-1, -1}, 0, cv::BORDER_REPLICATE);
}

cv::Mat toneMapped(const cv::Mat &linear, double gamma)
{
    cv::Mat clipped;
    cv::threshold(linear, clipped, 1, 1, cv::THRESH_TRUNC);
    cv::threshold(clipped, clipped, 0, 0, cv::THRESH_TOZERO);
    constexpr int entries = 4096;
    std::vector<float> curve(entries + 1);
    for (int i = 0; i <= entries; ++i)
        curve[i] = static_cast<float>(255 * std::pow(static_cast<double>(i) / entries, 1 / gamma));
    cv::Mat tone(linear.size(), CV_32F);
    for (int y = 0; y < tone.rows; ++y) {
        const auto *from = clipped.ptr<float>(y);
        auto *to = tone.ptr<float>(y);
        for (int x = 0; x < tone.cols; ++x)
            to[x] = curve[static_cast<std::size_t>(from[x] * entries + 0.5F)];
    }
    return tone;
}

cv::Mat compressed(const cv::Mat &picture, int quality)
{
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    return cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
}

cv::Mat digitized(cv::Mat linear, const Sensor &sensor, Random &random)
{
    addGrain(linear, 1 / sensor.electrons, sensor.readNoise, random);
    if (sensor.grainBlur > 0)
        cv::GaussianBlur(linear, linear, {}, sensor.grainBlur);
    cv::Mat tone = toneMapped(linear, sensor.gamma);
    if (sensor.sharpening > 0) {
        cv::Mat soft;
        cv::GaussianBlur(tone, soft, {}, 1.1);
        tone += sensor.sharpening * (tone - soft);
    }
    cv::Mat frame;
    tone.convertTo(frame, CV_8U);
    if (sensor.jpegQuality > 0 && sensor.jpegShift > 0) {
        const int shift = sensor.jpegShift;
        cv::Mat larger;
        cv::copyMakeBorder(frame, larger, shift, 0, shift, 0, cv::BORDER_REPLICATE);
        frame = compressed(larger, sensor.jpegQuality)(cv::Rect(cv::Point(shift, shift), frame.size())).clone();
    }
    return sensor.jpegQuality > 0 ? compressed(frame, sensor.jpegQuality) : frame;
}

void addBands(cv::Mat &picture, const Light &light)
{
    for (int y = 0; y < picture.rows; ++y) {
        const double wave = 0.5 + 0.5 * std::sin(2 * std::numbers::pi * y / light.bandRows + light.bandPhase);
        picture.row(y) *= 1 - light.bandDepth * wave * wave;
    }
}

} // namespace

cv::Mat capture(const Shot &shot, Random &random)
{
    const Light &light = shot.light;
    Projection scene = project(shot);
    cv::Mat picture;
    cv::multiply(scene.reflected, illumination(shot), picture);
    if (!scene.shining.empty()) {
        if (light.bandDepth > 0)
            addBands(scene.shining, light);
        picture += scene.shining * light.exposure;
    }
    for (const Glare &glare : light.glares)
        addGlare(picture, glare);
    passLens(picture, shot.optics);
    if (light.veil > 0)
        picture = picture * (1 - light.veil) + light.veil * light.exposure;
    return digitized(picture, shot.sensor, random);
}

} // namespace th::frames
