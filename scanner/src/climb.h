// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "budget.h"
#include "grid/locator.h"
#include "ladder.h"
#include "suspect.h"

#include <functional>

namespace th::scanner {

/// What a live frame is worth where nothing is suspected. A frame by itself is worth everything; a stream spares what
/// another frame will do as well.
struct LiveWork {
    bool thorough = true;      ///< a longer search for eyes where none were found
    bool plain = true;         ///< the plain read even where no code is located
    bool inverted = true;      ///< … of light on dark
    bool poor = true;          ///< sampling of what was located poorly
    std::size_t rungs = 3;     ///< at most so many transforms of the whole frame …
    std::size_t firstRung = 0; ///< … of which this one first
    bool textures = true;      ///< the look for codes too soft to have eyes
};

/// What a reader keeps between frames; it makes nothing but time and scratch memory.
struct ReaderMemory {
    grid::Locator locator;
    cv::Mat binary, half;
    StepCosts costs{};
};

/// One picture's way up the ladder: what is read so far, what is suspected but unread, how much time is left.
class Climb {
public:
    /// Gives suspects of the frame the past that earlier frames know.
    using Recognize = std::function<void(std::span<Suspect>)>;

    Climb(const cv::Mat &frame, const ReadOptions &options, ReaderMemory &memory, Recognize recognize = {});

    /// Looks where an earlier frame said that a code should be. True if it is there.
    bool follow(const grid::LocatedSymbol &expected, float reach, const Past &past);
    enum class Search {
        Glimpse,      ///< of the frame halved: a third of the cost, and enough for codes of three pixels a module
        GlimpseFirst, ///< of the whole frame unless the glimpse found a code that could be read
        Whole,
    };
    /// Looks for symbols that are not suspected yet. What a glimpse finds well is given its first look at once.
    void locate(Search search);
    void live(const LiveWork &work);
    void still();
    /// What came of it; nothing else may be called afterwards but suspects().
    [[nodiscard]] Reading finish();
    [[nodiscard]] std::vector<Suspect> &suspects() { return m_suspects; }

private:
    void plain(grid::Polarity polarity);
    void firstLooks(bool poor);
    void pursue(Step step, grid::Sampling sampling, const qr::DecodeOptions &options);
    void rescueOne(Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options);
    void attempt(const View &view, grid::Polarity polarity, int splits);
    void attemptParts(const View &view, grid::Polarity polarity, int splits);
    void keepCertain(const View &view, grid::Polarity polarity);
    [[nodiscard]] bool isConfirmed(const Symbol &symbol, grid::Polarity polarity);
    [[nodiscard]] static bool isSame(const Symbol &a, const Symbol &b);
    void keep(Symbol symbol);
    void dearSteps();
    void closeUps(std::span<const Rung> rungs);
    void wholeFrames(std::size_t first, std::size_t most);
    void lookThrough(const View &view, const qr::DecodeOptions &options);
    void rescueThrough(const View &view, const grid::LocatedSymbol &seen, const qr::DecodeOptions &options);
    void recognize(std::span<Suspect> suspects) const;
    void markRead();
    void glimpse();
    void locateThoroughly();
    [[nodiscard]] bool glimpseSawAll() const;
    void suspectAll(const std::vector<grid::LocatedSymbol> &places);
    [[nodiscard]] bool isSuspected(const grid::LocatedSymbol &place) const;
    [[nodiscard]] bool anyUnread() const;
    [[nodiscard]] bool allUnreadSoft() const;
    [[nodiscard]] bool full() const;

    const cv::Mat &m_frame;
    grid::LumaView m_luma;
    ReadOptions m_options;
    ReaderMemory &m_memory;
    Recognize m_recognize;
    Budget m_budget;
    double m_size;                                ///< pixels, against those of a usual frame
    static constexpr std::size_t mostPursued = 2; ///< unread suspects that the dear steps of a live frame go to
    std::vector<Suspect> m_suspects;
    struct Slight {
        Symbol symbol;
        int picture;
    };
    std::vector<Slight> m_slight; ///< read once, not yet believed
    int m_picture = 0;            ///< which one made from the frame is looked at; its parts are the same one
    bool m_textures = true;
    Reading m_reading;
};

} // namespace th::scanner
