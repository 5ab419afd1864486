// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "neighbours/discovery.h"
#include "sync/sync.h"

namespace th::tools {

using Synced = core::Result<sync::SyncSummary, sync::ImportError>;

/// How long the stations of the local network may take, all of them together: whoever is slow, or means to be, must
/// not hold up the rest. Each gets an equal share of what is left.
struct NeighbourPatience {
    std::chrono::milliseconds untilVerified{60'000}; ///< until one has shown a timestamp that holds
    std::chrono::milliseconds altogether{600'000};   ///< what has come by then stays for the next attempt
    sync::HttpPatience http{std::chrono::seconds(5), std::chrono::seconds(10), 16u << 10}; ///< fit for a local network
};

/// Where this station keeps what its neighbours may take; empty if that is not switched on.
[[nodiscard]] std::filesystem::path keptForNeighbours(const store::Station &station, const std::string &folder);

/// What the stations of the local network have, where `before` failed because there is no way to the hub; they are
/// asked one after the other until one brings something new. Nobody is believed more than the hub.
[[nodiscard]] Synced syncWithNeighbours(const Console &console, store::Station &station, sync::SyncSource source,
                                        core::Instant now, Synced before,
                                        const std::function<void(const sync::SyncProgress &)> &progress);
/// The same with those that were found. `patience` takes the place of that of `source`.
[[nodiscard]] Synced askNeighbours(const Console &console, store::Station &station, sync::SyncSource source,
                                   core::Instant now, Synced before, const std::vector<neighbours::Neighbour> &found,
                                   const NeighbourPatience &patience,
                                   const std::function<void(const sync::SyncProgress &)> &progress);

} // namespace th::tools
