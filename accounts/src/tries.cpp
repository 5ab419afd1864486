// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/tries.h"

#include "core/passcode.h"

#include <algorithm>

namespace th::accounts {

namespace {

constexpr std::uint32_t most = 1000; ///< the lock-out is reached long before

std::chrono::milliseconds waitAfter(std::uint32_t wrong)
{
    return core::delayAfterWrongCodes(static_cast<int>(std::min(wrong, most)));
}

} // namespace

Tries worse(const Tries &one, const Tries &other)
{
    if (one.reset != other.reset)
        return one.reset > other.reset ? one : other;
    return one.wrong >= other.wrong ? one : other;
}

Tries asOf(const Tries &tries, std::uint32_t reset)
{
    if (reset > tries.reset)
        return {reset, 0, {}, {}};
    return tries; // an older number than was seen: what was counted since stays
}

Tries oneMore(Tries tries, const core::ClockReading &clock)
{
    tries.wrong = std::min(tries.wrong + 1, most);
    tries.lastTry = clock.monotonic;
    tries.bootId = clock.bootId;
    return tries;
}

std::chrono::milliseconds waitLeft(const Tries &tries, const core::ClockReading &clock)
{
    const auto whole = waitAfter(tries.wrong);
    if (tries.wrong == 0 || beginsAnew(tries, clock))
        return whole;
    return std::clamp(whole - (clock.monotonic - tries.lastTry), std::chrono::milliseconds(0), whole);
}

bool beginsAnew(const Tries &tries, const core::ClockReading &clock)
{
    return tries.wrong > 0 && (tries.bootId != clock.bootId || clock.monotonic < tries.lastTry);
}

} // namespace th::accounts
