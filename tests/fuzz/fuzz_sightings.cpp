// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sightings.h"

#include <cstdlib>

using namespace th::core;

/// What is accepted is the only encoding of what it says, and within the limits that stations count on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Bytes bytes(data, data + size);
    const auto sightings = decodeSightings(bytes);
    if (!sightings)
        return 0;
    if (encodeSightings(*sightings) != bytes || countOf(sightings->seen) > maxSightings)
        std::abort();
    for (const auto &[checkpoint, marks] : sightings->seen)
        if (marks.empty() || marks.front().at < sightings->from ||
            marks.back().at > minuteOf(sightings->until) + sightingClockSlack)
            std::abort();
    return 0;
}
