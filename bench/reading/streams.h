// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/stream.h"
#include "scanner/symbol_reader.h"

#include <opencv2/core.hpp>

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

/// How soon a code that is held up is read, frame after frame.
namespace th::reading {

/// Of one reader, at one level.
struct StreamCount {
    int codes = 0, read = 0, misreads = 0;
    std::vector<double>
        latencies; ///< ms from being held to being read, CPU time of that frame included; unread: infinite
    std::vector<double> milliseconds; ///< CPU time a frame
    int fused = 0; ///< read, though no frame of the stream by itself gives it to our reader, live or still

    [[nodiscard]] double latency(double part) const; ///< quantile over all codes; infinite if it was not read
};

struct StreamResult {
    std::map<int, StreamCount> plain, ours; ///< by level: ZXing-C++ frame by frame; our stream reader
};

struct StreamMaking {
    std::uint64_t firstSeed = 0;
    int streams = 5; ///< of each level
    std::vector<int> levels{1, 2, 3, 4};
    cv::Size size{1280, 720};
    bool listFailed = false;
    frames::Hardship hardship = frames::Hardship::Hand;
    scanner::Pace pace = scanner::Pace::Machine;
    int waiting = 0; ///< seconds that our reader has watched the scene before the code enters
};

[[nodiscard]] StreamResult measureStreams(const StreamMaking &making);
void printStreams(std::ostream &out, const StreamResult &result);
/// JSON text.
[[nodiscard]] std::string streamsJson(const StreamResult &result);

} // namespace th::reading
