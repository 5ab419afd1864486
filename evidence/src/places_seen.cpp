// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "places_seen.h"

#include "core/journey.h"
#include "moments.h"

#include <algorithm>

namespace th::evidence {

namespace {

std::optional<double> distance(const core::Policy &policy, const core::CheckpointCode &a, const core::CheckpointCode &b)
{
    const auto *from = policy.findCheckpoint(a), *to = policy.findCheckpoint(b);
    return from && to ? core::kilometresBetween(*from, *to) : std::nullopt;
}

} // namespace

/// With the last time that it was at each other place: the shortest time is what counts.
std::optional<PlacesSeen::Impossible> PlacesSeen::add(const Row &scan, const core::Policy &policy)
{
    const core::Instant now = instantOf(scan.wall);
    const core::CopyCheck &rules = policy.rulesAt(now).copies;
    std::optional<Impossible> found;
    const auto elsewhere = [&](const Seen &seen) { return seen.checkpoint != scan.checkpoint; };
    if (std::ranges::any_of(m_seen, elsewhere)) {
        const core::CheckpointCode here(scan.checkpoint);
        std::vector<core::Sighting> sightings;
        for (const Seen &seen : m_seen)
            sightings.push_back(
                {core::CheckpointCode(seen.checkpoint), instantOf(seen.wall), false,
                 seen.place.device == scan.place.device ? core::SeenBy::ThisStation : core::SeenBy::OtherStation});
        if (const auto *from = core::findImpossibleSighting(sightings, here, now, policy, rules))
            found = Impossible{m_seen[static_cast<std::size_t>(from - sightings.data())],
                               distance(policy, from->checkpoint, here), now - from->at};
    }
    std::erase_if(m_seen,
                  [&](const Seen &seen) { return !elsewhere(seen) || now - instantOf(seen.wall) > rules.window; });
    if (m_seen.size() >= mostPlaces) {
        m_left = true;
        m_seen.erase(m_seen.begin());
    }
    m_seen.push_back({scan.place, scan.wall, scan.checkpoint});
    return found;
}

} // namespace th::evidence
