// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/texture.h"

#include <opencv2/imgproc.hpp>

namespace th::frames {
namespace {

/// SplitMix64: a number a pixel has to be cheap.
class Cheap {
public:
    explicit Cheap(std::uint64_t seed) : m_state(seed) {}
    /// Mean 0, deviation 1: the sum of four 16-bit numbers.
    float normal()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        z ^= z >> 31;
        const auto sum = static_cast<float>((z & 0xFFFF) + ((z >> 16) & 0xFFFF) + ((z >> 32) & 0xFFFF) + (z >> 48));
        return (sum - 131070.0F) * (1.7320508F / 65536.0F);
    }

private:
    std::uint64_t m_state;
};

void addHand(cv::Mat &picture, Random &random)
{
    const double skin = random.between(0.15, 0.5), width = picture.cols;
    cv::Point2d palm(random.between(0.1, 0.9) * width, picture.rows * random.between(0.75, 1.1));
    const double size = width * random.between(0.06, 0.12), lean = random.between(-0.6, 0.6);
    cv::ellipse(picture, palm, cv::Size2d(size, size * 1.4), lean * 57, 0, 360, cv::Scalar(skin), cv::FILLED,
                cv::LINE_AA);
    for (int finger = -2; finger <= 2; ++finger) {
        const double angle = lean + finger * 0.22;
        const cv::Point2d tip = palm + cv::Point2d(std::sin(angle), -std::cos(angle)) * size * random.between(2, 2.8);
        cv::line(picture, palm, tip, cv::Scalar(skin * random.between(0.85, 1.1)), cvRound(size * 0.36), cv::LINE_AA);
    }
}

void addThings(cv::Mat &picture, Random &random)
{
    for (int i = random.whole(2, 9); i > 0; --i) {
        const cv::Point2f at(static_cast<float>(random.uniform() * picture.cols),
                             static_cast<float>(random.uniform() * picture.rows));
        const cv::Size2f size(static_cast<float>(random.between(0.05, 0.6) * picture.cols),
                              static_cast<float>(random.between(0.05, 0.5) * picture.rows));
        cv::Point2f edge[4];
        cv::RotatedRect(at, size, static_cast<float>(random.between(0, 180))).points(edge);
        const cv::Point corners[] = {edge[0], edge[1], edge[2], edge[3]};
        cv::fillConvexPoly(picture, corners, 4, cv::Scalar(random.between(0.02, 0.8)), cv::LINE_AA);
    }
}

} // namespace

cv::Mat smoothNoise(cv::Size size, double wavelength, Random &random)
{
    const int cols = std::max(3, cvCeil(size.width / wavelength) + 3),
              rows = std::max(3, cvCeil(size.height / wavelength) + 3);
    cv::Mat hills(rows, cols, CV_32F);
    Cheap cheap(random.bits());
    for (float &hill : cv::Mat_<float>(hills))
        hill = cheap.normal();
    cv::Mat all;
    cv::resize(hills, all, cv::Size(cvCeil(cols * wavelength), cvCeil(rows * wavelength)), 0, 0, cv::INTER_CUBIC);
    const int x = std::max(0, (all.cols - size.width) / 2), y = std::max(0, (all.rows - size.height) / 2);
    return all(cv::Rect(cv::Point(x, y), size)).clone();
}

void addGrain(cv::Mat &picture, double perUnit, double floor, Random &random)
{
    Cheap cheap(random.bits());
    const auto slope = static_cast<float>(perUnit), constant = static_cast<float>(floor * floor);
    for (int y = 0; y < picture.rows; ++y) {
        auto *row = picture.ptr<float>(y);
        for (int x = 0; x < picture.cols; ++x)
            row[x] += cheap.normal() * std::sqrt(slope * std::max(row[x], 0.0F) + constant);
    }
}

cv::Mat makeBackground(cv::Size size, Random &random)
{
    cv::Mat picture = smoothNoise(size, random.between(60, 300), random);
    picture = picture * random.between(0.02, 0.12) + random.between(0.08, 0.45);
    addThings(picture, random);
    cv::Mat fine = smoothNoise(size, random.between(3, 12), random);
    picture += fine.mul(picture) * random.between(0.02, 0.2);
    if (random.chance(0.5))
        addHand(picture, random);
    cv::GaussianBlur(picture, picture, {}, random.between(0.8, 5));
    return cv::max(picture, 0.005);
}

} // namespace th::frames
