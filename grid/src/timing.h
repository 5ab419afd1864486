// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"
#include "plane.h"

namespace th::grid {

/// What following a timing pattern from eye to eye told.
struct TimingCount {
    int side = 0;      ///< modules of the symbol's side; 0: no side has so many
    float regular = 0; ///< 0 … 1: share of the modules on the way that are as long as their neighbours
};

/// Counts the modules between two eyes along the timing pattern that lies three modules beside their middles, on the
/// side of their `down` axes. Tries straight and arched ways: on bent paper the distance of the eyes says little about
/// the side, and a straight line leaves the pattern.
[[nodiscard]] TimingCount countTiming(const Brightness &picture, const FinderPattern &from, const FinderPattern &to,
                                      Polarity polarity, float modulesBetween);

} // namespace th::grid
