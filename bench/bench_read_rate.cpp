// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many hard codes are read, by us and by others, on the same pictures in the same run. docs/guide/reading.md.
#include "reading/pictures.h"
#include "reading/readers.h"
#include "reading/streams.h"
#include "reading/tally.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <opencv2/core/utility.hpp>

#include <fstream>
#include <iostream>

namespace {

using namespace th::reading;

struct Options {
    std::string seeds = "0..4", json, save, frames;
    std::vector<std::string> conditions, only;
    std::vector<int> levels{1, 2, 3, 4};
    std::vector<int> size{1280, 720};
    int streams = 0, waiting = 0;
    th::frames::Hardship hardship = th::frames::Hardship::Hand;
    bool listFailed = false, makeOnly = false, cut = false, fixed = false;
};

const std::map<std::string, th::frames::Hardship> hardships{{"hand", th::frames::Hardship::Hand},
                                                            {"strap", th::frames::Hardship::Strap}};

th::scanner::Pace pace(const Options &options)
{
    return options.fixed ? th::scanner::Pace::Fixed : th::scanner::Pace::Machine;
}

void declare(CLI::App &app, Options &options)
{
    app.add_option("--seeds", options.seeds, "A..B, both inclusive. Develop on 0..999, report on 100000 and above");
    app.add_option("--conditions", options.conditions, "names, with commas; else all")->delimiter(',');
    app.add_option("--levels", options.levels, "1 to 4, with commas")->delimiter(',');
    app.add_option("--size", options.size, "width and height of the frames")->expected(2);
    app.add_option("--frames", options.frames,
                   "read the pictures of a folder instead: NAME.png or .jpg with the text in NAME.txt");
    app.add_option("--only", options.only, "zxing, zbar, live, still; \"ours\" is live and still")->delimiter(',');
    app.add_option("--streams", options.streams,
                   "watch so many streams of each level instead: how long until a code that is held up is read");
    app.add_option("--hardship", options.hardship,
                   "with --streams: hand, as people hold up codes; strap: no frame by itself shows enough of it")
        ->transform(CLI::CheckedTransformer(hardships));
    app.add_option("--waiting", options.waiting,
                   "with --streams: seconds that our reader has watched the scene before");
    app.add_option("--save", options.save, "write the pictures to a folder, so that --frames reads them");
    app.add_flag("--cut", options.cut, "with --save: only the code and what is close, in a folder a condition");
    app.add_flag("--make-only", options.makeOnly, "with --save: read nothing");
    app.add_option("--json", options.json, "write the result to a file as well");
    app.add_flag("--fixed", options.fixed,
                 "ours at a fixed pace: the same codes are read on every machine, however busy");
    app.add_flag("--list-failed", options.listFailed,
                 "name each picture that a reader failed on, and how far ours got, or misread");
}

std::vector<Reader> chosenReaders(const Options &options)
{
    std::vector<Reader> readers;
    for (const Reader &reader : allReaders(pace(options))) {
        bool wanted = options.only.empty();
        for (const std::string &name : options.only)
            wanted = wanted || name == reader.name || (isOurs(reader) && name == "ours");
        if (wanted && !options.makeOnly)
            readers.push_back(reader);
    }
    return readers;
}

Making making(const Options &options)
{
    Making making;
    const auto dots = options.seeds.find("..");
    making.firstSeed = std::stoull(options.seeds);
    making.lastSeed = dots == std::string::npos ? making.firstSeed : std::stoull(options.seeds.substr(dots + 2));
    making.conditions = options.conditions;
    making.levels = options.levels;
    making.size = {options.size[0], options.size[1]};
    return making;
}

void list(const Picture &picture, const Reader &reader, const Count &count)
{
    if (count.read < count.codes)
        std::cout << "unread  " << reader.name << ' ' << picture.name << "  " << picture.what
                  << "; live: " << howFar(picture.grey) << '\n';
    if (count.misreads > 0)
        std::cout << "MISREAD " << reader.name << ' ' << picture.name << "  " << picture.what << '\n';
}

void measure(const Options &options, const std::vector<Reader> &readers, std::vector<Result> &results)
{
    int done = 0;
    const auto visit = [&](const Picture &picture) {
        if (!options.save.empty())
            save(picture, options.save, options.cut ? Saved::Cut : Saved::Whole);
        for (std::size_t i = 0; i < readers.size(); ++i) {
            const double start = threadMilliseconds();
            const auto texts = readers[i].read(picture.grey);
            const Count count = judged(texts, picture.texts, threadMilliseconds() - start);
            results[i].conditions[picture.condition][picture.level].add(count);
            if (options.listFailed)
                list(picture, readers[i], count);
        }
        if (++done % 50 == 0)
            std::cerr << '\r' << done << " pictures" << std::flush;
    };
    if (options.frames.empty())
        visitMade(making(options), visit);
    else
        visitFolder(options.frames, visit);
    std::cerr << '\r' << done << " pictures\n";
}

nlohmann::json about(const Options &options)
{
    return {{"seeds", options.frames.empty() ? options.seeds : ""},
            {"frames", options.frames},
            {"width", options.size[0]},
            {"height", options.size[1]}};
}

void watchStreams(const Options &options)
{
    const StreamResult result =
        measureStreams({making(options).firstSeed, options.streams, options.levels, making(options).size,
                        options.listFailed, options.hardship, pace(options), options.waiting});
    printStreams(std::cout, result);
    if (!options.json.empty())
        std::ofstream(options.json)
            << nlohmann::json{{"about", about(options)}, {"streams", nlohmann::json::parse(streamsJson(result))}}.dump(
                   1)
            << '\n';
}

void readPictures(const Options &options)
{
    const std::vector<Reader> readers = chosenReaders(options);
    std::vector<Result> results;
    results.reserve(readers.size());
    for (const Reader &reader : readers)
        results.push_back({reader.name, reader.what, {}});
    measure(options, readers, results);
    if (!readers.empty())
        printTable(std::cout, results);
    if (!options.json.empty()) {
        std::ofstream file(options.json);
        writeJson(file, results, about(options).dump());
    }
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("How many hard codes are read: plain ZXing-C++, ZBar and ours on the same pictures.");
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);
    cv::setNumThreads(1);
    try {
        options.streams > 0 ? watchStreams(options) : readPictures(options);
    } catch (const std::exception &error) {
        std::cerr << "bench_read_rate: " << error.what() << '\n';
        return 2;
    }
    return 0;
}
