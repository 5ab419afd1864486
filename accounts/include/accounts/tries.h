// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace th::accounts {

/// Wrong tries in a row at one account of one station. Pure rules; the store keeps them twice
/// (docs/design/accounts.md).
struct Tries {
    std::uint32_t reset = 0;              ///< of the account: another one begins anew
    std::uint32_t wrong = 0;              ///< in a row
    std::chrono::milliseconds lastTry{0}; ///< on the monotonic clock, of
    std::string bootId{};                 ///< this boot
    friend bool operator==(const Tries &, const Tries &) = default;
};

/// What is believed where two records differ: the later reset, and of one reset the more wrong tries.
[[nodiscard]] Tries worse(const Tries &one, const Tries &other);
/// What counts against an account that was reset so often.
[[nodiscard]] Tries asOf(const Tries &tries, std::uint32_t reset);
/// As after one more wrong one.
[[nodiscard]] Tries oneMore(Tries tries, const core::ClockReading &clock);

/// After so many the wait is the longest there is.
inline constexpr std::uint32_t longestWaitAfter = 11;
/// How long to wait before the next try counts, in time that the machine was running: the wall clock plays no part.
/// After a restart the whole of it begins anew.
[[nodiscard]] std::chrono::milliseconds waitLeft(const Tries &tries, const core::ClockReading &clock);
/// True if the wait was counted in an earlier boot: it is to be kept as begun now.
[[nodiscard]] bool beginsAnew(const Tries &tries, const core::ClockReading &clock);

} // namespace th::accounts
