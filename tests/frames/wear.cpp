// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/wear.h"

#include "frames/texture.h"

#include <opencv2/imgproc.hpp>

namespace th::frames {
namespace {

cv::Point2d somewhere(const Sheet &sheet, Random &random, double reach = 0.5)
{
    return {random.between(-reach, reach) * sheet.modules, random.between(-reach, reach) * sheet.modules};
}

cv::Point pixel(const Sheet &sheet, cv::Point2d module)
{
    const cv::Point2d at = sheet.toPrint(module);
    return {cvRound(at.x), cvRound(at.y)};
}

/// A spot with a ragged edge as a mask (0 … 1) over the square of `radius` modules around its middle.
cv::Mat spotMask(int side, double stretch, Random &random)
{
    cv::Mat mask(side, side, CV_32F);
    const cv::Mat rough = smoothNoise(mask.size(), std::max(3.0, side / 5.0), random);
    const double turn = random.angle(), c = std::cos(turn), s = std::sin(turn);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double dx = 2.0 * x / side - 1, dy = 2.0 * y / side - 1;
            const double u = (c * dx + s * dy) * stretch, v = c * dy - s * dx;
            const double inside = 0.75 - std::sqrt(u * u + v * v) + 0.18 * static_cast<double>(rough.at<float>(y, x));
            mask.at<float>(y, x) = static_cast<float>(std::clamp(inside * 8, 0.0, 1.0));
        }
    return mask;
}

void blend(Sheet &sheet, cv::Point2d middle, double radius, const cv::Mat &mask, double value, double opacity)
{
    cv::Mat part = sheet.area({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius});
    if (part.empty())
        return;
    cv::Mat fitted;
    cv::resize(mask, fitted, part.size());
    fitted *= opacity;
    cv::Mat mixed = part.mul(1 - fitted) + fitted * value;
    mixed.copyTo(part);
}

} // namespace

void soil(Sheet &sheet, double share, Random &random)
{
    double area = share * sheet.modules * sheet.modules;
    while (area > 0) {
        const double radius = std::min(random.between(0.8, random.chance(0.2) ? 7.0 : 3.0), std::sqrt(area) + 0.6);
        const double stretch = random.between(1, 3);
        area -= 1.4 * radius * radius / stretch;
        const cv::Mat mask = spotMask(std::max(8, cvRound(2 * radius * sheet.density)), stretch, random);
        const double value = random.chance(0.7) ? random.between(0.03, 0.25) : random.between(0.5, 0.9);
        blend(sheet, somewhere(sheet, random, 0.52), radius, mask, value, random.between(0.6, 1));
    }
}

void scribble(Sheet &sheet, int strokes, Random &random)
{
    for (; strokes > 0; --strokes) {
        cv::Point2d at = somewhere(sheet, random, 0.6);
        cv::Point2d way(random.normal(), random.normal());
        const double ink = random.between(0.02, 0.2);
        const int width = std::max(1, cvRound(random.between(0.35, 1.3) * sheet.density));
        for (int step = random.whole(12, 60); step > 0; --step) {
            way += cv::Point2d(random.normal(), random.normal()) * 0.25;
            way *= 1.4 / std::max(0.3, cv::norm(way));
            cv::line(sheet.print, pixel(sheet, at), pixel(sheet, at + way), cv::Scalar(ink), width, cv::LINE_AA);
            at += way;
        }
    }
}

void stamp(Sheet &sheet, double light, Random &random)
{
    const double radius = random.between(0.3, 0.55) * sheet.modules;
    const cv::Point2d middle = somewhere(sheet, random, 0.5);
    const int side = cvRound(2 * radius * sheet.density), half = side / 2;
    cv::Mat ink = cv::Mat::zeros(side, side, CV_32F);
    const cv::Point center(half, half);
    const auto ring = [&](double part, double width) {
        cv::circle(ink, center, cvRound(part * half), cv::Scalar(1), std::max(1, cvRound(width * half)), cv::LINE_AA);
    };
    ring(0.95, 0.05);
    ring(0.88, 0.02);
    ring(0.58, 0.02);
    for (int i = 0; i < 28; ++i) { // letters around
        const double angle = i * 2 * std::numbers::pi / 28;
        const cv::Point at =
            center + cv::Point(cvRound(0.73 * half * std::cos(angle)), cvRound(0.73 * half * std::sin(angle)));
        cv::putText(ink, std::string(1, static_cast<char>('A' + random.whole(0, 25))),
                    at - cv::Point(half / 14, -half / 14), cv::FONT_HERSHEY_DUPLEX, half / 150.0, cv::Scalar(1),
                    std::max(1, half / 45), cv::LINE_AA);
    }
    std::vector<cv::Point> star;
    for (int i = 0; i < 10; ++i) {
        const double angle = i * std::numbers::pi / 5 - std::numbers::pi / 2, reach = (i % 2 == 0 ? 0.42 : 0.18) * half;
        star.push_back(center + cv::Point(cvRound(reach * std::cos(angle)), cvRound(reach * std::sin(angle))));
    }
    cv::fillPoly(ink, std::vector<std::vector<cv::Point>>{star}, cv::Scalar(1), cv::LINE_AA);
    cv::Mat patchy = smoothNoise(ink.size(), side / 6.0, random) * 0.25 + 0.85;
    ink = ink.mul(cv::min(cv::max(patchy, 0.2), 1.0));
    const cv::Rect wanted(pixel(sheet, middle) - center, ink.size());
    const cv::Rect part = wanted & cv::Rect(cv::Point(), sheet.print.size());
    if (part.empty())
        return;
    cv::Mat ground = sheet.print(part);
    cv::Mat through = 1 - (1 - light) * ink(part - wanted.tl());
    cv::multiply(ground, through, ground);
}

void fade(Sheet &sheet, double ink, double holes, Random &random)
{
    cv::Mat uneven = smoothNoise(sheet.print.size(), random.between(6, 40) * sheet.density, random);
    cv::Mat fine = smoothNoise(sheet.print.size(), 0.35 * sheet.density, random);
    const double paper = 0.85;
    const double cut = 2.6 - 4 * holes; // deviations of the noise above which the toner is gone
    for (int y = 0; y < sheet.print.rows; ++y) {
        auto *row = sheet.print.ptr<float>(y);
        const auto *slow = uneven.ptr<float>(y), *fast = fine.ptr<float>(y);
        for (int x = 0; x < sheet.print.cols; ++x) {
            const double palest = std::clamp(ink * (1 + 0.3 * static_cast<double>(slow[x])), 0.02, paper * 0.9);
            const double value = static_cast<double>(row[x]);
            const double toner = std::max(0.0, (paper - value) / paper);
            const bool gone = holes > 0 && static_cast<double>(fast[x]) + 0.6 * static_cast<double>(slow[x]) > cut;
            row[x] = static_cast<float>(gone ? std::max(value, paper * 0.9)
                                             : std::max(value, paper - toner * (paper - palest)));
        }
    }
}

void streak(Sheet &sheet, int streaks, double widest, double banding, Random &random)
{
    cv::Mat &print = sheet.print;
    cv::Mat dark = smoothNoise(cv::Size(print.rows, 1), random.between(4, 20) * sheet.density, random);
    for (int y = 0; y < print.rows; ++y) {
        const double pale = std::clamp(banding * (0.5 + 0.5 * static_cast<double>(dark.at<float>(0, y))), 0.0, 0.85);
        print.row(y) = print.row(y) * (1 - pale) + 0.8 * pale;
    }
    for (; streaks > 0; --streaks) {
        const double x = random.between(-0.55, 0.55) * sheet.modules, width = random.between(0.15, widest);
        cv::Mat part = sheet.area({x, sheet.extent.y, width, sheet.extent.height});
        const double white = random.between(0.6, 1);
        if (!part.empty())
            part = part * (1 - white) + 0.82 * white;
    }
}

void crowd(Sheet &sheet, int sides, double gap, Random &random)
{
    const double half = sheet.modules / 2.0;
    const int first = random.whole(0, 3);
    for (int i = 0; i < sides; ++i) {
        const int side = (first + i) % 4;
        const double depth = random.between(1.5, 6), ink = random.between(0.03, 0.3);
        const double from = -half - random.between(0, 6), length = 2 * half + random.between(0, 12);
        const double at = side < 2 ? half + gap : -half - gap - depth;
        const bool upright = side % 2 == 0;
        const cv::Rect2d strip = upright ? cv::Rect2d(at, from, depth, length) : cv::Rect2d(from, at, length, depth);
        const int kind = random.whole(0, 2);
        if (kind == 0 || (kind == 2 && upright)) { // a frame, a bar, the edge of the table
            sheet.area(strip).setTo(ink);
        } else if (kind == 1) { // a line
            cv::Rect2d line = strip;
            (upright ? line.width : line.height) = 0.6;
            sheet.area(line).setTo(ink);
        } else { // text that touches
            printLine(sheet, {from, at > 0 ? half + gap + 2.5 : -half - gap}, 2.5, length, ink, random);
        }
    }
}

void crack(Sheet &sheet, cv::Point2d through, cv::Point2d across, double width, Random &random)
{
    const cv::Point2d along(-across.y, across.x);
    const double white = random.between(0.7, 0.95);
    for (double t = -1.6 * sheet.modules; t < 1.6 * sheet.modules; t += 0.5) {
        if (random.chance(0.25))
            continue;
        const cv::Point2d wobble = across * random.normal() * 0.15;
        const int thick = std::max(1, cvRound(width * random.between(0.3, 1) * sheet.density));
        cv::line(sheet.print, pixel(sheet, through + along * t + wobble),
                 pixel(sheet, through + along * (t + 0.5) + wobble), cv::Scalar(white), thick, cv::LINE_AA);
    }
}

} // namespace th::frames
