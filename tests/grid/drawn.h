// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/luma.h"

#include <opencv2/imgproc.hpp>
#include <qrcodegen/qrcodegen.hpp>

#include <cmath>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <vector>

/// A symbol of libqrcodegen's, drawn into a grey picture by a warp that is known: where each point of it must be found.
namespace th::drawn {

struct Look {
    cv::Matx33d toPicture = cv::Matx33d::eye(); ///< modules to pixels
    /// How far the paper's point (modules) is moved, in modules, before it is projected.
    std::function<cv::Point2d(cv::Point2d)> bend = [](cv::Point2d) { return cv::Point2d(0, 0); };
    cv::Size size{800, 600};
    double dark = 40, light = 210;
    double blur = 0.6; ///< deviation, pixels
    double noise = 2;  ///< deviation, shades
    unsigned seed = 1;
    bool inverted = false;
    bool mirrored = false;
};

inline qrcodegen::QrCode symbolOf(int version, unsigned seed = 1,
                                  qrcodegen::QrCode::Ecc level = qrcodegen::QrCode::Ecc::MEDIUM)
{
    std::mt19937 random(seed);
    std::string text = "TH1:";
    const int length = version == 1 ? 14 : version * version * 2 + 10 * version;
    for (int i = 0; i < length; ++i)
        text += "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"[random() % 45];
    while (true) {
        const auto segments = qrcodegen::QrSegment::makeSegments(text.c_str());
        try {
            return qrcodegen::QrCode::encodeSegments(segments, level, version, version, -1, false);
        } catch (const qrcodegen::data_too_long &) {
            text.resize(text.size() * 9 / 10);
        }
    }
}

/// Where a point of the symbol (modules, from its upper left corner) lies in the picture.
inline cv::Point2d placed(const Look &look, cv::Point2d module)
{
    const cv::Point2d q = module + look.bend(module);
    const cv::Vec3d p = look.toPicture * cv::Vec3d(q.x, q.y, 1);
    return {p[0] / p[2], p[1] / p[2]};
}

inline bool isDark(const qrcodegen::QrCode &code, const Look &look, int x, int y)
{
    if (look.mirrored)
        std::swap(x, y);
    return x >= 0 && y >= 0 && x < code.getSize() && y < code.getSize() && code.getModule(x, y) != look.inverted;
}

inline double shadeAt(const qrcodegen::QrCode &code, const Look &look, const cv::Matx33d &toModules, cv::Point2d p)
{
    const cv::Vec3d flat = toModules * cv::Vec3d(p.x, p.y, 1);
    const cv::Point2d target(flat[0] / flat[2], flat[1] / flat[2]);
    cv::Point2d q = target;
    for (int round = 0; round < 8; ++round)
        q = target - look.bend(q);
    const int x = static_cast<int>(std::floor(q.x)), y = static_cast<int>(std::floor(q.y)), side = code.getSize();
    if (x < -4 || y < -4 || x >= side + 4 || y >= side + 4)
        return (look.dark + look.light) / 2; // the table it lies on
    if (x < 0 || y < 0 || x >= side || y >= side)
        return look.inverted ? look.dark : look.light;
    return isDark(code, look, x, y) ? look.dark : look.light;
}

inline cv::Mat draw(const qrcodegen::QrCode &code, const Look &look)
{
    const cv::Matx33d toModules = look.toPicture.inv();
    cv::Mat picture(look.size, CV_32F);
    constexpr int fine = 3;
    picture.forEach<float>([&](float &pixel, const int *at) {
        double sum = 0;
        for (int i = 0; i < fine * fine; ++i)
            sum += shadeAt(code, look, toModules,
                           {at[1] + (i % fine + 0.5) / fine, at[0] + (static_cast<double>(i / fine) + 0.5) / fine});
        pixel = static_cast<float>(sum / (fine * fine));
    });
    if (look.blur > 0)
        cv::GaussianBlur(picture, picture, {}, look.blur);
    cv::Mat noise(look.size, CV_32F);
    cv::RNG(look.seed).fill(noise, cv::RNG::NORMAL, 0, look.noise);
    picture += noise;
    cv::Mat grey;
    picture.convertTo(grey, CV_8U);
    return grey;
}

/// Processor time of this thread.
inline double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline grid::LumaView viewOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step)};
}

/// The middle of the symbol at the middle of the picture, turned (degrees), `module` pixels a module, leaning back by
/// `tilt` degrees about the axis at `lean` degrees, seen from six times its own width away.
inline cv::Matx33d posed(int side, cv::Size size, double module, double turn = 0, double tilt = 0, double lean = 0)
{
    const auto radians = [](double degrees) { return degrees * CV_PI / 180; };
    const auto spin = [&](double degrees) {
        const double c = std::cos(radians(degrees)), s = std::sin(radians(degrees));
        return cv::Matx33d(c, -s, 0, s, c, 0, 0, 0, 1);
    };
    const double away = 3.0 * side;
    const cv::Matx33d toMiddle(1, 0, -side / 2.0, 0, 1, -side / 2.0, 0, 0, 1);
    const cv::Matx33d leaning(1, 0, 0, 0, std::cos(radians(tilt)), 0, 0, std::sin(radians(tilt)) / away, 1);
    const cv::Matx33d toPixels(module, 0, size.width / 2.0, 0, module, size.height / 2.0, 0, 0, 1);
    return toPixels * spin(lean) * leaning * spin(-lean) * spin(turn) * toMiddle;
}

} // namespace th::drawn
