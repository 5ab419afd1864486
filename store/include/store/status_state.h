// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/segment.h"

#include <optional>

namespace th::store {

/// A numbered state of the status (docs/formats/segment.md).
struct StatusState {
    std::uint64_t number = 0;
    core::StateId id{};
    friend bool operator==(const StatusState &, const StatusState &) = default;
};
/// What an update does to the whole status; whatever does not hold refuses it.
struct StatusStep {
    std::optional<StatusState> from; ///< must be the state that is held; nothing: the snapshots are all there is
    StatusState to;
    core::HeadsDigest heads{}; ///< must be that of all series once the update is applied
};
enum class StatusSource {
    Unchanged, ///< says nothing of it
    Published,
    Withdrawn, ///< nobody may speak of passes: what is held is kept, but proves no pass good
};

} // namespace th::store
