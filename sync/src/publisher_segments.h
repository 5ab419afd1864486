// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ledger.h"
#include "own_tree.h"

namespace th::sync {

/// The status as it was published.
struct PublishedStatus {
    std::uint64_t state = 0; ///< 0: none yet
    core::StateId id{};
    std::vector<core::SeriesSnapshot> series;
};
[[nodiscard]] Made<PublishedStatus> statusIn(const OwnTree &own);

/// Segments of the next state, with those of the last that stay, and the bases noted in `notes`. Pure: the two tiers of
/// docs/design/publishing.md. `snapshots`: the status at the next state.
[[nodiscard]] Made<Files> nextSegments(const OwnTree &own, const core::Delta &change,
                                       const std::vector<core::SeriesSnapshot> &snapshots, PublisherNotes &notes);

/// The largest of the series that change, if one of them would not fit a file of `most` bytes, or all together not four
/// times that, which is what a station reads at once.
[[nodiscard]] std::optional<core::SeriesCode>
tooLarge(const core::Delta &change, const std::vector<core::SeriesSnapshot> &snapshots, std::size_t most);

} // namespace th::sync
