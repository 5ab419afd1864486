// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"

#include "demo/province.h"
#include "failures.h"
#include "props.h"
#include "staging.h"
#include "truth.h"

#include <QGuiApplication>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <iterator>

namespace th::demo {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using Drawn = core::Result<void, core::LocalName>;

constexpr int framesEach = 13;
constexpr std::array<std::string_view, 14> filmed{
    "good-employee-with-card", "expired",        "good-household",     "revoked-lost",
    "good-goods-driver",       "foreign-link",   "id-card-of-another", "good-individual",
    "bad-signature-tampered",  "not-registered", "good-press",         "id-card-alone",
    "outside-hours",           "quota-used"};

enum class Format { Still, Film };

struct Picture {
    Shot shot;
    fs::path file;
    Format format;
};

bool write(const Picture &picture, cv::Mat frame)
{
    if (picture.format == Format::Film)
        return cv::imwrite(picture.file.string(), frame, {cv::IMWRITE_JPEG_QUALITY, 82});
    // PNG keeps every grain of noise; without the two lowest bits a frame takes half the room and looks the same.
    cv::bitwise_and(frame, cv::Scalar::all(0xfc), frame);
    // Noise repeats nothing that a search would find: runs alone cost half the time and 8 % more room.
    return cv::imwrite(picture.file.string(), frame,
                       {cv::IMWRITE_PNG_COMPRESSION, 1, cv::IMWRITE_PNG_STRATEGY, cv::IMWRITE_PNG_STRATEGY_RLE});
}

/// Shots do not know of one another, so all processors draw.
Drawn takeAll(const Studio &studio, const std::vector<Picture> &pictures, const std::stop_token &stop)
{
    std::atomic<int> failures = 0;
    cv::parallel_for_(cv::Range(0, static_cast<int>(pictures.size())), [&](const cv::Range &range) {
        for (int i = range.start; i < range.end && !stop.stop_requested(); ++i) {
            const Picture &picture = pictures[static_cast<std::size_t>(i)];
            try {
                failures += !write(picture, studio.take(picture.shot));
            } catch (const cv::Exception &) {
                ++failures;
            }
        }
    });
    if (stop.stop_requested())
        return Failure{wasStopped()};
    if (failures)
        return Failure{cannotWrite(pictures.front().file)};
    return {};
}

/// What one scenario gives to see: a still, and its part of the film if it has one.
std::vector<Picture> picturesOf(const fs::path &folder, const Scenario &scenario, std::uint32_t seed)
{
    std::vector<Picture> pictures;
    Shot posed = still(scenario, seed);
    pictures.push_back({posed, folder / frameFile(scenario), Format::Still});
    const auto found = std::find(filmed.begin(), filmed.end(), scenario.name);
    if (found == filmed.end())
        return pictures;
    const auto place = found - filmed.begin();
    posed.backdrop = static_cast<int>(place / 4);
    auto number = static_cast<unsigned>(place) * framesEach;
    for (Shot &shot : film(posed, framesEach)) {
        std::array<char, 16> name{};
        std::snprintf(name.data(), name.size(), "%04u.jpg", number++);
        pictures.push_back({std::move(shot), folder / "film" / name.data(), Format::Film});
    }
    return pictures;
}

/// A few scenarios at a time: what they hold up takes some megabytes each, which need not all be there at once.
Drawn drawFrames(const fs::path &folder, const Cast &cast, const PictureOptions &options)
{
    constexpr std::size_t batch = 8;
    const Studio studio(options.seed);
    std::vector<const Scenario *> scenarios;
    for (const auto *list : {&cast.passes, &cast.situations})
        for (const Scenario &scenario : *list)
            if (scenario.frameOf.empty())
                scenarios.push_back(&scenario);
    const std::size_t all = scenarios.size() + filmed.size() * framesEach;
    std::vector<Picture> pictures;
    std::size_t taken = 0;
    for (const Scenario *scenario : scenarios) {
        std::ranges::move(picturesOf(folder, *scenario, options.seed), std::back_inserter(pictures));
        if (pictures.size() < batch && scenario != scenarios.back())
            continue;
        if (auto done = takeAll(studio, pictures, options.stop); !done)
            return done;
        taken += pictures.size();
        pictures.clear();
        options.progress(static_cast<int>(taken * 100 / all));
    }
    return {};
}

Drawn drawCards(const fs::path &folder, const Cast &cast)
{
    for (const Scenario &scenario : cast.passes)
        if (scenario.card) {
            const fs::path file = folder / "cards" / (scenario.name + ".png");
            if (!drawCard(*scenario.card).save(QString::fromStdString(file.string())))
                return Failure{cannotWrite(file)};
        }
    return {};
}

Drawn drawSheets(const fs::path &folder, const Cast &cast)
{
    paper::Job job{.design = &travelSheet(), .contents = {}};
    for (const auto *scenarios : {&cast.passes, &cast.situations})
        for (const Scenario &scenario : *scenarios)
            if (scenario.claims && scenario.frameOf.empty() && scenario.look == Look::Sheet)
                job.contents.push_back(sheetOf(*scenario.claims, scenario.text));
    const fs::path file = folder / "sheets" / "passes.pdf";
    if (auto written = paper::writePdf(QString::fromStdString(file.string()), job); !written)
        return Failure{written.error().sentence};
    return {};
}

Drawn needScreen()
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Failure{technical("its pictures need a graphical application (QGuiApplication)")};
    return {};
}

} // namespace

Drawn drawPaper(const fs::path &folder, const Cast &cast)
{
    if (auto done = needScreen(); !done)
        return done;
    std::error_code error;
    for (const char *name : {"cards", "sheets"})
        fs::create_directories(folder / name, error);
    if (auto done = drawSheets(folder, cast); !done)
        return done;
    return drawCards(folder, cast);
}

Drawn drawCamera(const fs::path &folder, const Cast &cast, const PictureOptions &options)
{
    if (auto done = needScreen(); !done)
        return done;
    std::error_code error;
    for (const char *name : {"frames", "film"})
        fs::create_directories(folder / name, error);
    return drawFrames(folder, cast, options);
}

} // namespace th::demo
