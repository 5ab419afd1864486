// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory.h"
#include "evidence/archive.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace th::evidence {

enum class Weight { Note, Alarm };

/// Something about a station's log that a person must know.
struct Finding {
    std::string kind; ///< stable, see docs/guide/evidence.md: "gap", "fork", "rewritten" …
    Weight weight = Weight::Alarm;
    std::uint64_t seq = 0;   ///< first entry that it is about
    std::uint64_t until = 0; ///< the last one
    std::string detail;      ///< machine-readable
};
[[nodiscard]] std::string sentence(const Finding &finding, core::Language language);

/// A hub's receipt that the archive has.
struct ReceiptSeen {
    core::PublicKey hub{};
    std::uint64_t seq = 0;
    Milliseconds received = 0; ///< by the hub's clock
    core::Bytes bytes;
};

/// Until when one station's log is proven, and by whom.
struct StationReport {
    std::uint32_t device = 0; ///< index into `Archive::devices`
    core::PublicKey key{};
    core::LocalName name;                 ///< by the directory; empty: it does not know it
    std::string id;                       ///< the same
    std::uint64_t entries = 0;            ///< of all its histories
    std::uint64_t last = 0;               ///< number of the last entry of its log
    std::uint64_t chainedFrom = 0;        ///< from here to `last` nothing is missing; 1: all of it is here
    std::uint64_t provenUntil = 0;        ///< the device's signature covers all from `chainedFrom` to here; 0: nothing
    Milliseconds provenTime = 0;          ///< when that entry was written, by the station's clock
    core::journal::Hash provenHead{};     ///< hash of that entry
    std::optional<ReceiptSeen> receipt{}; ///< the farthest that agrees with the log
    std::vector<Finding> findings;        ///< by number
};

/// Whom the supervisor believes.
struct Trust {
    const core::Directory *directory = nullptr; ///< nullptr: devices are not looked up
    std::vector<core::PublicKey> hubs{};        ///< whose receipts count
    bool anyHub = true;                         ///< those of any hub do
    [[nodiscard]] bool believes(const core::PublicKey &hub) const;
};

/// Of each station, in the order of `Archive::devices`. Reads the runs, not the entries. `goOn` is asked before each
/// station, with the number of those that are done; false ends it with Cancelled.
[[nodiscard]] Outcome<std::vector<StationReport>> reportIntegrity(
    Archive &archive, const Trust &trust,
    const std::function<bool(std::uint64_t)> &goOn = [](std::uint64_t) { return true; });

/// Reads every entry again: its chain, its signatures, whether the index says of it what it says and of nothing else;
/// then the chain of the access journal. What is found is of the archive itself: somebody or something changed its
/// file. Empty: all that was compared holds (docs/design/evidence.md says what is not). `goOn` is asked now and then
/// with the number of entries that were read; false ends it with Cancelled.
struct ArchiveFault {
    Place place;
    /// "changed", "missing", "index", "run", "inserted"; "retention": what looks like a rule's work is not what was
    /// signed; "reduced_unvouched": it came reduced, and its device has not signed that it was; "access": of no device
    std::string kind;
};
[[nodiscard]] std::string sentence(const ArchiveFault &fault, core::Language language);
[[nodiscard]] Outcome<std::vector<ArchiveFault>> verifyArchive(Archive &archive,
                                                               const std::function<bool(std::uint64_t)> &goOn);

enum class Standing {
    Proven,       ///< a signed checkpoint covers it
    UnsignedTail, ///< chained to what is proven; no checkpoint yet
    AfterGap,     ///< proven, but entries before it are missing
    OtherHistory, ///< not of the log that is proven the farthest: a fork
};
[[nodiscard]] const char *name(Standing standing); ///< "proven" …

/// One entry with what proves it.
struct Proof {
    Standing standing = Standing::UnsignedTail;
    core::journal::Entry entry;
    core::journal::Hash hash{};           ///< of the bytes that the device wrote
    bool reduced = false;                 ///< a retention rule has been applied: `entry` is what it left
    std::uint64_t checkpoint = 0;         ///< number of the first checkpoint that covers it; 0: none
    std::optional<ReceiptSeen> receipt{}; ///< the first that covers it
};
[[nodiscard]] Outcome<Proof> prove(Archive &archive, const Place &place, const Trust &trust);

} // namespace th::evidence
