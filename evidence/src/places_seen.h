// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"
#include "evidence/query.h"

#include <optional>
#include <vector>

namespace th::evidence {

/// Where one pass was lately: the last time at each place, and whether it can have come from there to the next one
/// (core/journey.h). Scans come in the order of time.
class PlacesSeen {
public:
    struct Seen {
        Place place;
        Milliseconds wall = 0;
        std::string checkpoint;
    };
    struct Impossible {
        Seen from;
        std::optional<double> kilometres{}; ///< as the crow flies; nothing: the policy does not know both places
        std::chrono::seconds elapsed{0};
    };
    /// Whether a scan is of those that are compared, if its device's word counts.
    [[nodiscard]] static bool compares(const Row &scan)
    {
        return scan.proven && scan.clock == core::ClockState::Trusted && !scan.checkpoint.empty();
    }
    /// REQUIRES `compares(scan)`.
    std::optional<Impossible> add(const Row &scan, const core::Policy &policy);
    [[nodiscard]] bool left() const { return m_left; } ///< more places within a window than are compared
    [[nodiscard]] Milliseconds newest() const { return m_seen.empty() ? 0 : m_seen.back().wall; }

private:
    static constexpr std::size_t mostPlaces = 256; ///< within a window; a hostile log may name any number
    std::vector<Seen> m_seen;                      ///< by time, one of each place
    bool m_left = false;
};

} // namespace th::evidence
