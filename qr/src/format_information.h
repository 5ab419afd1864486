// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qr/module_grid.h"
#include "qr/versions.h"

#include <array>
#include <vector>

namespace th::qr {

/// What format information says (ISO/IEC 18004:2015 7.9).
struct Format {
    Level level = Level::M;
    int mask = 0; ///< data mask pattern, 0 … 7 (table 10)
    bool operator==(const Format &) const = default;
};

struct Place {
    int x, y;
};

/// The fifteen modules of each copy, the most significant bit last (7.9.1, figure 25).
[[nodiscard]] std::array<std::array<Place, 15>, 2> formatPlaces(int side);
/// The fifteen bits, BCH code and XOR mask included (Annex C).
[[nodiscard]] unsigned formatBits(Format format);

struct FormatGuess {
    Format format;
    bool mirrored = false;
    /// Logarithm of how likely both copies look like this under the module values, on the scale of those; larger is
    /// better.
    float score = 0;
    int wrong = 0; ///< of the 30 modules, how many have the other sign (or none)
};

/// All 64 readings (32 words, unmirrored and mirrored), the likeliest first. `grid` has a valid side.
[[nodiscard]] std::vector<FormatGuess> readFormat(const ModuleGrid &grid);

} // namespace th::qr
