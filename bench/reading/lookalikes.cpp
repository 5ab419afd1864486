// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/lookalikes.h"

#include "frames/payload.h"
#include "frames/texture.h"
#include "qr/function_patterns.h"

#include <opencv2/imgproc.hpp>

namespace th::reading {
namespace {

using frames::Random;

const cv::Size wholeFrame(1280, 720);

cv::Mat quantized(const cv::Mat &picture)
{
    cv::Mat grey;
    picture.convertTo(grey, CV_8U);
    return grey;
}

Lookalike noise(Random &random)
{
    cv::Mat picture = frames::smoothNoise(wholeFrame, random.chance(0.3) ? 1.01 : random.between(1.1, 8), random);
    picture = picture * random.between(10, 90) + random.between(60, 200);
    if (random.chance(0.4)) // in black and white, as a binarized picture has it
        cv::threshold(picture, picture, 128, 255, cv::THRESH_BINARY);
    return {quantized(picture), {}};
}

/// The printable characters of a font, each drawn once: letters are copied a hundred times as fast as drawn.
std::vector<cv::Mat> letters(double paper, Random &random)
{
    const double scale = random.between(0.35, 1.2);
    const int font = random.chance(0.5) ? cv::FONT_HERSHEY_SIMPLEX : cv::FONT_HERSHEY_DUPLEX;
    const int thickness = random.whole(1, 3), height = cvCeil(scale * random.between(28, 40));
    const cv::Scalar ink(random.between(0, 90));
    std::vector<cv::Mat> all;
    all.reserve(123 - 32);
    for (char c = 32; c < 123; ++c) {
        const std::string letter(1, c);
        cv::Mat cell(height, cv::getTextSize(letter, font, scale, thickness, nullptr).width, CV_8U, cv::Scalar(paper));
        cv::putText(cell, letter, {0, cvRound(0.72 * height)}, font, scale, ink, thickness, cv::LINE_AA);
        all.push_back(cell);
    }
    return all;
}

Lookalike text(Random &random)
{
    const double paper = random.between(150, 255);
    cv::Mat page(wholeFrame + cv::Size(360, 280), CV_8U, cv::Scalar(paper));
    const std::vector<cv::Mat> font = letters(paper, random);
    const int height = font.front().rows;
    for (int y = 0; y + height <= page.rows; y += height)
        for (int x = 4; x < page.cols;) {
            const cv::Mat &letter = font.at(random.chance(0.15) ? 0 : static_cast<std::size_t>(random.whole(1, 90)));
            const int width = std::min(letter.cols, page.cols - x);
            letter.colRange(0, width).copyTo(page(cv::Rect(x, y, width, height)));
            x += letter.cols;
        }
    cv::Mat picture, turn = cv::getRotationMatrix2D(cv::Point2f(page.size()) / 2, random.normal() * 12, 1);
    turn.at<double>(0, 2) -= 180;
    turn.at<double>(1, 2) -= 140;
    cv::warpAffine(page, picture, turn, wholeFrame, cv::INTER_LINEAR, cv::BORDER_REFLECT);
    cv::GaussianBlur(picture, picture, {}, random.between(0.4, 1.4));
    return {picture, {}};
}

/// The sine, as precisely as a picture of two shades needs it.
float wave(double phase)
{
    constexpr int steps = 4096;
    static const std::vector<float> table = [] {
        std::vector<float> values;
        values.reserve(steps);
        for (int i = 0; i < steps; ++i)
            values.push_back(static_cast<float>(std::sin(2 * std::numbers::pi * i / steps)));
        return values;
    }();
    const auto at = static_cast<unsigned>(static_cast<int>(std::floor(phase * (steps / (2 * std::numbers::pi)))));
    return table[at % steps];
}

/// Tiles, meshes, halftones: what repeats at the scale of modules.
Lookalike texture(Random &random)
{
    cv::Mat picture(wholeFrame, CV_32F);
    const double pitch = random.between(2, 30), angle = random.angle();
    const auto duty = static_cast<float>(random.between(-0.5, 0.5));
    const int kind = random.whole(0, 3);
    const cv::Mat bend = frames::smoothNoise(wholeFrame, random.between(60, 300), random) * random.between(0, 6);
    const double c = 2 * std::numbers::pi / pitch * std::cos(angle), s = 2 * std::numbers::pi / pitch * std::sin(angle);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const double off = static_cast<double>(bend.at<float>(y, x));
            const float u = wave(c * x + s * y + off), v = wave(c * y - s * x + off);
            const float value = kind == 0   ? u
                                : kind == 1 ? u * v
                                : kind == 2 ? std::max(u, v)
                                            : u + v + 0.5F * wave(3 * off);
            picture.at<float>(y, x) = value > duty ? 200 : 60;
        }
    cv::GaussianBlur(picture, picture, {}, random.between(0.4, 2));
    frames::addGrain(picture, 0, random.between(0, 20), random);
    return {quantized(picture), {}};
}

/// 0 light, 1 dark; with the quiet zone.
cv::Mat modulesOf(const qrcodegen::QrCode &code)
{
    constexpr int quiet = 4;
    cv::Mat modules = cv::Mat::zeros(code.getSize() + 2 * quiet, code.getSize() + 2 * quiet, CV_8U);
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x)
            modules.at<std::uint8_t>(y + quiet, x + quiet) = code.getModule(x, y) ? 1 : 0;
    return modules;
}

bool carriesData(const qrcodegen::QrCode &code, int x, int y)
{
    const auto at = static_cast<std::size_t>((y - 4) * code.getSize() + x - 4);
    return x >= 4 && y >= 4 && x < code.getSize() + 4 && y < code.getSize() + 4 &&
           qr::moduleKinds(code.getVersion())[at] == qr::ModuleKind::Codeword;
}

qrcodegen::QrCode anyCode(Random &random, std::string &says)
{
    using qrcodegen::QrCode;
    says = random.chance(0.7) ? frames::passText(random) : frames::idCardText(random);
    if (random.chance(0.25))
        says.resize(static_cast<std::size_t>(random.whole(4, 40))); // short foreign codes
    while (!says.empty() && (static_cast<unsigned char>(says.back()) & 0x80U) != 0)
        says.pop_back(); // not in the midst of a letter
    const auto level = random.pick({QrCode::Ecc::LOW, QrCode::Ecc::MEDIUM, QrCode::Ecc::QUARTILE, QrCode::Ecc::HIGH});
    const auto segments = qrcodegen::QrSegment::makeSegments(says.c_str());
    return QrCode::encodeSegments(segments, level, 1, 40, random.whole(0, 7), false);
}

/// A crop with the modules as a camera of middling quality sees them.
cv::Mat photographed(const cv::Mat &modules, Random &random)
{
    const double pixels = random.between(2.2, 6);
    cv::Mat light = (1 - modules) * random.whole(120, 220) + random.whole(10, 35), large;
    cv::resize(light, large, {}, 8, 8, cv::INTER_NEAREST);
    const int side = cvRound(modules.cols * pixels * 1.2);
    const double far = large.cols - 1, out = side * 0.09;
    std::vector<cv::Point2f> from{{0, 0},
                                  {static_cast<float>(far), 0},
                                  {static_cast<float>(far), static_cast<float>(far)},
                                  {0, static_cast<float>(far)}};
    std::vector<cv::Point2f> to;
    to.reserve(from.size());
    for (const cv::Point2f &corner : from)
        to.emplace_back(static_cast<float>((corner.x > 0 ? side - out : out) + random.normal() * side * 0.025),
                        static_cast<float>((corner.y > 0 ? side - out : out) + random.normal() * side * 0.025));
    cv::Mat picture;
    cv::GaussianBlur(large, large, {}, 8 / pixels * 0.5);
    cv::warpPerspective(large, picture, cv::getPerspectiveTransform(from, to), {side, side}, cv::INTER_LINEAR,
                        cv::BORDER_REPLICATE);
    cv::GaussianBlur(picture, picture, {}, random.between(0.4, 0.5 + 0.2 * pixels));
    picture.convertTo(picture, CV_32F);
    frames::addGrain(picture, 0, random.between(1, 14), random);
    return quantized(picture);
}

Lookalike pattern(Random &random)
{
    std::string unused;
    const qrcodegen::QrCode code = anyCode(random, unused);
    cv::Mat modules = modulesOf(code);
    const double dark = random.between(0.35, 0.65);
    for (int y = 0; y < modules.rows; ++y)
        for (int x = 0; x < modules.cols; ++x)
            if (carriesData(code, x, y))
                modules.at<std::uint8_t>(y, x) = random.chance(dark) ? 1 : 0;
    return {photographed(modules, random), {}};
}

Lookalike damaged(Random &random)
{
    Lookalike made;
    const qrcodegen::QrCode code = anyCode(random, made.text);
    cv::Mat modules = modulesOf(code);
    const double share = random.between(0.02, 0.5);
    for (int y = 0; y < modules.rows; ++y)
        for (int x = 0; x < modules.cols; ++x)
            if (carriesData(code, x, y) && random.chance(share))
                modules.at<std::uint8_t>(y, x) = random.chance(0.5) ? 1 : 0;
    made.grey = photographed(modules, random);
    return made;
}

Lookalike torn(Random &random)
{
    Lookalike made;
    const qrcodegen::QrCode code = anyCode(random, made.text);
    cv::Mat modules = modulesOf(code);
    for (int patches = random.whole(1, 4); patches > 0; --patches) {
        const int width = random.whole(2, modules.cols / 2), height = random.whole(2, modules.rows / 2);
        const cv::Rect patch(random.whole(0, modules.cols - width), random.whole(0, modules.rows - height), width,
                             height);
        const int kind = random.whole(0, 2);
        for (int y = patch.y; y < patch.br().y; ++y)
            for (int x = patch.x; x < patch.br().x; ++x)
                if (carriesData(code, x, y)) {
                    auto &module = modules.at<std::uint8_t>(y, x);
                    module = static_cast<std::uint8_t>(kind == 0 ? 0 : kind == 1 ? 1 : 1 - module);
                }
    }
    made.grey = photographed(modules, random);
    return made;
}

} // namespace

const std::vector<Kind> &lookalikes()
{
    static const std::vector<Kind> kinds{{"noise", "noise, smooth to fine, half of it black and white", noise},
                                         {"text", "pages of print", text},
                                         {"texture", "tiles, meshes, halftones", texture},
                                         {"pattern", "codes with random content", pattern},
                                         {"damaged", "codes with a part of the modules random", damaged},
                                         {"torn", "codes with patches painted over or inverted", torn}};
    return kinds;
}

} // namespace th::reading
