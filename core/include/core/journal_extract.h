// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

namespace th::core::journal {

/// A run of a device's journal as a file (docs/formats/journal.md, "Extract").
struct Extract {
    PublicKey device{};
    std::uint64_t after = 0;    ///< entries after + 1, after + 2 …
    std::vector<Bytes> entries; ///< as in the journal
};
inline constexpr std::size_t maxExtractBytes = 64u << 20;
/// REQUIRES that all of it fits `maxExtractBytes`.
[[nodiscard]] Bytes encodeExtract(const Extract &extract);
/// Strict; what the entries say is not looked into. The error is the stable name of the rule that is broken.
[[nodiscard]] Result<Extract, std::string> decodeExtract(ByteView bytes);

/// How far a journal is known and proven: an entry under a checkpoint that was verified, the Checkpoint entry itself
/// unless somebody wants to read again what is before it. The beginning: 0 and nothing.
struct Position {
    std::uint64_t seq = 0;
    Hash head{};
};

/// Walks a device's journal from a position on and keeps what is proven: entries count only under a signed checkpoint.
class Walk {
public:
    Walk(const PublicKey &device, const Position &from);
    /// Entries in order, from the position's number or before. The error is the rule that is broken: "journal.gap"
    /// (entries are missing), "journal.fork" (another past than the one known), "journal.entry", "journal.checkpoint";
    /// nothing after it is looked at.
    [[nodiscard]] Result<void, std::string> take(const Extract &extract);

    [[nodiscard]] const std::vector<Entry> &proven() const
    {
        return m_proven;
    }                                                                     ///< since the position, without checkpoints
    [[nodiscard]] const Position &position() const { return m_position; } ///< end of what is proven

private:
    [[nodiscard]] Result<void, std::string> takeEntry(std::uint64_t seq, ByteView bytes);

    PublicKey m_device;
    Position m_begin, m_position, m_last;
    std::vector<Hash> m_hashes; ///< of the entries after m_begin
    std::vector<Entry> m_proven, m_pending;
};

} // namespace th::core::journal
