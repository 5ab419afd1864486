// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal_gap.h"
#include "core/stored_entry.h"

#include <map>
#include <optional>

namespace th::core::journal {

/// A run of a device's journal as a file (docs/formats/journal.md, "Extract").
struct Extract {
    PublicKey device{};
    std::uint64_t after = 0;
    std::vector<Bytes> entries; ///< those behind `after` as in the journal, ascending, all that the device has of them
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
/// Numbers may be left out where the device itself names them as lost, in a Gap entry under a checkpoint: until that is
/// here, nothing behind the gap counts. A checkpoint reaches down to the next place where numbers are missing; below
/// it, what the Gap entry names as the last entry before the loss. What stands between is lost too: anybody may have
/// put it there. A reduced entry counts, with all behind it, once a Note of the device under a checkpoint names what is
/// left of it: else anybody could make a revocation into a scan.
class Walk {
public:
    Walk(const PublicKey &device, const Position &from);
    /// Entries in order, from the position's number or before. The error is the rule that is broken: "journal.fork"
    /// (another past than the one known), "journal.entry", "journal.checkpoint"; nothing after it is looked at.
    [[nodiscard]] Result<void, std::string> take(const Extract &extract);

    [[nodiscard]] const std::vector<Entry> &proven() const
    {
        return m_proven;
    }                                                                     ///< since the position, without checkpoints
    [[nodiscard]] const Position &position() const { return m_position; } ///< end of what is proven
    /// Entries are missing, and nothing that is proven says that they are lost.
    [[nodiscard]] bool hasGap() const { return !m_jumps.empty(); }
    /// An entry was reduced, and nothing that is proven says so.
    [[nodiscard]] bool hasUnvouched() const { return !m_reduced.empty(); }
    /// What is missing of what is proven, each range lost by the device's own word.
    [[nodiscard]] const std::vector<Gap> &lost() const { return m_lost; }

private:
    [[nodiscard]] Result<void, std::string> takeEntry(StoredEntry stored, ByteView bytes);
    [[nodiscard]] Result<void, std::string> takeAgain(StoredEntry stored);
    void hearReductions(const Entry &note);
    [[nodiscard]] bool isVouchedFor(const std::vector<Gap> &lost) const;
    [[nodiscard]] bool differs(std::uint64_t seq, const Hash &hash) const;
    struct Jump {
        std::uint64_t first, last;
        std::uint64_t signedUntil; ///< the last checkpoint before it, or the position
    };
    struct Named {
        Gap gap;
        std::uint64_t seq; ///< of the Gap entry
    };
    [[nodiscard]] Result<void, std::string> takeGap(const Entry &entry);
    [[nodiscard]] bool isAnchored(const Gap &gap, const Jump &jump) const;
    [[nodiscard]] std::optional<std::vector<Gap>> lostByItsWord() const;
    void proveWhatIsSigned();

    PublicKey m_device;
    Position m_position, m_last;
    std::map<std::uint64_t, Hash> m_hashes; ///< of the position and what was taken since
    std::uint64_t m_signedUntil = 0;        ///< the last checkpoint, or the position
    std::vector<Jump> m_jumps;              ///< left out behind the position
    std::vector<Named> m_named;             ///< what Gap entries behind the first of them name
    struct Reduced {
        Reductions::Digest left{};
        std::vector<std::uint64_t> notes{}; ///< that name it
    };
    std::map<std::uint64_t, Reduced> m_reduced; ///< behind the position
    std::size_t m_unnamed = 0;                  ///< of those, by any note
    bool m_stuck = false; ///< the last checkpoint did not prove, and no jump and no name has come since
    std::vector<Gap> m_lost;
    std::vector<Entry> m_proven, m_pending;
};

} // namespace th::core::journal
