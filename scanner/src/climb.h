// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "finder.h"
#include "ladder.h"

#include <array>
#include <chrono>

namespace th::scanner {

/// What a live frame is worth beyond the look for eyes. A frame by itself is worth everything; a stream spares what
/// another frame will do as well.
struct LiveWork {
    bool plain = true;    ///< the plain read even where no eyes are seen
    bool inverted = true; ///< light on dark
    bool rungs = true;    ///< transforms of the whole frame even where nothing is suspected
    bool textures = true; ///< the look for codes too soft to have eyes
};

/// What a reader remembers between frames.
struct ReaderMemory {
    cv::Mat binary;                                   ///< scratch
    std::size_t nextRung = 0;                         ///< of liveRungs(): frames share them out
    std::array<std::chrono::microseconds, 16> cost{}; ///< last cost of each live rung
};

/// One picture's way up the ladder: what is read so far, what is seen but unread, how much time is left.
class Climb {
public:
    Climb(const cv::Mat &frame, const ReadOptions &options, ReaderMemory &memory);
    [[nodiscard]] Reading finish() &&;
    void live(const LiveWork &work);
    void still();

private:
    using Budget = std::chrono::microseconds;

    enum class Reads { Always, WhereEyesAre };
    void plain(Polarity polarity, Reads reads = Reads::Always);
    void attempt(const View &view, Polarity polarity, int splits);
    void attemptParts(const View &view, Polarity polarity, int splits);
    void keep(std::vector<Symbol> symbols, const View &view, Polarity polarity);
    void closeUps(std::span<const Rung> rungs);
    void closeUp(const Located &located, Polarity polarity, Rung rung);
    void wholeFrames();
    [[nodiscard]] bool isCovered(const FinderPattern &pattern) const;
    [[nodiscard]] std::vector<Located> unread(Polarity polarity) const;
    [[nodiscard]] bool outOfTime() const;
    [[nodiscard]] bool full() const;

    const cv::Mat &m_frame;
    ReadOptions m_options;
    ReaderMemory &m_memory;
    Budget m_start, m_budget;
    std::array<std::vector<FinderPattern>, 2> m_patterns; ///< of the plain frame, by polarity
    bool m_textures = true;
    Reading m_reading;
};

} // namespace th::scanner
