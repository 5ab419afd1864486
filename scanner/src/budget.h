// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cpu_clock.h"
#include "scanner/symbol_reader.h"

#include <array>
#include <cstdint>

namespace th::scanner {

/// Steps whose cost is remembered from frame to frame.
enum class Step { Plain, Inverted, Bent, CloseUp, Sharpened, Thorough, Rung0, Rung1, Rung2, Count };

/// Of each step, what it cost last time; before that, and at a fixed pace always, what it costs with a 720p frame on a
/// usual machine.
struct StepCosts {
    using Time = std::chrono::microseconds;
    std::array<Time, static_cast<std::size_t>(Step::Count)> of{
        Time(4000), Time(4000), Time(5000), Time(1500), Time(7000), Time(9000), Time(4000), Time(10000), Time(7000)};
};

/// Processor time for one frame. A step is begun only if what it cost last time is left.
class Budget {
public:
    using Time = std::chrono::microseconds;
    Budget(Time most, StepCosts &costs, Pace pace)
        : m_most(most), m_costs(costs), m_pace(pace), m_start(threadCpuTime())
    {
    }

    [[nodiscard]] bool spent() const { return used() >= m_most; }

    /// Runs `work` if it can be afforded, and remembers what it cost. False: it was not run. `size`: how much larger
    /// than usual the thing is that it works on.
    template <typename Work> bool run(Step step, Work work, double size = 1)
    {
        const auto index = static_cast<std::size_t>(step);
        auto &cost = m_costs.of[index];
        const Time expected = scaled(m_pace == Pace::Fixed ? StepCosts().of[index] : cost, size);
        const Time before = used();
        if (before + expected > m_most) {
            cost -= cost / 8; // or one slow frame would bar it for good
            return false;
        }
        work();
        count(expected);
        cost = m_pace == Pace::Fixed ? cost : scaled(used() - before, 1 / size);
        return true;
    }

    /// Work outside a step was done that takes so long on a usual machine.
    void count(Time usual, double size = 1) { m_counted += scaled(usual, size); }

private:
    static Time scaled(Time time, double by)
    {
        return Time(static_cast<std::int64_t>(static_cast<double>(time.count()) * by));
    }
    [[nodiscard]] Time used() const { return m_pace == Pace::Fixed ? m_counted : threadCpuTime() - m_start; }

    Time m_most;
    StepCosts &m_costs;
    Pace m_pace;
    Time m_start;
    Time m_counted{}; ///< at a fixed pace
};

} // namespace th::scanner
