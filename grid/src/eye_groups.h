// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"
#include "plane.h"

#include <vector>

namespace th::grid {

struct Eye {
    FinderPattern pattern;
    Polarity polarity = Polarity::DarkOnLight;
};

/// Symbols that eyes form by threes, likeliest first; an eye belongs to one symbol. Sides of the symbol follow the axes
/// of its eyes, and the distances between eyes count the modules of a side.
[[nodiscard]] std::vector<LocatedSymbol> groupTriples(const std::vector<Eye> &eyes);

/// Symbols that two eyes outside of `found` suggest: the third and the turn are guessed, the timing patterns say which
/// guess is likelier. At most two guesses a pair.
[[nodiscard]] std::vector<LocatedSymbol> groupPairs(const Brightness &picture, const std::vector<Eye> &eyes,
                                                    const std::vector<LocatedSymbol> &found);

} // namespace th::grid
