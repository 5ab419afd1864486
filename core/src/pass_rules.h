// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pass.h"

namespace th::core {

/// Last second of the year 9999: what RFC 3339 can write.
inline constexpr std::uint64_t latestInstant = 253402300799;

/// The wire format's limits, shared by reader and writer.
inline constexpr std::size_t maxAreas = 8;
inline constexpr std::size_t maxPlates = 4;
inline constexpr std::size_t maxHours = 4;
inline constexpr std::uint8_t everyDay = 0x7f;

/// The first rule of docs/formats/pass.md that these values break ("claims.days" …), or nullptr.
[[nodiscard]] const char *brokenRule(const PassClaims &claims);

/// The payload that says exactly this. REQUIRES: brokenRule(claims) == nullptr.
[[nodiscard]] Bytes encodeClaims(const PassClaims &claims);
/// The inverse; the failure is the name of the rule that is broken.
[[nodiscard]] Result<PassClaims, std::string> decodeClaims(ByteView payload);

} // namespace th::core
