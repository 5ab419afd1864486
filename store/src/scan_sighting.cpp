// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scan_sighting.h"

#include "store/scan_content.h"

namespace th::store {

std::optional<ScanSighting> sightingIn(const core::journal::Entry &entry)
{
    constexpr auto sameMoment = std::chrono::minutes(1);
    if (entry.kind != core::journal::EntryKind::Scan)
        return std::nullopt;
    const auto scan = decodeScan(entry.content);
    if (!scan || !scan->proven || !scan->sightingTag || scan->clockState != core::ClockState::Trusted)
        return std::nullopt;
    const core::CheckpointCode checkpoint(scan->checkpoint);
    const core::Instant wall(std::chrono::seconds(entry.wallMilliseconds / 1000));
    if (!core::isWellFormed(checkpoint) || scan->judgedAt < wall - sameMoment || scan->judgedAt > wall + sameMoment)
        return std::nullopt;
    return ScanSighting{checkpoint, {core::minuteOf(scan->judgedAt), *scan->sightingTag}};
}

} // namespace th::store
