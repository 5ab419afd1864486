// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "sync/sync.h"

namespace th::tools {

using Synced = core::Result<sync::SyncSummary, sync::ImportError>;

/// Where this station keeps what its neighbours may take; empty if that is not switched on.
[[nodiscard]] std::filesystem::path keptForNeighbours(const store::Station &station, const std::string &folder);

/// What the stations of the local network have, where `before` failed because there is no way to the hub; they are
/// asked one after the other until one brings something new. Nobody is believed more than the hub.
[[nodiscard]] Synced syncWithNeighbours(const Console &console, store::Station &station, sync::SyncSource source,
                                        core::Instant now, Synced before,
                                        const std::function<void(const sync::SyncProgress &)> &progress);

} // namespace th::tools
