// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "finder.h"
#include "ladder.h"

#include <array>
#include <chrono>

namespace th::scanner {

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
    void live();
    void still();

private:
    using Budget = std::chrono::microseconds;

    void plain(Polarity polarity);
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
    Reading m_reading;
};

} // namespace th::scanner
