// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Numbers of the wire format (docs/formats/pass.md), for reader and writer.
namespace th::core::wire {

inline constexpr std::int64_t issuer = 1, expires = 4, notBefore = 5, issuedAt = 6; ///< RFC 8392 §3.1
inline constexpr std::int64_t pass = -65537;                                        ///< private use, RFC 8392 §9.1

inline constexpr std::size_t requiredItems = 8; ///< of the pass array; a map of details may follow as the ninth

enum Detail : std::int64_t { IdNumber = 1, BirthYear, Organisation, Route, Plates, Days, Hours };
inline constexpr std::size_t detailCount = 7;

inline constexpr std::size_t bytesPerWindow = 3; ///< twelve bits from, twelve bits until

} // namespace th::core::wire
