// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "budget.h"
#include "grid/locator.h"
#include "ladder.h"
#include "suspect.h"

namespace th::scanner {

/// What a live frame is worth where nothing is suspected. A frame by itself is worth everything; a stream spares what
/// another frame will do as well.
struct LiveWork {
    bool plain = true;    ///< the plain read even where no code is located
    bool inverted = true; ///< … of light on dark
    bool rungs = true;    ///< transforms of the whole frame
    bool textures = true; ///< the look for codes too soft to have eyes
};

/// What a reader keeps between frames; it makes nothing but time and scratch memory.
struct ReaderMemory {
    grid::Locator locator;
    cv::Mat binary;
    StepCosts costs{};
    std::size_t nextRung = 0; ///< of liveRungs(): frames share them out
};

/// One picture's way up the ladder: what is read so far, what is suspected but unread, how much time is left.
class Climb {
public:
    Climb(const cv::Mat &frame, const ReadOptions &options, ReaderMemory &memory);

    /// The symbols that can be located; `followed` were found already, because an earlier frame said where to look.
    void locate(std::vector<Suspect> followed);
    void live(const LiveWork &work);
    void still();
    /// What came of it; nothing else may be called afterwards but suspects().
    [[nodiscard]] Reading finish();
    [[nodiscard]] std::vector<Suspect> &suspects() { return m_suspects; }

private:
    void plain(grid::Polarity polarity);
    void rescueAll(grid::Sampling sampling, const qr::DecodeOptions &options);
    void rescueOne(Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options);
    void attempt(const View &view, grid::Polarity polarity, int splits);
    void attemptParts(const View &view, grid::Polarity polarity, int splits);
    void keep(std::vector<Symbol> symbols, const View &view, grid::Polarity polarity);
    void keep(Symbol symbol);
    void dearSteps();
    void closeUps(std::span<const Rung> rungs);
    void wholeFrames();
    void markRead();
    [[nodiscard]] bool anyUnread() const;
    [[nodiscard]] bool full() const;

    const cv::Mat &m_frame;
    grid::LumaView m_luma;
    ReadOptions m_options;
    ReaderMemory &m_memory;
    Budget m_budget;
    std::vector<Suspect> m_suspects;
    bool m_textures = true;
    Reading m_reading;
};

} // namespace th::scanner
