// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cpu_clock.h"

#include <array>
#include <cstdint>

namespace th::scanner {

/// Steps whose cost is remembered from frame to frame.
enum class Step { Plain, Inverted, Bent, CloseUp, Sharpened, Rung0, Rung1, Rung2, Count };

/// Of each step, what it cost last time; before that, what it costs with a 720p frame.
struct StepCosts {
    using Time = std::chrono::microseconds;
    std::array<Time, static_cast<std::size_t>(Step::Count)> of{Time(4000), Time(4000), Time(5000),  Time(1500),
                                                               Time(7000), Time(4000), Time(10000), Time(7000)};
};

/// Processor time for one frame. A step is begun only if what it cost last time is left.
class Budget {
public:
    Budget(std::chrono::microseconds most, StepCosts &costs) : m_most(most), m_costs(costs), m_start(threadCpuTime()) {}

    [[nodiscard]] bool spent() const { return threadCpuTime() - m_start >= m_most; }

    /// Runs `work` if it can be afforded, and remembers what it cost. False: it was not run. `size`: how much larger
    /// than usual the thing is that it works on.
    template <typename Work> bool run(Step step, Work work, double size = 1)
    {
        auto &cost = m_costs.of[static_cast<std::size_t>(step)];
        const auto before = threadCpuTime();
        if (before - m_start + scaled(cost, size) > m_most) {
            cost -= cost / 8; // or one slow frame would bar it for good
            return false;
        }
        work();
        cost = scaled(threadCpuTime() - before, 1 / size);
        return true;
    }

private:
    static std::chrono::microseconds scaled(std::chrono::microseconds time, double by)
    {
        return std::chrono::microseconds(static_cast<std::int64_t>(static_cast<double>(time.count()) * by));
    }

    std::chrono::microseconds m_most;
    StepCosts &m_costs;
    std::chrono::microseconds m_start;
};

} // namespace th::scanner
