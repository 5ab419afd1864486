// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Memory of a process that reads 1280 × 720 frames, beside one that reads the same frames with plain ZXing-C++ alone,
// and whether it grows with the number of frames.
//   bench_scan_memory [FRAMES]   default 3000; the goal is stated for 100000, which take some ten minutes
#include "scanner/stream_reader.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/memory_use.h"
#include "support/qr_picture.h"
#include "zxing.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>

using namespace th;
using namespace std::chrono_literals;

namespace {

/// What passes before a camera: nothing, a code, one too soft, two at once, one that only a rescue reads.
std::vector<cv::Mat> makeFrames()
{
    const std::string pass(270, 'A');
    std::vector<cv::Mat> frames;
    for (unsigned i = 0; i < 20; ++i) {
        cv::Mat scene = test::emptyScene();
        const auto shift = static_cast<float>(i) * 9;
        if (i % 5 != 0)
            test::place(scene, test::drawText(pass, 4), {400 + shift, 360}, i * 7.0);
        if (i % 5 == 3)
            test::place(scene, test::drawText("001090012345|ID CARD", 5), {1000, 300 + shift / 4});
        frames.push_back(test::exposed(test::blurred(scene, i % 5 == 2 ? 3.2 : i % 5 == 4 ? 2.0 : 0.7), 0.9, 5, 5, i));
    }
    return frames;
}

void readPlainly(const std::vector<cv::Mat> &frames, int count)
{
    for (int i = 0; i < count; ++i)
        (void)scanner::readQrCodes(frames[static_cast<std::size_t>(i) % frames.size()], 8);
}

/// Bytes by which the heap grew between a third of the frames and the last.
double readAsAStream(const std::vector<cv::Mat> &frames, int count)
{
    scanner::StreamReader reader;
    scanner::SteadyTime at{1h};
    std::size_t early = 0;
    for (int i = 0; i < count; ++i) {
        const cv::Mat &frame = frames[static_cast<std::size_t>(i) % frames.size()];
        (void)reader.look({frame.data, frame.cols, frame.rows, static_cast<std::ptrdiff_t>(frame.step)}, at += 33ms);
        if (i == count / 3)
            early = test::heapInUse();
    }
    return static_cast<double>(test::heapInUse()) - static_cast<double>(early);
}

/// Runs this program again, for a peak of its own, and returns what it prints.
std::vector<double> runAgain(const char *program, const char *part, const char *count)
{
    const std::string command = "'" + std::string(program) + "' " + part + " " + count;
    std::vector<double> numbers;
    const std::unique_ptr<FILE, int (*)(FILE *)> pipe(popen(command.c_str(), "r"), pclose);
    for (double number = 0; pipe && std::fscanf(pipe.get(), "%lf", &number) == 1;)
        numbers.push_back(number);
    return numbers;
}

} // namespace

int main(int argc, char **argv)
{
    const char *count = argc > 1 ? argv[argc - 1] : "3000";
    const int frames = std::max(60, std::atoi(count));
    if (argc == 3) {
        double growth = 0;
        if (std::strcmp(argv[1], "--plain") == 0)
            readPlainly(makeFrames(), frames);
        else
            growth = readAsAStream(makeFrames(), frames);
        std::printf("%.0f %.0f\n", static_cast<double>(bench::peakMemory()), growth);
        return 0;
    }
    const auto plain = runAgain(argv[0], "--plain", "200"), ours = runAgain(argv[0], "--stream", count);
    if (plain.size() != 2 || ours.size() != 2)
        return 1;
    std::printf("plain ZXing-C++ %.1f MB, ours %.1f MB, %d frames\n", plain[0] / 1e6, ours[0] / 1e6, frames);
    return bench::report({{"memory beyond plain ZXing-C++", (ours[0] - plain[0]) / 1e6, 60, "MB"},
                          {"growth of the heap over the last two thirds", ours[1] / 1e3, 256, "kB"}});
}
