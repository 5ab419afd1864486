// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <qrcodegen/qrcodegen.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// Pictures of codes for tests: drawn, put into scenes, spoiled. Every function is a pure function of its arguments.
namespace th::test {

inline cv::Mat drawCode(const qrcodegen::QrCode &code, int modulePixels)
{
    constexpr int quiet = 4;
    const int modules = code.getSize() + 2 * quiet;
    cv::Mat small(modules, modules, CV_8U, cv::Scalar(255));
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            if (code.getModule(x, y))
                small.at<std::uint8_t>(y + quiet, x + quiet) = 0;
    cv::Mat picture;
    cv::resize(small, picture, {}, modulePixels, modulePixels, cv::INTER_NEAREST);
    return picture;
}

/// The picture of a code with `text`, quiet zone included.
inline cv::Mat drawText(const std::string &text, int modulePixels)
{
    return drawCode(qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM), modulePixels);
}

inline cv::Mat drawBytes(const std::vector<std::uint8_t> &bytes, int modulePixels)
{
    return drawCode(qrcodegen::QrCode::encodeBinary(bytes, qrcodegen::QrCode::Ecc::LOW), modulePixels);
}

inline cv::Mat emptyScene(int width = 1280, int height = 720, int grey = 150)
{
    return {height, width, CV_8U, cv::Scalar(grey)};
}

/// `code` turned by `degrees` about its middle, which comes to stand at `middle` of the scene.
inline void place(cv::Mat &scene, const cv::Mat &code, cv::Point2f middle, double degrees = 0, double scale = 1)
{
    const cv::Point2f center(static_cast<float>(code.cols) / 2, static_cast<float>(code.rows) / 2);
    cv::Mat turn = cv::getRotationMatrix2D(center, degrees, scale);
    turn.at<double>(0, 2) += static_cast<double>(middle.x - center.x);
    turn.at<double>(1, 2) += static_cast<double>(middle.y - center.y);
    cv::warpAffine(code, scene, turn, scene.size(), scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR,
                   cv::BORDER_TRANSPARENT);
}

inline cv::Mat blurred(const cv::Mat &picture, double sigma)
{
    cv::Mat result;
    cv::GaussianBlur(picture, result, {}, sigma);
    return result;
}

/// Light and noise: `contrast` about mid-grey, then noise of standard deviation `noise`.
inline cv::Mat exposed(const cv::Mat &picture, double contrast, double brightness, double noise, std::uint64_t seed)
{
    cv::Mat result;
    picture.convertTo(result, CV_16S, contrast, brightness);
    cv::Mat grain(picture.size(), CV_16S);
    cv::RNG random(seed);
    random.fill(grain, cv::RNG::NORMAL, 0, noise);
    result += grain;
    result.convertTo(result, CV_8U);
    return result;
}

} // namespace th::test
