// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/sheet.h"

/// What time and people do to a print.
namespace th::frames {

/// Spots, smears and splashes that cover about `share` of the code.
void soil(Sheet &sheet, double share, Random &random);
/// Strokes of a pen across the code.
void scribble(Sheet &sheet, int strokes, Random &random);
/// A round seal over a part of the code, `light` of the light still coming back through its ink.
void stamp(Sheet &sheet, double light, Random &random);
/// Toner that has come off: ink goes to `ink` (reflectance), unevenly, with holes in `holes` of it.
void fade(Sheet &sheet, double ink, double holes, Random &random);
/// A thermal printer: `streaks` lines along the paper's way that stayed white, darkness that changes along it.
void streak(Sheet &sheet, int streaks, double widest, double banding, Random &random);
/// Print, lines and edges up to the code's very border, on `sides` of its four sides, `gap` modules away.
void crowd(Sheet &sheet, int sides, double gap, Random &random);
/// Along a line through the code the toner has cracked: `width` modules wide.
void crack(Sheet &sheet, cv::Point2d through, cv::Point2d across, double width, Random &random);

} // namespace th::frames
