// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <array>
#include <opencv2/core.hpp>
#include <span>

namespace th::scanner {

/// One picture made from the frame, in which the codes may be easier to read, and the way back to the frame.
struct View {
    cv::Mat grey;
    cv::Matx33f toFrame = cv::Matx33f::eye(); ///< a projection
};

/// A transform of the ladder, named by what it is good for.
enum class Rung {
    Plain,
    LocalContrast, ///< uneven light: CLAHE
    Half,          ///< noise, moiré, large codes: averages four pixels
    Double,        ///< modules of one or two pixels
    Sharpened,     ///< slight defocus
    Denoised,      ///< sensor noise: median
    Third,
    SharpDouble, ///< small and soft
    Smoothed,    ///< print raster, screen pixels
    LocalThreshold,
    Rotated30, ///< sampling at another angle
    Rotated60,
};

/// The rungs worth a frame's time, and all of them, cheap first.
[[nodiscard]] std::span<const Rung> liveRungs();
[[nodiscard]] std::span<const Rung> stillRungs();

/// The frame seen through `rung`; an empty picture if the rung makes no sense for the size of this frame.
[[nodiscard]] View look(const cv::Mat &frame, Rung rung);

/// The frame's part around a located code, laid flat and enlarged until a module has five pixels; `corners` clockwise
/// from top left. An empty picture for what is too small, too large or no quadrangle.
[[nodiscard]] View closeUp(const cv::Mat &frame, const std::array<Point, 4> &corners, float modulePixels);
/// What `rung` makes of a view.
[[nodiscard]] View through(const View &view, Rung rung);

[[nodiscard]] Point mapped(const View &view, Point point);

} // namespace th::scanner
