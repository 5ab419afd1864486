// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What limits reading: how many codes of a folder of frames are located, laid out, sampled and decoded, by each
// sampling. usage: bench_grid FOLDER [CONDITION]
#include "grid/locator.h"
#include "grid/sampler.h"
#include "qr/decoder.h"
#include "reading/pictures.h"
#include "reading/readers.h"

#include <CLI/CLI.hpp>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

namespace {

using namespace th;

struct Step {
    int laid = 0, read = 0;
    double wrong = 0, time = 0, decodeTime = 0; ///< milliseconds
};

struct Row {
    int frames = 0, located = 0, read = 0;
    double locateTime = 0;
    std::map<int, Step> steps;

    void add(const Row &other)
    {
        frames += other.frames, located += other.located, read += other.read, locateTime += other.locateTime;
        for (const auto &[sampling, step] : other.steps) {
            Step &sum = steps[sampling];
            sum.laid += step.laid, sum.read += step.read;
            sum.wrong += step.wrong, sum.time += step.time, sum.decodeTime += step.decodeTime;
        }
    }
};

/// Share of modules that differ from the code of the text at the sampled side; 1 if none has that side.
double wrongShare(const qr::ModuleGrid &grid, const std::string &text)
{
    const int version = (grid.side - 17) / 4;
    try {
        const auto segments = qrcodegen::QrSegment::makeSegments(text.c_str());
        const auto code =
            qrcodegen::QrCode::encodeSegments(segments, qrcodegen::QrCode::Ecc::MEDIUM, version, version, -1, false);
        int wrong = 0, mirrored = 0;
        for (int y = 0; y < grid.side; ++y)
            for (int x = 0; x < grid.side; ++x) {
                wrong += (grid.at(x, y) > 0) != code.getModule(x, y);
                mirrored += (grid.at(x, y) > 0) != code.getModule(y, x);
            }
        return std::min(wrong, mirrored) / static_cast<double>(grid.side * grid.side);
    } catch (...) {
        return 1;
    }
}

class Bench {
public:
    explicit Bench(bool each) : m_each(each) {}

    void add(const reading::Picture &picture)
    {
        const grid::LumaView view{picture.grey.data, picture.grey.cols, picture.grey.rows,
                                  static_cast<std::ptrdiff_t>(picture.grey.step)};
        Row row;
        row.frames = 1;
        const double start = reading::threadMilliseconds();
        auto found = m_locator.locate(view);
        if (std::none_of(found.begin(), found.end(), [](const auto &one) { return one.quality > 0.3F; }))
            found = m_locator.locate(view, {.search = grid::Search::Thorough, .region = {}});
        row.locateTime = reading::threadMilliseconds() - start;
        std::string line = picture.name + ": " + std::to_string(m_locator.statistics().eyes.size()) + " eyes, " +
                           std::to_string(found.size()) + " places";
        for (const auto sampling : {grid::Sampling::Flat, grid::Sampling::Bent, grid::Sampling::Sharpened}) {
            const Step step = tried(view, found, sampling, picture.texts, line);
            row.located = std::max(row.located, step.laid);
            row.read = std::max(row.read, step.read);
            row.steps[static_cast<int>(sampling)] = step;
        }
        if (m_each)
            std::printf("%s\n", line.c_str());
        m_rows[picture.condition + "-" + std::to_string(picture.level)].add(row);
        m_rows["all"].add(row);
    }

    void print() const
    {
        std::printf(
            "For each sampling: laid out, modules wrong of those, read, CPU ms of sampling + decoding a frame\n");
        for (const auto &[name, row] : m_rows) {
            std::printf("%-12s %3d frames, read %3d, locate %.2f ms", name.c_str(), row.frames, row.read,
                        row.locateTime / row.frames);
            for (const auto &[sampling, step] : row.steps)
                std::printf(" | %3d %4.1f%% %3d, %.2f + %.2f", step.laid, 100 * step.wrong / std::max(1, step.laid),
                            step.read, step.time / row.frames, step.decodeTime / row.frames);
            std::printf("\n");
        }
    }

private:
    static Step tried(const grid::LumaView &view, const std::vector<grid::LocatedSymbol> &found,
                      grid::Sampling sampling, const std::vector<std::string> &texts, std::string &line)
    {
        Step step;
        double least = 1, fit = 0;
        int side = 0;
        for (const auto &located : found) {
            const double before = reading::threadMilliseconds();
            const auto sampled = grid::sample(view, located, {sampling});
            step.time += reading::threadMilliseconds() - before;
            if (!sampled)
                continue;
            for (const std::string &text : texts)
                if (const double wrong = wrongShare(sampled->grid, text); wrong < least) {
                    least = wrong;
                    fit = static_cast<double>(sampled->fit);
                    side = sampled->grid.side;
                }
            const double decoding = reading::threadMilliseconds();
            step.read = qr::decode(sampled->grid).has_value();
            step.decodeTime += reading::threadMilliseconds() - decoding;
            if (step.read > 0)
                break;
        }
        step.laid = least < 0.35 || step.read > 0;
        step.wrong = least < 0.35 ? least : 0;
        char part[120];
        std::snprintf(part, sizeof part, " | %s, side %d, fit %.2f, wrong %.1f %%, %.1f + %.1f ms",
                      step.read > 0 ? "read" : "unread", side, fit, 100 * least, step.time, step.decodeTime);
        line += part;
        return step;
    }

    bool m_each;
    grid::Locator m_locator;
    std::map<std::string, Row> m_rows;
};

} // namespace

int main(int count, char **words)
{
    CLI::App app("What limits the reading of hard codes: locating, laying out, sampling or decoding");
    std::string frames;
    reading::Making making;
    bool each = false;
    app.add_option("--frames", frames, "pictures of a folder, as bench_read_rate --save writes them; else made");
    app.add_option("--first-seed", making.firstSeed, "develop on 0..999");
    app.add_option("--last-seed", making.lastSeed, "inclusive");
    app.add_option("--conditions", making.conditions, "names, with commas; else all")->delimiter(',');
    app.add_flag("--each", each, "a line a picture");
    CLI11_PARSE(app, count, words);
    Bench bench(each);
    const auto add = [&](const reading::Picture &picture) { bench.add(picture); };
    if (frames.empty())
        reading::visitMade(making, add);
    else
        reading::visitFolder(frames, add);
    bench.print();
}
