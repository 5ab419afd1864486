// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace th::grid {

/// A point of a picture: pixels, origin at the top left corner of the top left pixel.
struct PixelPoint {
    float x = 0, y = 0;
};

/// A grey picture that belongs to the caller and outlives the call.
struct LumaView {
    const std::uint8_t *data = nullptr;
    int width = 0, height = 0;       ///< pixels; ≤ 0: no picture
    std::ptrdiff_t bytesPerLine = 0; ///< may be negative
};

} // namespace th::grid
