// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace th::sync {

/// What a file of sightings holds, as its target path says: what the publisher learned after one second and not after
/// another. "status/sightings-1789000000-1789000300.sgt"; from 0: all of the window.
struct SightingsName {
    core::Instant after{}, until{};
    friend bool operator==(const SightingsName &, const SightingsName &) = default;
};
/// Nothing if the path is not exactly what `sightingsPath` writes.
[[nodiscard]] std::optional<SightingsName> parseSightingsPath(const std::string &path);
[[nodiscard]] std::string sightingsPath(const SightingsName &name);

struct ListedSightings {
    SightingsName name;
    std::uint64_t length = 0;
};
/// Those that bring whoever knows all until `held` (nothing: nobody's) to the newest end, the shortest first. Empty:
/// none is newer, or none leads there.
[[nodiscard]] std::vector<ListedSightings> waysOn(std::optional<core::Instant> held,
                                                  const std::vector<ListedSightings> &listed);
/// The newest end; nothing if none is listed.
[[nodiscard]] std::optional<core::Instant> newestEnd(const std::vector<ListedSightings> &listed);

} // namespace th::sync
