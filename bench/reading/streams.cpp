// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/streams.h"

#include "frames/stream.h"
#include "reading/readers.h"
#include "scanner/stream_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <limits>
#include <set>

namespace th::reading {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double frameMilliseconds = 1000 / frames::Stream::framesPerSecond;

double quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5)];
}

scanner::ImageView viewOf(const cv::Mat &grey)
{
    return {grey.data, grey.cols, grey.rows, static_cast<std::ptrdiff_t>(grey.step), scanner::PixelFormat::Grey8};
}

/// Of a frame of the stream.
scanner::SteadyTime timeOf(int index)
{
    return scanner::SteadyTime{std::chrono::hours(1) + std::chrono::microseconds(index * 33'333LL)};
}

/// When each text of a stream was first read, and what else came out.
class Watch {
public:
    Watch(const frames::Stream &stream, StreamCount &count) : m_stream(stream), m_count(count) {}

    void saw(int index, const std::vector<std::string> &texts, double milliseconds)
    {
        m_count.milliseconds.push_back(milliseconds);
        for (const std::string &text : texts) {
            const auto &there = m_stream.texts();
            if (std::find(there.begin(), there.end(), text) == there.end())
                ++m_count.misreads;
            else if (m_latency.emplace(text, (index - m_stream.heldFrom()) * frameMilliseconds + milliseconds).second)
                ++m_count.read;
        }
    }
    void finish()
    {
        for (const std::string &text : m_stream.texts()) {
            ++m_count.codes;
            const auto found = m_latency.find(text);
            m_count.latencies.push_back(found == m_latency.end() ? endless : std::max(0.0, found->second));
        }
    }
    [[nodiscard]] bool hasRead(const std::string &text) const { return m_latency.contains(text); }

private:
    const frames::Stream &m_stream;
    StreamCount &m_count;
    std::map<std::string, double> m_latency;
};

/// How many of the texts that were read does no frame by itself give?
int countFused(const frames::Stream &stream, const std::vector<cv::Mat> &pictures, const Watch &watch)
{
    std::set<std::string> missing;
    for (const std::string &text : stream.texts())
        if (watch.hasRead(text))
            missing.insert(text);
    for (const Reader &reader : allReaders(scanner::Pace::Fixed))
        for (auto picture = pictures.begin(); isOurs(reader) && picture != pictures.end() && !missing.empty();
             ++picture)
            for (const std::string &text : reader.read(*picture))
                missing.erase(text);
    return static_cast<int>(missing.size());
}

/// Nothing is held up yet: the stream's first frame, again and again.
void wait(const frames::Stream &stream, scanner::StreamReader &reader, int seconds)
{
    const cv::Mat scene = stream.frame(0).picture;
    const int shown = seconds * static_cast<int>(frames::Stream::framesPerSecond);
    for (int i = 0; i < shown; ++i)
        (void)reader.look(viewOf(scene), timeOf(i - shown));
}

void watchStream(const frames::Stream &stream, const Reader &plain, const StreamMaking &making, StreamCount &plainCount,
                 StreamCount &ourCount)
{
    Watch plainWatch(stream, plainCount), ourWatch(stream, ourCount);
    scanner::StreamReader reader(8, making.pace);
    wait(stream, reader, making.waiting);
    std::vector<cv::Mat> pictures;
    for (int i = 0; i < stream.frameCount(); ++i) {
        if (stream.dropped(i))
            continue;
        pictures.push_back(stream.frame(i).picture);
        double start = threadMilliseconds();
        const auto plainTexts = plain.read(pictures.back());
        plainWatch.saw(i, plainTexts, threadMilliseconds() - start);
        start = threadMilliseconds();
        const auto reading = reader.look(viewOf(pictures.back()), timeOf(i));
        const double used = threadMilliseconds() - start;
        std::vector<std::string> texts;
        for (const scanner::Symbol &symbol : reading.reading.symbols)
            texts.push_back(symbol.text);
        ourWatch.saw(i, texts, used);
    }
    plainWatch.finish();
    ourWatch.finish();
    ourCount.fused += countFused(stream, pictures, ourWatch);
}

StreamCount total(const std::map<int, StreamCount> &levels)
{
    StreamCount sum;
    for (const auto &[level, count] : levels) {
        sum.codes += count.codes;
        sum.read += count.read;
        sum.misreads += count.misreads;
        sum.fused += count.fused;
        sum.latencies.insert(sum.latencies.end(), count.latencies.begin(), count.latencies.end());
        sum.milliseconds.insert(sum.milliseconds.end(), count.milliseconds.begin(), count.milliseconds.end());
    }
    return sum;
}

std::string shown(double milliseconds)
{
    return std::isfinite(milliseconds) ? std::to_string(std::lround(milliseconds)) + " ms" : "unread";
}

void printLine(std::ostream &out, const std::string &what, const StreamCount &count)
{
    out << std::left << std::setw(30) << what << std::right << std::setw(4) << count.read << " of " << std::setw(4)
        << count.codes << " codes, " << count.misreads << " misreads; held to read: median "
        << shown(count.latency(0.5)) << ", p95 " << shown(count.latency(0.95)) << "; CPU ms a frame: median "
        << std::fixed << std::setprecision(2) << quantile(count.milliseconds, 0.5) << ", p95 "
        << quantile(count.milliseconds, 0.95);
    if (what.ends_with("ours")) // of the others it is not counted
        out << "; " << count.fused << " that no single frame gives";
    out << '\n';
}

nlohmann::json jsonOf(const StreamCount &count)
{
    const auto finite = [](double value) { return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json(); };
    return {{"codes", count.codes},
            {"read", count.read},
            {"misreads", count.misreads},
            {"fused", count.fused},
            {"latency_ms", {{"median", finite(count.latency(0.5))}, {"p95", finite(count.latency(0.95))}}},
            {"cpu_ms", {{"median", quantile(count.milliseconds, 0.5)}, {"p95", quantile(count.milliseconds, 0.95)}}}};
}

} // namespace

double StreamCount::latency(double part) const { return quantile(latencies, part); }

StreamResult measureStreams(const StreamMaking &making)
{
    StreamResult result;
    const Reader plain = allReaders().front();
    for (const int level : making.levels)
        for (int i = 0; i < making.streams; ++i) {
            const frames::Stream stream(
                {level, making.firstSeed + static_cast<std::uint64_t>(i), making.size, making.hardship});
            const int before = result.ours[level].read, codes = static_cast<int>(stream.texts().size());
            watchStream(stream, plain, making, result.plain[level], result.ours[level]);
            if (making.listFailed && result.ours[level].read - before < codes)
                std::cout << "unread  stream " << level << '-' << making.firstSeed + i << "  " << stream.what() << '\n';
            std::cerr << '\r' << "streams of level " << level << ": " << i + 1 << "   " << std::flush;
        }
    std::cerr << '\n';
    return result;
}

void printStreams(std::ostream &out, const StreamResult &result)
{
    out << "Streams, 30 frames a second:\n";
    for (const auto &[level, count] : result.ours) {
        printLine(out, "level " + std::to_string(level) + ", ZXing-C++", result.plain.at(level));
        printLine(out, "level " + std::to_string(level) + ", ours", count);
    }
    printLine(out, "all, ZXing-C++", total(result.plain));
    printLine(out, "all, ours", total(result.ours));
}

std::string streamsJson(const StreamResult &result)
{
    nlohmann::json json;
    for (const auto &[name, levels] : {std::pair{"zxing", &result.plain}, {"ours", &result.ours}}) {
        json[name]["all"] = jsonOf(total(*levels));
        for (const auto &[level, count] : *levels)
            json[name]["levels"][std::to_string(level)] = jsonOf(count);
    }
    return json.dump();
}

} // namespace th::reading
