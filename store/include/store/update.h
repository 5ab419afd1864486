// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/segment.h"
#include "core/time.h"
#include "store/status_state.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace th::store {

/// Trusted metadata by role file name ("root", "timestamp", "snapshot", "targets", delegated roles) → verified bytes.
using TrustedMetadata = std::map<std::string, core::Bytes>;

/// A verified publication, applied whole or not at all. Empty optional: unchanged.
struct Update {
    TrustedMetadata metadata;              ///< all that is trusted from now on: other roles go. Empty: unchanged
    std::uint64_t rootVersion = 0;         ///< of the root in `metadata`; 0: says nothing of it
    std::optional<core::Bytes> pinnedRoot; ///< the root that people chose to trust; replaces the one before
    std::optional<core::Bytes> directory;  ///< directory.json, verified and parsable
    std::optional<core::Bytes> policy;     ///< policy.json, verified and parsable
    /// The accounts of this device's unit, verified, as packed (accounts/package.h). What is wrong with them does not
    /// stand in the way of the rest: what is held stays, and `AccountBook::fault` says why. Empty bytes: they are
    /// published, but were not to be had.
    std::optional<core::Bytes> accounts{};
    std::vector<core::SeriesSnapshot> snapshots; ///< replace the status of their series
    std::vector<core::SeriesDelta> deltas;       ///< carry on the status of theirs; no series in both
    std::optional<StatusStep> step{};            ///< nothing: the status has no number, or stays at it
    StatusSource source = StatusSource::Unchanged;
    core::Instant asOf{}; ///< signed time of the publication; 1970: says nothing of it
    /// The end of the newest file of sightings that the publication lists; 1970: it lists none. Nothing: as before.
    std::optional<core::Instant> sightingsListed{};
};

} // namespace th::store
