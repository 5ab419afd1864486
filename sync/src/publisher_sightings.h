// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sightings.h"
#include "own_tree.h"

namespace th::sync {

/// Sightings that journals tell and that nobody was told yet. Only of the policy's checkpoints and its window, and no
/// device fills the city's file: so many of a device in a minute, and none of a minute before one it was heard of.
class SightingsHeard {
public:
    SightingsHeard(const core::Policy &policy, core::Instant now);
    void hear(const std::string &device, const core::journal::Entry &entry, PublisherNotes &notes);
    [[nodiscard]] const core::SeenPasses &seen() const { return m_seen; }
    /// How many were not taken, by device: too many in a minute, times to come, places that the policy does not know.
    [[nodiscard]] const std::map<std::string, std::size_t> &leftOut() const { return m_leftOut; }
    /// Forgets of the notes what no rule looks at any more.
    void tidy(PublisherNotes &notes) const;

private:
    const core::Policy &m_policy;
    core::Instant m_now;
    core::Minute m_from;
    core::SeenPasses m_seen;
    std::map<std::string, std::size_t> m_leftOut;
};

/// How long sightings are told at `now`: the policy's window; 0: they are not.
[[nodiscard]] std::chrono::minutes sightingsWindow(const core::Policy &policy, core::Instant now);

/// Of the status role's targets those that are files of sightings.
[[nodiscard]] Files sightingsIn(const Files &status);
struct NextSightings {
    Files files;
    std::size_t leftOut = 0; ///< sightings for which the format has no room
};
/// The next such files: one with all of the window, and for those who look often what came since the publication before
/// and since about 5, 10, 20 … minutes before. `earlier` that cannot be carried on are left. Pure.
[[nodiscard]] NextSightings nextSightings(const Files &earlier, core::SeenPasses heard, const core::Policy &policy,
                                          core::Instant now);

} // namespace th::sync
