// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid_reading.h"
#include "scanner/symbol_reader.h"

#include <optional>

namespace th::scanner {

/// What earlier frames told about a code that is in view.
struct Past {
    int side = 0;       ///< modules across; 0: not known
    float sharpest = 0; ///< of the latest looks; older ones count for less
    qr::ModuleGrid sum; ///< what its modules looked like while it could not be read, added up; side 0: nothing
};

/// A symbol located in this frame, and what was found out about it.
struct Suspect {
    grid::LocatedSymbol place;
    const Past *past = nullptr;           ///< belongs to the caller
    std::optional<grid::Sampled> sampled; ///< the look at it that fits best
    std::optional<ReadCode> code;
    bool read = false;    ///< by whatever means
    float sharpness = -1; ///< of the first look at it in the frame; negative: there was none

    /// A code, as far as its eyes and timing patterns tell, read or not.
    [[nodiscard]] bool isLikely() const;
    /// Other frames show it so much sharper that a dear look at this one is wasted.
    [[nodiscard]] bool isSoft() const;
};

/// Samples the suspect and tries to read it, alone and together with its past. True if it was read. Adds to `chances`.
bool rescue(const grid::LumaView &picture, Suspect &suspect, grid::Sampling sampling, const qr::DecodeOptions &options,
            Chances &chances);

/// Eyes that fit each other: chance rarely makes such.
[[nodiscard]] bool isWellSeen(const grid::LocatedSymbol &place);

/// `place` in a picture of which the one that it was found in shows every pixel `scale` times as large.
[[nodiscard]] grid::LocatedSymbol scaled(grid::LocatedSymbol place, float scale);

/// The suspect, found and read in such a picture, as the larger one shows it. Its mesh stays behind.
void enlarge(Suspect &suspect, float scale);

/// The code as a hint to a person needs it.
[[nodiscard]] Located locatedOf(const Suspect &suspect);

/// Two looks at one place show one code if they agree in more than this; different codes agree in about half.
inline constexpr float sameCode = 0.68F;

} // namespace th::scanner
