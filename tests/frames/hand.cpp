// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/hand.h"

namespace th::frames {

Tremor::Tremor(double reach, Random &random)
{
    for (std::size_t i = 0; i < m_swings.size(); ++i) {
        const bool sway = i < 2;
        const double hertz = sway ? random.between(0.3, 1.2) : random.between(4, 12);
        m_swings[i] = {2 * std::numbers::pi * hertz, random.angle(),
                       reach * (sway ? 0.8 : 0.25) * random.between(0.5, 1)};
    }
}

double Tremor::at(double seconds) const
{
    double sum = 0;
    for (const Swing &swing : m_swings)
        sum += swing.reach * std::sin(swing.turns * seconds + swing.phase);
    return sum;
}

Focus::Focus(double start, double rest, Random &random)
    : m_start(start), m_rest(rest), m_settling(random.between(0.15, 0.5)), m_turns(random.between(6, 16)),
      m_phase(random.angle())
{
}

double Focus::blurAt(double seconds) const
{
    const double hunt =
        m_start * std::exp(-std::max(0.0, seconds) / m_settling) * std::abs(std::cos(m_turns * seconds));
    const double breath = m_rest * (0.6 + 0.4 * std::sin(0.7 * m_turns * seconds + m_phase));
    return hunt + breath;
}

double Visit::awayAt(double seconds) const
{
    const auto ease = [](double part) {
        const double at = std::clamp(part, 0.0, 1.0);
        return at * at * (3 - 2 * at);
    };
    return seconds < enters ? 1 - ease(seconds / enters) : ease((seconds - enters - holds) / leaves);
}

} // namespace th::frames
