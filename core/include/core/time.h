// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace th::core {

/// A moment in UTC, to the second. Everything signed uses it.
using Instant = std::chrono::sys_seconds;

/// RFC 3339 with 'Z' or a numeric offset; fractions of a second are cut off; otherwise nothing.
[[nodiscard]] std::optional<Instant> parseRfc3339(std::string_view text);
/// "2021-09-06T08:15:00Z".
[[nodiscard]] std::string formatRfc3339(Instant instant);

/// What a station can say of its own clock, by comparing it with the newest signed time it has ever
/// verified and with the monotonic clock since the last look.
enum class ClockState {
    Trusted,       ///< nothing speaks against it
    WentBackwards, ///< earlier than an instant that was certainly before now
    Implausible,   ///< 1970, or years beyond anything signed
};

/// What is remembered of time between looks. A value: the store keeps it, `observe` moves it on.
struct TimeMemory {
    Instant newestSigned{};                     ///< newest time found in verified publications (not in our own journal)
    Instant lastWall{};                         ///< wall clock at the last look, or what it ought to have been
    std::chrono::milliseconds lastMonotonic{0}; ///< monotonic clock at the last look
    std::string bootId;                         ///< monotonic readings compare only within one boot
};

struct ClockReading {
    Instant wall;
    std::chrono::milliseconds monotonic;
    std::string bootId;
};

struct ClockJudgement {
    ClockState state;
    TimeMemory memory; ///< to keep for the next look; never lets an implausible wall clock in
};

/// Compares a reading with what is remembered. `slack` is what clocks may drift or be corrected by; small steps
/// back add up. Implausible: before 2021, two years beyond all that is remembered, or more than a day ahead of
/// the monotonic clock within one boot without a signed time to support it.
[[nodiscard]] ClockJudgement observe(const TimeMemory &memory, const ClockReading &reading,
                                     std::chrono::seconds slack = std::chrono::minutes(10));

/// Moves the newest signed time forward (never back). A newer one also lets a clock that had run ahead, and was
/// corrected, be trusted again.
[[nodiscard]] TimeMemory withSignedTime(TimeMemory memory, Instant signedAt);

} // namespace th::core
