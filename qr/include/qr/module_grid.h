// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace th::qr {

/// What one or more pictures say about each module of a located symbol (ISO/IEC 18004), before anything is decoded.
/// Modules are in the order the picture shows them, corner of the upper left finder pattern at (0, 0) if it is known
/// which of the three that is; a mirrored symbol is not yet turned back.
struct ModuleGrid {
    int side = 0; ///< modules across: 21, 25 … 177, without the quiet zone; 0: nothing is known
    /// side × side values, row by row: the logarithm of how much likelier the module is dark than light. 0: nothing is
    /// known of it (covered, glare). Sensible magnitudes end at about 8; several looks at one symbol add up.
    std::vector<float> dark;

    [[nodiscard]] float at(int x, int y) const
    {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
    }
};

} // namespace th::qr
