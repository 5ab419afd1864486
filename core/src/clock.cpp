// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time.h"

#include <algorithm>

namespace th::core {

namespace {

using namespace std::chrono;

/// Before this software existed.
constexpr Instant floorOfTime = sys_days{year{2021} / January / 1};
/// Nothing we sign lives so long.
constexpr Instant ceilingOfTime = sys_days{year{2100} / January / 1};
/// A station that was switched off this long after its last signed data has none worth judging by.
constexpr days longestSilence{2 * 366};
/// Clocks are corrected by hours (time zones, a dead battery's guess), not by days, while the machine runs.
constexpr days largestCorrection{1};

/// Where the wall clock should stand, if the machine has not been restarted since the last look.
std::optional<Instant> expectedWall(const TimeMemory &memory, const ClockReading &reading)
{
    const bool sameBoot = !memory.bootId.empty() && memory.bootId == reading.bootId;
    if (!sameBoot || reading.monotonic < memory.lastMonotonic)
        return std::nullopt;
    return memory.lastWall + floor<seconds>(reading.monotonic - memory.lastMonotonic);
}

ClockState stateOf(const TimeMemory &memory, const ClockReading &reading, const std::optional<Instant> &expected,
                   seconds slack)
{
    const Instant wall = reading.wall;
    if (wall < floorOfTime || wall >= ceilingOfTime)
        return ClockState::Implausible;
    const Instant newestKnown = std::max(memory.newestSigned, memory.lastWall);
    if (newestKnown >= floorOfTime && wall > newestKnown + longestSilence)
        return ClockState::Implausible;
    if (wall + slack < newestKnown || (expected && wall + slack < *expected))
        return ClockState::WentBackwards;
    const bool signedTimeSupports = memory.newestSigned + largestCorrection >= wall;
    if (expected && wall > *expected + largestCorrection && !signedTimeSupports)
        return ClockState::Implausible;
    return ClockState::Trusted;
}

} // namespace

ClockJudgement observe(const TimeMemory &memory, const ClockReading &reading, seconds slack)
{
    const std::optional<Instant> expected = expectedWall(memory, reading);
    const ClockState state = stateOf(memory, reading, expected, slack);
    if (state != ClockState::Trusted)
        return {state, memory};
    TimeMemory moved = memory;
    // Not simply the reading: many small steps back must not add up to a large one.
    moved.lastWall = std::max({reading.wall, memory.lastWall, expected.value_or(reading.wall)});
    moved.lastMonotonic = reading.monotonic;
    moved.bootId = reading.bootId;
    return {state, moved};
}

/// A newer signed time also settles what our own last look left open: someone who corrects a clock that ran ahead
/// gets out of "went backwards" by taking in fresh data, and never by less than what is signed.
TimeMemory withSignedTime(TimeMemory memory, Instant signedAt)
{
    if (signedAt <= memory.newestSigned)
        return memory;
    memory.newestSigned = signedAt;
    memory.lastWall = std::min(memory.lastWall, signedAt);
    memory.bootId.clear();
    return memory;
}

} // namespace th::core
