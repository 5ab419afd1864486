// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is left in the frames that we do not read: each module is sampled where the frame maker knows that it is,
// compared with its surroundings, and held against what was printed. Codewords that are wrong then are destroyed for
// any reader that decides module by module. docs/guide/reading.md.
#include "frames/frames.h"
#include "qr/decoder.h"
#include "qr/versions.h"
#include "reading/readers.h"

#include "block_interleaving.h"
#include "codeword_placement.h"

#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <iomanip>
#include <iostream>
#include <map>

namespace {

using namespace th;

struct Limit {
    int frames = 0, unread = 0;
    int beyondErrors = 0;      ///< of the unread: a block has more wrong codewords than half its check codewords
    int knownGrid = 0;         ///< of the unread: our decoder reads them once it is told where the modules are
    std::vector<double> wrong; ///< of the unread: share of codewords wrong in the worst block
};

/// How much darker each module is than its surroundings, in their deviations. Row by row.
cv::Mat_<float> darkness(const frames::Frame &frame)
{
    const int side = frame.modules;
    cv::Mat_<cv::Point2f> places(side, side);
    for (int i = 0; i < side * side; ++i)
        places(i / side, i % side) = frame.centres[static_cast<std::size_t>(i)];
    cv::Mat_<float> values, mean, square, result(side, side);
    cv::Mat smooth, seen;
    cv::GaussianBlur(frame.picture, smooth, {}, std::max(0.3, 0.18 * frame.modulePixels));
    cv::remap(smooth, seen, places, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    seen.convertTo(values, CV_32F);
    constexpr int around = 7; // modules
    cv::blur(values, mean, {around, around}, {-1, -1}, cv::BORDER_REFLECT);
    cv::blur(values.mul(values), square, {around, around}, {-1, -1}, cv::BORDER_REFLECT);
    for (int i = 0; i < side * side; ++i) {
        const float variance =
            std::max(4.0F, square(i / side, i % side) - mean(i / side, i % side) * mean(i / side, i % side));
        result(i / side, i % side) = (mean(i / side, i % side) - values(i / side, i % side)) / std::sqrt(variance);
    }
    return frame.inverted ? cv::Mat_<float>(-result) : result;
}

/// The largest share of wrong codewords in a block, as a part of what the block's check codewords correct: above 1,
/// gone.
double worstBlock(const frames::Frame &frame, const cv::Mat_<float> &dark)
{
    const int version = *qr::versionOf(frame.modules);
    const std::vector<std::uint16_t> &modules = qr::codewordModules(version);
    std::vector<bool> wrong(modules.size() / 8);
    for (std::size_t bit = 0; bit < modules.size(); ++bit) {
        const int at = modules[bit];
        if ((dark(at / frame.modules, at % frame.modules) > 0) != frame.dark[static_cast<std::size_t>(at)])
            wrong[bit / 8] = true;
    }
    const qr::BlockLayout layout = qr::blocksOf(version, qr::Level::M);
    double worst = 0;
    for (const std::vector<int> &block : qr::blockPlaces(layout)) {
        int count = 0;
        for (const int place : block)
            count += wrong[static_cast<std::size_t>(place)] ? 1 : 0;
        worst = std::max(worst, count / (layout.check / 2.0));
    }
    return worst;
}

bool readsWithKnownGrid(const cv::Mat_<float> &dark)
{
    qr::ModuleGrid grid;
    grid.side = dark.cols;
    grid.dark.assign(dark.begin(), dark.end());
    for (float &value : grid.dark)
        value *= 2.5F;
    return qr::decode(grid, qr::DecodeOptions::thorough()).has_value();
}

void look(const frames::Frame &frame, const reading::Reader &reader, Limit &limit)
{
    ++limit.frames;
    const std::vector<std::string> texts = reader.read(frame.picture);
    if (std::find(texts.begin(), texts.end(), frame.codes.front().text) != texts.end())
        return;
    ++limit.unread;
    const cv::Mat_<float> dark = darkness(frame);
    limit.wrong.push_back(worstBlock(frame, dark));
    limit.beyondErrors += limit.wrong.back() > 1 ? 1 : 0;
    limit.knownGrid += readsWithKnownGrid(dark) ? 1 : 0;
}

void print(const std::string &name, Limit limit)
{
    std::sort(limit.wrong.begin(), limit.wrong.end());
    const double median = limit.wrong.empty() ? 0 : limit.wrong[limit.wrong.size() / 2];
    std::cout << std::left << std::setw(12) << name << std::right << std::setw(5) << limit.frames << " frames, "
              << std::setw(4) << limit.unread << " unread; of these " << std::setw(3) << limit.beyondErrors
              << " with a block beyond hard correction (median " << std::fixed << std::setprecision(2) << median
              << " of what it corrects), " << limit.knownGrid << " that the decoder reads on the true grid\n";
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("What is left in the frames that we do not read.");
    std::uint64_t first = 0, count = 3;
    std::string which = "still";
    std::vector<int> levels{1, 2, 3, 4};
    app.add_option("--seed", first, "the first");
    app.add_option("--count", count, "seeds of each condition and level");
    app.add_option("--levels", levels, "with commas")->delimiter(',');
    app.add_option("--reader", which, "live, still, zxing or zbar");
    CLI11_PARSE(app, argc, argv);
    cv::setNumThreads(1);
    for (const reading::Reader &reader : reading::allReaders())
        for (const frames::Condition condition : frames::allConditions()) {
            Limit limit;
            for (const int level : levels)
                for (std::uint64_t seed = first; reader.name == which && seed < first + count; ++seed)
                    look(frames::makeFrame({condition, level, seed, {1280, 720}}), reader, limit);
            if (limit.frames > 0)
                print(std::string(frames::name(condition)), std::move(limit));
        }
    return 0;
}
