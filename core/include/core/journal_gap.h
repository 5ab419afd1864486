// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

namespace th::core::journal {

/// Content of a Gap entry: what the device itself says that it has lost of its journal for good. It is about loss and
/// nothing else: whoever knows an entry of that range goes on knowing it.
struct Gap {
    std::uint64_t first = 0, last = 0; ///< numbers of the entries that are missing; 1 ≤ first ≤ last
    Hash before{};                     ///< of entry first − 1 as the device has it; of its public key if first is 1
    friend bool operator==(const Gap &, const Gap &) = default;
};
/// Separate losses that a reader follows between two proven places; a journal with more is ruined.
inline constexpr std::size_t mostGapsAtOnce = 1024;
[[nodiscard]] Bytes encodeGap(const Gap &gap);
/// `seq`: of the entry, which comes after what it names. Strict; the error is the stable name of the rule.
[[nodiscard]] Result<Gap, std::string> decodeGap(ByteView content, std::uint64_t seq);

} // namespace th::core::journal
