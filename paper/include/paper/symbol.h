// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

class QImage;

namespace th::paper {

inline constexpr int quietModules = 4; ///< ISO/IEC 18004: the light margin without which readers miss the code

/// The symbol of a pass text: alphanumeric mode, error correction M, the smallest version that fits.
struct PassSymbol {
    int version = 0;     ///< 1–40
    int size = 0;        ///< modules a side
    std::string modules; ///< size × size characters, '1' dark, row by row
};
/// The error is a sentence: not alphanumeric (0–9, A–Z, space, $%*+-./:), empty or too long for version 40.
[[nodiscard]] core::Result<PassSymbol, std::string> makeSymbol(std::string_view text);
/// A row's unbroken run of dark modules, as drawers want them; row by row, left to right, without quiet zone.
struct DarkRun {
    int x = 0, y = 0, length = 0;
};
[[nodiscard]] std::vector<DarkRun> darkRuns(const PassSymbol &symbol);
/// Black on white with the quiet zone of four modules; `modulePixels` ≥ 1.
[[nodiscard]] QImage drawSymbol(const PassSymbol &symbol, int modulePixels);
/// The same as SVG text, one path, unit = module.
[[nodiscard]] std::string symbolSvg(const PassSymbol &symbol);

} // namespace th::paper
