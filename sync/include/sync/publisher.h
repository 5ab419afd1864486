// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal_extract.h"
#include "sync/publication.h"

#include <filesystem>

namespace th::sync {

/// Something a journal said that was not taken: for people to look into.
struct Alarm {
    std::string device;    ///< its id, or its key in hex if the directory does not know it; empty: a series as a whole;
                           ///< of "copy.…" the copy; of "role.…" a delegated role
    std::uint64_t seq = 0; ///< the entry; 0: the journal as a whole
    std::string rule;      ///< stable, e.g. "series.not_yours", "serial.reused", "journal.fork"
    std::string detail{};  ///< of "series.too_large" the series, of "device.revoked.unheard" the number of serials, of
                           ///< "publication.newer" the time of that publication, of "copy.unread" and
                           ///< "role.refused" why, of "role.ends" when, of "sightings.left_out" the number
                           ///< of scans
};

struct PublishOrder {
    core::Bytes root; ///< the root that is trusted, carried by hand: targets must be signed by what follows from it
    std::vector<core::journal::Extract> journals; ///< in any order
    core::Instant now{};
    Signers signers; ///< of status, snapshot and timestamp
    /// Where else the publication is served or kept: folders or addresses. If one is newer than the tree, because that
    /// was put back from an old copy, it is carried on instead. From folders come newer files of delegated roles.
    std::vector<std::string> copies{};
    std::chrono::milliseconds copyPatience{60000}; ///< for each copy to say what it has; then "copy.unread"
    std::chrono::seconds statusLife{std::chrono::hours(24 * 30)}, timestampLife{std::chrono::hours(24 * 3)};
    std::size_t maxTargetBytes = 64u << 20;                       ///< that stations read as one file
    enum class When { IfChanged, Always } when = When::IfChanged; ///< Always: signs anew though nothing changed
};

struct Published {
    std::uint64_t version = 0;                           ///< of the publication
    std::uint64_t state = 0;                             ///< number of the status
    bool written = false;                                ///< false: nothing to say
    std::size_t issued = 0, revoked = 0, reinstated = 0; ///< serials, by facts that were taken
    std::vector<Alarm> alarms{};
    std::size_t sightings = 0;   ///< that were heard and are told to other stations
    std::string carriedOnFrom{}; ///< of the order's copies the one that was newer than the tree; empty: none
};

/// Carries on the publication in `tree` by what the journals say (docs/design/publishing.md). The tree holds root and
/// targets, signed elsewhere, with directory and policy, and whatever was published before; it is the only state. Whole
/// or not at all; the same again writes nothing. Errors are sentences.
[[nodiscard]] Made<Published> publish(const std::filesystem::path &tree, const PublishOrder &order);

} // namespace th::sync
