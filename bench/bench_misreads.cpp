// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often something is read that is not there: from noise, text, textures, patterns like codes, damaged codes. Exits
// with 1 if it ever happens. docs/guide/reading.md.
#include "reading/lookalikes.h"
#include "reading/readers.h"

#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>

#include <iomanip>
#include <iostream>

namespace {

using namespace th::reading;

struct Options {
    int count = 200;
    std::uint64_t seed = 0;
    std::vector<std::string> kinds;
    std::vector<std::string> readers{"live", "still"};
    std::string save;
};

struct Outcome {
    double area = 0; ///< pixels
    int pictures = 0, right = 0, misreads = 0;
    double milliseconds = 0;
    th::scanner::Chances chances;
};

constexpr double frameArea = 1280.0 * 720.0;

bool wanted(const std::vector<std::string> &names, const std::string &name)
{
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

th::scanner::Chances chancesOf(const Reader &reader)
{
    return reader.chances ? *reader.chances : th::scanner::Chances();
}

Outcome measure(const Kind &kind, const Reader &reader, const Options &options)
{
    Outcome outcome;
    const th::scanner::Chances before = chancesOf(reader);
    for (int i = 0; i < options.count; ++i) {
        th::frames::Random random((options.seed + static_cast<std::uint64_t>(i)) * 256 +
                                  static_cast<std::uint64_t>(kind.name.front()) + kind.name.size());
        const Lookalike lookalike = kind.make(random);
        outcome.area += static_cast<double>(lookalike.grey.total());
        ++outcome.pictures;
        const double start = threadMilliseconds();
        const std::vector<std::string> texts = reader.read(lookalike.grey);
        outcome.milliseconds += threadMilliseconds() - start;
        for (const std::string &text : texts) {
            const bool right = !lookalike.text.empty() && text == lookalike.text;
            ++(right ? outcome.right : outcome.misreads);
            if (!right) {
                const std::string name = kind.name + "-" + std::to_string(options.seed + static_cast<std::uint64_t>(i));
                std::cout << "MISREAD " << reader.name << ' ' << name << ": " << text << '\n';
                if (!options.save.empty())
                    cv::imwrite(options.save + "/" + name + ".png", lookalike.grey);
            }
        }
    }
    const th::scanner::Chances after = chancesOf(reader);
    outcome.chances = {after.pictures - before.pictures, after.grids - before.grids,
                       after.patterned - before.patterned};
    return outcome;
}

void print(const std::string &what, const Outcome &outcome)
{
    std::cout << std::left << std::setw(52) << what << std::right << std::setw(8) << outcome.pictures << " pictures, "
              << std::fixed << std::setprecision(0) << std::setw(8) << outcome.area / frameArea << " frames' worth, "
              << std::setw(7) << outcome.right << " read rightly, " << outcome.misreads << " misread, "
              << std::setprecision(2) << outcome.milliseconds / std::max(1, outcome.pictures) << " ms each";
    const th::scanner::Chances &chances = outcome.chances;
    if (chances.pictures > 0 || chances.grids > 0)
        std::cout << "; to ZXing-C++ " << chances.pictures << ", to the decoder " << chances.grids << " grids, "
                  << chances.patterned << " of them with function patterns";
    std::cout << std::endl;
}

void add(Outcome &all, const Outcome &outcome)
{
    all.pictures += outcome.pictures;
    all.area += outcome.area;
    all.right += outcome.right;
    all.misreads += outcome.misreads;
    all.milliseconds += outcome.milliseconds;
    all.chances.pictures += outcome.chances.pictures;
    all.chances.grids += outcome.chances.grids;
    all.chances.patterned += outcome.chances.patterned;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("How often something is read that is not there.");
    Options options;
    app.add_option("--count", options.count, "pictures of each kind for each reader");
    app.add_option("--seed", options.seed, "of the first; each picture has the next");
    app.add_option("--kinds", options.kinds, "noise, text, texture, pattern, damaged, torn; else all")->delimiter(',');
    app.add_option("--readers", options.readers, "live, still, zxing, zbar")->delimiter(',');
    app.add_option("--save", options.save, "a folder for the pictures that were misread");
    CLI11_PARSE(app, argc, argv);
    cv::setNumThreads(1);
    int misreads = 0;
    for (const Reader &reader : allReaders(th::scanner::Pace::Fixed)) {
        if (!wanted(options.readers, reader.name))
            continue;
        Outcome all;
        for (const Kind &kind : lookalikes()) {
            if (!wanted(options.kinds, kind.name))
                continue;
            const Outcome outcome = measure(kind, reader, options);
            print(reader.what + ": " + kind.what, outcome);
            add(all, outcome);
        }
        print(reader.what + ": all", all);
        misreads += all.misreads;
    }
    return misreads == 0 ? 0 : 1;
}
