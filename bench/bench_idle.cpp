// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a scanner costs while nothing is held up: CPU time a 720p frame, and as a share of one core at 30 frames a
// second.
#include "scanner/stream_reader.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <iostream>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <random>
#include <vector>

using namespace th;

namespace {

constexpr int warmUp = 150; ///< frames not counted: five seconds in which the reader finds out that nothing is there
constexpr int frames = 240;
constexpr double framesPerSecond = 30;

double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Signs and print of all sizes before a wall.
cv::Mat street()
{
    cv::Mat scene(800, 1400, CV_8UC1, cv::Scalar(120));
    std::mt19937 random(7);
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int i = 0; i < 60; ++i)
        cv::rectangle(scene, {below(1300), below(700), 40 + below(160), 20 + below(90)}, 60 + below(180), -1);
    for (int i = 0; i < 80; ++i)
        cv::putText(scene, "CHOT KIEM SOAT 0123", {below(1200), below(800)}, cv::FONT_HERSHEY_SIMPLEX,
                    0.3 + 0.1 * below(12), below(255), 1 + below(3), cv::LINE_AA);
    return scene;
}

cv::Mat grainy(const cv::Mat &scene, int seed)
{
    cv::Mat noise(scene.size(), CV_16SC1), sum;
    cv::RNG(static_cast<std::uint64_t>(seed) + 1).fill(noise, cv::RNG::NORMAL, 0, 3);
    scene.convertTo(sum, CV_16SC1);
    sum += noise;
    sum.convertTo(sum, CV_8UC1);
    return sum;
}

cv::Mat part(const cv::Mat &scene, int x, int y) { return scene(cv::Rect(x, y, 1280, 720)).clone(); }

void measure(const char *name, const std::function<cv::Mat(int)> &frameOf)
{
    scanner::StreamReader reader;
    std::vector<double> spent;
    for (int i = 0; i < warmUp + frames; ++i) {
        const cv::Mat frame = grainy(frameOf(i), i);
        const scanner::SteadyTime at{std::chrono::milliseconds(i * 100 / 3)};
        const double before = cpuMilliseconds();
        (void)reader.look({frame.data, frame.cols, frame.rows, static_cast<std::ptrdiff_t>(frame.step)}, at);
        if (i >= warmUp)
            spent.push_back(cpuMilliseconds() - before);
    }
    double sum = 0;
    for (const double each : spent)
        sum += each;
    const double mean = sum / frames;
    std::cout << name << ": " << mean << " ms a frame, at most " << *std::max_element(spent.begin(), spent.end())
              << " ms; " << mean * framesPerSecond / 10 << " % of a core" << std::endl;
}

} // namespace

int main()
{
    cv::setNumThreads(1);
    const cv::Mat scene = street();
    measure("nothing moves but grain", [&](int) { return part(scene, 40, 40); });
    measure("something passes by", [&](int i) {
        cv::Mat frame = part(scene, 40, 40);
        cv::rectangle(frame, {(i * 12) % 1200, 200, 300, 300}, 60, -1);
        return frame;
    });
    measure("all of it shakes", [&](int i) { return part(scene, 40 + 7 * i % 60, 30 + 5 * i % 40); });
    return 0;
}
