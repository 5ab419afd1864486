// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/http_patience.h"
#include "sync/import.h"
#include "sync/station_door.h"
#include "sync/transport.h"

#include <functional>

namespace th::sync {

enum class Allow {
    Everything,
    DeltasOnly, ///< metered or slow: what would need a snapshot is left for later (ImportFault::NeedsSnapshot)
};

struct SyncSource {
    std::string from; ///< "http://…", "https://…" (what stands above metadata/ and targets/), or a folder
    std::filesystem::path partials; ///< keeps what came over the network and was not applied yet; made if need be
    HttpPatience patience{};
    Allow allow = Allow::Everything;
    Transport transport{}; ///< instead of the network
    /// Keeps what comes as a tree for neighbours; empty: nothing. `spare` bytes more are fetched for them, at most, of
    /// each publication; none where only deltas are wanted.
    std::filesystem::path kept{};
    std::uint64_t spare = 256u << 10;
};

/// What is coming in just now.
struct SyncProgress {
    std::string file;                ///< of the tree
    std::uint64_t fileDone = 0;      ///< bytes of it that are here, earlier attempts included
    std::uint64_t received = 0;      ///< bytes over the network in this attempt, metadata included
    std::uint64_t plannedStatus = 0; ///< bytes of segments that this attempt was to bring; 0 while not known
    std::uint64_t statusDone = 0;    ///< of these, what is here
    std::uint64_t gained = 0;        ///< of `received`, what no earlier attempt had brought
};

struct SyncSummary : ImportSummary {
    std::uint64_t received = 0; ///< bytes over the network
};

/// One attempt: fetches what is new, verifies and applies it, whole or not at all. The same for a web server and for a
/// folder. Over the network nothing that was received is asked for again by the next attempt. `progress` is told of
/// every piece, from within. Thread: any, one at a time for one `partials`; returns when done, when the link is given
/// up, or when it is told to stop (`patience`): then what was received stays, and the fault is Unreachable.
[[nodiscard]] core::Result<SyncSummary, ImportError>
syncOnce(StationDoor &station, const SyncSource &source, core::Instant now,
         const std::function<void(const SyncProgress &)> &progress);
/// The same for whoever is in the station's thread.
[[nodiscard]] core::Result<SyncSummary, ImportError> syncOnce(store::Station &station, const SyncSource &source,
                                                              core::Instant now,
                                                              const std::function<void(const SyncProgress &)> &progress,
                                                              Damage damage = Damage::AsSeen);
/// True for what names a source: an http(s) address with a host, or a folder by its whole path.
[[nodiscard]] bool isSource(const std::string &from);
/// Where a station keeps a tree for its neighbours: `kept` in its folder.
[[nodiscard]] std::filesystem::path keptOf(const std::filesystem::path &stationFolder);
/// Where a station keeps what comes in: `sync` in its folder.
[[nodiscard]] std::filesystem::path partialsOf(const std::filesystem::path &stationFolder);

} // namespace th::sync
