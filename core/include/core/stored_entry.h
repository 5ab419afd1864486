// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace th::core::journal {

/// What is kept of an entry: the bytes that its device wrote, or its hash and what a retention rule left of it
/// (docs/formats/journal.md, "What retention leaves"). The chain holds over both.
struct StoredEntry {
    Entry entry;
    Hash hash{}; ///< of the bytes that the device wrote
    bool reduced = false;
};
/// Strict. Only a Session, Scan or Work entry can be reduced; what its content may still hold is not looked into. The
/// error is the stable name of the rule that is broken.
[[nodiscard]] Result<StoredEntry, std::string> openStored(ByteView bytes);
/// The hash that the next entry names: of the bytes, unless they are what a rule left.
[[nodiscard]] Hash hashOfStored(ByteView bytes);
[[nodiscard]] Bytes encodeReduced(const Hash &hash, const Entry &left);

/// Which entries a station reduced, and what it left of each: content of a Note entry. Whoever has a reduced entry
/// believes it where such a note, under a checkpoint, names what he has; anybody could make it up otherwise, another
/// kind of entry included.
struct Reductions {
    using Digest = std::array<std::uint8_t, 16>;
    struct One {
        std::uint64_t seq = 0;
        Digest left{}; ///< of what `encodeReduced` gave
        bool operator==(const One &) const = default;
    };
    static constexpr std::size_t most = 1024;
    std::array<std::uint8_t, 32> policy{}; ///< SHA-256 of the policy that orders it
    std::vector<One> entries;              ///< 1 to `most`, ascending
    bool operator==(const Reductions &) const = default;
};
[[nodiscard]] Reductions::Digest digestOfLeft(ByteView reduced); ///< BLAKE2b-256, cut to its first 16 bytes
[[nodiscard]] Bytes encodeReductions(const Reductions &reductions);
/// Nothing if the entry, or its content, is something else: strict.
[[nodiscard]] std::optional<Reductions> reductionsIn(const Entry &entry);

} // namespace th::core::journal
