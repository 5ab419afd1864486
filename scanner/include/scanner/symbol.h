// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

namespace th::scanner {

/// A moment of a stream of frames.
using SteadyTime = std::chrono::steady_clock::time_point;

struct Point {
    float x = 0, y = 0; ///< pixels of the image it was found in, origin top left
};

enum class SymbolFormat { QrCode, MicroQrCode, Other };
[[nodiscard]] const char *name(SymbolFormat format); ///< "QRCode" …

/// One code read from light. Its content is hostile.
struct Symbol {
    SymbolFormat format = SymbolFormat::QrCode;
    std::string text;               ///< UTF-8; empty if the content is not text
    bool binary = false;            ///< the content is not text in any encoding it claims
    std::array<Point, 4> corners{}; ///< top left, top right, bottom right, bottom left of the symbol
    bool mirrored = false, inverted = false;
};

} // namespace th::scanner
