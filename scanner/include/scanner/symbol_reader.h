// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol.h"

#include <cstddef>
#include <vector>

namespace th::scanner {

enum class PixelFormat { Grey8, Rgb888, Bgr888, Rgbx8888, Bgrx8888 };

/// Pixels that belong to the caller and outlive the call. YUV and NV12 frames pass as the Grey8 of their luma plane.
struct ImageView {
    const std::uint8_t *data = nullptr;
    int width = 0, height = 0; ///< pixels; ≤ 0: no image
    std::ptrdiff_t bytesPerLine = 0;
    PixelFormat format = PixelFormat::Grey8;
};

enum class Effort {
    Live,  ///< within the time of a frame
    Still, ///< an image file: everything we know
};

/// What the budget of a picture counts.
enum class Pace {
    Machine, ///< processor time: a fast machine gets further, and no frame comes late
    Fixed,   ///< each step as long as it takes on a usual machine: the same result on every machine
};

/// Something that looks like a code, whether or not it could be read.
struct Located {
    std::array<Point, 4> corners{};
    float modulePixels = 0; ///< estimated size of a module; 0: unknown
    float sharpness = 0;    ///< 0 blurred, or not measured … 1 crisp
    float clipped = 0;      ///< share of saturated pixels inside: glare
    float brightness = 0;   ///< mean luma inside, 0 … 255
    float surroundings = 0; ///< mean luma of the whole picture, 0 … 255
};

/// How often something could have been read: what misreads are held against.
struct Chances {
    int pictures = 0;  ///< given to ZXing-C++: the frame, parts and close-ups of it
    int grids = 0;     ///< of modules, given to the decoder
    int patterned = 0; ///< of them those with the function patterns of a symbol, so that their codewords were tried
};

struct Reading {
    std::vector<Symbol> symbols;
    std::vector<Located> unread; ///< located, not read; what has no eyes is only looked for if nothing was read
    Chances chances = {};
};

struct ReadOptions {
    Effort effort = Effort::Live;
    int maxSymbols = 4;
    Pace pace = Pace::Machine;
};

/// Finds and reads the codes in an image: plain read first, then cheap transforms, stopping when something was read.
/// Never throws, whatever the image. Thread: any, one call at a time an object (it keeps scratch memory).
class SymbolReader {
public:
    SymbolReader();
    ~SymbolReader();
    SymbolReader(const SymbolReader &) = delete;
    SymbolReader &operator=(const SymbolReader &) = delete;
    [[nodiscard]] Reading read(const ImageView &image, const ReadOptions &options = {});

private:
    struct Scratch;
    Scratch *m_scratch;
};

} // namespace th::scanner
