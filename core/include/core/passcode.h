// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace th::core {

/// A short code that people type (to leave the kiosk): 4–64 bytes of UTF-8.
inline constexpr std::size_t shortestPasscode = 4, longestPasscode = 64;

/// Argon2id hash (RFC 9106) in libsodium's text form; empty if the code is too short or long, or memory is short.
/// Takes some 100 ms and 64 MiB.
[[nodiscard]] std::string hashPasscode(std::string_view code);
/// False for every other code and for what is no hash.
[[nodiscard]] bool passcodeHolds(std::string_view code, std::string_view hash);

/// How long to wait after `wrong` wrong codes in a row: 1, 2, 4 … seconds, at most a quarter of an hour.
[[nodiscard]] std::chrono::seconds delayAfterWrongCodes(int wrong);

} // namespace th::core
