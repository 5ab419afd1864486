// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/random.h"

#include <opencv2/core.hpp>

#include <array>

namespace th::frames {

/// Something that trembles: a slow sway and the tremor of muscles at 4 to 12 Hz. A pure function of time.
class Tremor {
public:
    /// `reach`: about how far it strays, in any unit.
    Tremor(double reach, Random &random);
    [[nodiscard]] double at(double seconds) const;

private:
    struct Swing {
        double turns, phase, reach; ///< radians a second, radians
    };
    std::array<Swing, 5> m_swings{};
};

/// A focus that was elsewhere when the code came, hunts for it, and then breathes about it.
class Focus {
public:
    /// `start`, `rest`: blur at the beginning and while breathing, in modules.
    Focus(double start, double rest, Random &random);
    [[nodiscard]] double blurAt(double seconds) const;

private:
    double m_start, m_rest, m_settling, m_turns, m_phase;
};

/// A way in from beyond an edge, a pause, a way out. 0: at the place of rest, 1: out of view.
struct Visit {
    double enters = 0.4, holds = 1.2, leaves = 0.3; ///< seconds
    [[nodiscard]] double awayAt(double seconds) const;
};

} // namespace th::frames
