// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "suspect.h"

#include <list>
#include <span>

namespace th::scanner {

/// The located codes of a stream from frame to frame: where each is going, and what its frames say together.
class Tracks {
public:
    static constexpr std::chrono::milliseconds gap{300}; ///< not seen for so long: forgotten

    struct Expected {
        grid::LocatedSymbol place; ///< where it should be now
        float reach = 0;           ///< pixels by which that may be wrong
        const Past *past = nullptr;
    };
    /// Where to look first. The pasts stay where they are until learn() or forget().
    [[nodiscard]] std::vector<Expected> expected(SteadyTime now) const;

    /// Gives each suspect found elsewhere the past of the code that should be there now.
    void recognize(std::span<Suspect> suspects, SteadyTime now) const;

    /// What became of the suspects of a frame. Of several looks at one code the best counts, and no other.
    void learn(std::span<const Suspect> suspects, SteadyTime now);

    [[nodiscard]] bool empty() const { return m_tracks.empty(); }
    void forget() { m_tracks.clear(); }

private:
    struct Track {
        grid::LocatedSymbol place;
        grid::PixelPoint velocity; ///< pixels a second
        SteadyTime last;
        /// Looks soon after a reading are not added up: what is held up next may differ in few modules only.
        std::optional<SteadyTime> lastRead;
        int disagreements = 0; ///< looks in a row that showed something else
        Past past;
    };
    static void fuse(Track &track, const grid::Sampled &sampled);
    static void move(Track &track, const Suspect &suspect, SteadyTime now);
    [[nodiscard]] Track *trackOf(const Suspect &suspect);
    void learn(Track &track, const Suspect &suspect, SteadyTime now);

    std::list<Track> m_tracks; ///< a list: suspects point into it
};

} // namespace th::scanner
