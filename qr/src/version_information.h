// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qr/module_grid.h"

#include <optional>

namespace th::qr {

/// The eighteen bits of version 7 … 40, BCH code included (ISO/IEC 18004:2015 7.10, Annex D).
[[nodiscard]] unsigned versionBits(int version);

struct VersionGuess {
    int version = 0;
    /// Logarithm of how likely both copies look like this, on the scale of the module values.
    float score = 0;
    int wrong = 0; ///< of the 36 modules, how many have the other sign (or none)
};

/// The likeliest of versions 7 … 40; nothing for a side below 45, which has no version information. The places count
/// from the finder patterns, so it tells the version even of a grid that was laid with a wrong side. Mirroring only
/// swaps the two copies. `grid` has a valid side.
[[nodiscard]] std::optional<VersionGuess> readVersion(const ModuleGrid &grid);

} // namespace th::qr
