// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace th::app {

inline constexpr std::size_t shortestKioskCode = 4,
                             longestKioskCode = 64; ///< characters of the code, bytes beyond ASCII

/// Argon2id hash in libsodium's text form; empty if the code is too short or long, or memory is short.
/// Takes some 100 ms and 64 MiB.
[[nodiscard]] std::string hashKioskCode(const std::string &code);
[[nodiscard]] bool kioskCodeHolds(const std::string &code, const std::string &hash);

/// How long to wait after `wrong` wrong codes in a row.
[[nodiscard]] std::chrono::seconds delayAfter(int wrong);

} // namespace th::app
