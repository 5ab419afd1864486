// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "neighbours/ask.h"

namespace th::tools {

using Synced = core::Result<sync::SyncSummary, sync::ImportError>;

/// What the stations of the local network have, where `before` failed because there is no way to the hub.
[[nodiscard]] Synced syncWithNeighbours(const Console &console, store::Station &station, sync::SyncSource source,
                                        core::Instant now, Synced before,
                                        const std::function<void(const sync::SyncProgress &)> &progress);

} // namespace th::tools
