// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "store/station.h"

#include <filesystem>
#include <string>

namespace th::sync {

/// Why a published tree was not taken. The station is then as it was, but for roots that followed from its own.
enum class ImportFault {
    Unreadable,      ///< folder or file missing, unreadable, a link, too large
    NotServed,       ///< over a network: what is listed is not there, or not yet, or no longer
    Unreachable,     ///< over a network: nobody there, too slow, cut off, or an answer that is none
    CaptivePortal,   ///< the network's own page came instead: someone must sign in there first
    Certificate,     ///< the server's TLS certificate is not valid at this machine's time: one of the two is wrong
    NotMetadata,     ///< not the JSON of its role
    WrongSignatures, ///< threshold of the role's keys not met
    Expired,
    Rollback,      ///< an older version than we have
    Mismatch,      ///< hash, length or version is not what the signed metadata says
    UntrustedRoot, ///< the root chain does not lead from ours
    BadTarget,     ///< directory, policy or segment break their format
    ClockSuspect,  ///< our clock is behind what was signed, or years beyond it: expiry cannot be judged
    NeedsSnapshot, ///< deltas alone do not lead there, and more was not to be fetched
    Store,         ///< see the store's error
};
[[nodiscard]] const char *name(ImportFault fault);

struct ImportError {
    ImportFault fault;
    std::string file; ///< which file of the tree
    std::string detail;
    std::optional<store::StoreError> store{};
    bool missing = false;                             ///< Unreadable, NotServed: it is listed and not there
    std::optional<std::chrono::seconds> retryAfter{}; ///< Unreachable: the server does not want to be asked before
};
[[nodiscard]] std::string sentence(const ImportError &error, core::Language language);

/// What became of the sightings of other stations that are published. They are advice: nothing else waits for them.
enum class SightingsTaken {
    NoneListed, ///< the publication tells of none
    Current,    ///< all that is listed is held
    Left,       ///< too large for a link on which bytes are saved
    Failed,     ///< not there, or damaged: tried again with the next look
};
[[nodiscard]] const char *name(SightingsTaken taken); ///< "none_listed" …

struct ImportSummary {
    std::uint64_t rootVersion = 0, timestampVersion = 0, snapshotVersion = 0, targetsVersion = 0;
    core::Instant asOf{};
    std::size_t series = 0, registered = 0, revoked = 0; ///< of the status that was read: all, or what changed
    std::size_t segments = 0, bytes = 0;                 ///< that were read for it
    bool unchanged = false;                              ///< we had all of it already
    bool begunAnew = false; ///< what was held was no earlier state of this publication: snapshots were taken instead
    SightingsTaken sightings = SightingsTaken::NoneListed;
    std::string sightingsFault{};                  ///< of Failed: the file and what is wrong, for the log
    std::optional<core::Instant> sightingsUntil{}; ///< what other stations saw is known until then
    std::string accountsWaiting{}; ///< file of accounts whose rest comes with the next attempt; or empty
    bool statusWithdrawn = false;  ///< it lets nobody speak of passes: none is proven good until one does again
};

/// A published tree in a folder (TUF 1.0, consistent snapshots): `metadata/N.ROLE.json`, `metadata/timestamp.json`,
/// `targets/HASH.NAME`. Verifies root chain, thresholds, versions, expiry, lengths and hashes, then applies it in
/// one transaction; new roots of the chain before that, each in its own. `now` judges expiry.
/// docs/formats/publication.md.
enum class Damage {
    AsSeen,  ///< takes everything anew if the station knows of damage (`Station::damage`)
    LookFor, ///< also looks for damage that nobody has met yet: reads all that is held, a second for ten million passes
};
[[nodiscard]] core::Result<ImportSummary, ImportError> importTree(store::Station &station,
                                                                  const std::filesystem::path &tree, core::Instant now,
                                                                  Damage damage = Damage::AsSeen);

/// Gives a station its first root of trust (the file `root.json`, carried by hand). Refused if it has one that is not
/// damaged.
[[nodiscard]] core::Result<void, ImportError> trustRoot(store::Station &station, core::ByteView rootJson);
/// What people compare by eye: SHA-256 of the root's canonical signed part, in groups of four hex digits.
[[nodiscard]] std::string rootFingerprint(core::ByteView rootJson);

} // namespace th::sync
