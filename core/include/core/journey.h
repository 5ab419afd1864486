// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence.h"
#include "core/policy.h"

#include <optional>
#include <vector>

namespace th::core {

/// Great circle by the haversine formula, on a sphere of the Earth's mean radius. Nothing: where one of them lies is
/// not known.
[[nodiscard]] std::optional<double> kilometresBetween(const Checkpoint &a, const Checkpoint &b);

/// A sighting at another checkpoint from which nobody could have come here in the time between; nullptr: none.
/// The newest one, if there are several. Without coordinates of both places, another checkpoint within
/// `samePlaceQuiet` counts. Of another station's clock and rounding three minutes are in the holder's favour.
[[nodiscard]] const Sighting *findImpossibleSighting(const std::vector<Sighting> &sightings, const CheckpointCode &here,
                                                     Instant when, const Policy &policy, const CopyCheck &rules);

} // namespace th::core
