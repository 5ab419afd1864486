// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"

#include "issuing/pass_sheet.h"
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

namespace th::demo {
namespace {

namespace fs = std::filesystem;
using core::Failure;
using Drawn = core::Result<void, std::string>;

constexpr int framesEach = 13;
constexpr std::array filmed{"good-employee-with-card", "expired",        "good-household",     "revoked-lost",
                            "good-goods-driver",       "foreign-link",   "id-card-of-another", "good-individual",
                            "bad-signature-tampered",  "not-registered", "good-press",         "id-card-alone",
                            "outside-hours",           "quota-used"};

struct Picture {
    Shot shot;
    fs::path file;
};

/// PNG keeps every grain of noise; without the two lowest bits a frame takes half the room and looks the same.
void coarsen(cv::Mat &frame) { cv::bitwise_and(frame, cv::Scalar::all(0xfc), frame); }

/// Shots do not know of one another, so all processors draw; in slices, so that progress is told from this thread.
Drawn takeAll(const Studio &studio, const std::vector<Picture> &pictures, const std::vector<int> &encoding,
              void (*finish)(cv::Mat &), const std::function<void(std::size_t)> &taken)
{
    constexpr std::size_t slice = 16;
    std::atomic<int> failures = 0;
    for (std::size_t from = 0; from < pictures.size(); from += slice) {
        const std::size_t until = std::min(from + slice, pictures.size());
        cv::parallel_for_(cv::Range(static_cast<int>(from), static_cast<int>(until)), [&](const cv::Range &range) {
            for (int i = range.start; i < range.end; ++i) {
                const Picture &picture = pictures[static_cast<std::size_t>(i)];
                try {
                    cv::Mat frame = studio.take(picture.shot);
                    finish(frame);
                    failures += !cv::imwrite(picture.file.string(), frame, encoding);
                } catch (const cv::Exception &) {
                    ++failures;
                }
            }
        });
        if (failures)
            return Failure{"cannot write pictures to " + pictures[from].file.parent_path().string()};
        taken(until);
    }
    return {};
}

Drawn drawFrames(const fs::path &folder, const Cast &cast, const PictureOptions &options)
{
    const Studio studio(options.seed);
    Stage stage(options.seed);
    std::vector<Picture> stills, film;
    for (const auto *scenarios : {&cast.passes, &cast.situations})
        for (const Scenario &scenario : *scenarios)
            if (scenario.frameOf.empty())
                stills.push_back({stage.still(scenario), folder / frameFile(scenario)});
    std::vector<const Scenario *> queue;
    for (const char *name : filmed)
        for (const Scenario &scenario : cast.passes)
            if (scenario.name == name)
                queue.push_back(&scenario);
    for (Shot &shot : stage.film(queue, framesEach)) {
        std::array<char, 16> name{};
        std::snprintf(name.data(), name.size(), "%04zu.jpg", film.size());
        film.push_back({std::move(shot), folder / "film" / name.data()});
    }
    const std::size_t all = stills.size() + film.size();
    const auto report = [&](std::size_t done, const char *what) {
        if (options.progress)
            options.progress(static_cast<int>(done * 100 / all), what);
    };
    if (auto done = takeAll(studio, stills, {cv::IMWRITE_PNG_COMPRESSION, 5}, coarsen,
                            [&](std::size_t count) { report(count, "frames"); });
        !done)
        return done;
    return takeAll(
        studio, film, {cv::IMWRITE_JPEG_QUALITY, 82}, [](cv::Mat &) {},
        [&](std::size_t count) { report(stills.size() + count, "film"); });
}

Drawn drawCards(const fs::path &folder, const Cast &cast)
{
    for (const Scenario &scenario : cast.passes)
        if (scenario.card) {
            const fs::path file = folder / "cards" / (scenario.name + ".png");
            if (!drawCard(*scenario.card).save(QString::fromStdString(file.string())))
                return Failure{"cannot write " + file.string()};
        }
    return {};
}

Drawn drawSheets(const fs::path &folder, const Cast &cast)
{
    std::vector<issuing::SheetContent> all;
    for (const auto *scenarios : {&cast.passes, &cast.situations})
        for (const Scenario &scenario : *scenarios)
            if (scenario.claims && scenario.frameOf.empty() && scenario.look == Look::Sheet)
                all.push_back(sheetOf(*scenario.claims, scenario.text));
    return issuing::writePassSheets(QString::fromStdString((folder / "sheets" / "passes.pdf").string()), all);
}

} // namespace

Drawn drawPictures(const fs::path &folder, const Cast &cast, const PictureOptions &options)
{
    if (!options.frames && !options.sheets)
        return {};
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Failure{std::string("pictures of the demonstration need a graphical application (QGuiApplication)")};
    std::error_code error;
    for (const char *name : {"frames", "film", "cards", "sheets"})
        fs::create_directories(folder / name, error);
    if (options.sheets) {
        if (auto done = drawSheets(folder, cast); !done)
            return done;
        if (auto done = drawCards(folder, cast); !done)
            return done;
    }
    return options.frames ? drawFrames(folder, cast, options) : Drawn();
}

} // namespace th::demo
