// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/sightings.h"

#include <optional>

namespace th::store {

/// What a Scan entry says to other stations.
struct ScanSighting {
    core::CheckpointCode checkpoint;
    core::SeenMark mark;
};
/// Nothing if it says nothing: another kind of entry, no proven pass, no checkpoint, a clock in doubt, judged by
/// another moment than the clock's (a rehearsal), written by an earlier version, or not what a station writes.
[[nodiscard]] std::optional<ScanSighting> sightingIn(const core::journal::Entry &entry);

} // namespace th::store
