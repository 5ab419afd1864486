// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/segment.h"

#include <variant>

namespace th::core::journal {

/// What a ward's journal says of passes (docs/formats/journal.md). The publisher makes the status of it.

/// Serials first, first + 1 … are registered, each with the tag of its signed bytes.
struct Issue {
    SeriesCode series;
    TagKey tagKey{};
    std::uint64_t operation = 0; ///< the number that the first of these passes carries
    std::uint32_t first = 0;
    std::vector<std::uint16_t> tags; ///< at least one, none 0
};
struct Revoke {
    SeriesCode series;
    std::vector<std::uint32_t> serials; ///< at least one, ascending
    Revocation why;
};
/// These are not revoked any more.
struct Reinstate {
    SeriesCode series;
    std::vector<std::uint32_t> serials; ///< at least one, ascending
};
using Fact = std::variant<Issue, Revoke, Reinstate>;

inline constexpr std::size_t maxSerialsOfFact = 1u << 16;

/// Which kind of entry a fact is.
[[nodiscard]] EntryKind kindOf(const Fact &fact);
/// Content of its entry. REQUIRES the limits above.
[[nodiscard]] Bytes encodeFact(const Fact &fact);
/// Of an entry of kind Issue, Revoke or Reinstate. Strict; the error is the stable name of the rule that is broken.
[[nodiscard]] Result<Fact, std::string> decodeFact(EntryKind kind, ByteView content);

} // namespace th::core::journal
