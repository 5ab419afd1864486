// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "neighbours/discovery.h"
#include "sync/sync.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace th::neighbours {

/// How long the stations of the local network may take, all of them together: whoever is slow, or means to be, must
/// not hold up the rest. Each gets an equal share of what is left.
struct AskPatience {
    std::chrono::milliseconds untilVerified{60'000}; ///< until one has shown a timestamp that holds
    std::chrono::milliseconds altogether{600'000};   ///< what has come by then stays for the next attempt
    sync::HttpPatience http{std::chrono::seconds(5), std::chrono::seconds(10), 16u << 10}; ///< fit for a local network
};

struct AskListener {
    std::function<void(const sync::SyncProgress &)> progress;
    /// One brought nothing; the next is asked.
    std::function<void(const Neighbour &who, const sync::ImportError &why)> failed;
};

/// What one of them brought.
struct Brought {
    Neighbour by;
    sync::SyncSummary summary;
};

/// Asks one after the other until one brings something new: its publication, and with it sightings. Nobody is believed
/// more than the hub, nobody leads elsewhere. Nothing: none had more than what is held. `patience` takes the place of
/// that of `source`. Thread: as of `sync::syncOnce`.
[[nodiscard]] std::optional<Brought> askNeighbours(sync::StationDoor &station, sync::SyncSource source,
                                                   core::Instant now, const std::vector<Neighbour> &found,
                                                   const AskPatience &patience, const AskListener &listener);

/// The station's setting by which it keeps what comes for others: "on", or nothing.
inline constexpr const char *keepSetting = "neighbours";
/// Where this station keeps what its neighbours may take; empty if that is not switched on.
[[nodiscard]] std::filesystem::path keptFor(const store::Station &station, const std::filesystem::path &folder);

} // namespace th::neighbours
