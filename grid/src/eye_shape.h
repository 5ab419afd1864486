// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "grid/located_symbol.h"
#include "plane.h"

#include <optional>

namespace th::grid {

/// Where an eye may be, as one line of pixels says.
struct EyeSuspect {
    PixelPoint center;
    float module = 0;    ///< pixels, along the line
    float threshold = 0; ///< between dark and light
    Polarity polarity = Polarity::DarkOnLight;
};

/// Whether the runs of pixels straight up and down from the middle are those of an eye: of what text and weave suggest,
/// one in a hundred.
[[nodiscard]] bool runsUpAndDown(const LumaView &picture, const EyeSuspect &suspect);

/// An eye seen from its middle: its center, its axes (one module each; which of the four sides is up is not known) and
/// how well it fits. Sends out rays, finds where they pass the three outlines, fits a parallelogram to these places.
[[nodiscard]] std::optional<FinderPattern> fitEye(const Brightness &picture, const EyeSuspect &suspect);

} // namespace th::grid
