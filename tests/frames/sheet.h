// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/random.h"

#include <opencv2/core.hpp>
#include <qrcodegen/qrcodegen.hpp>

#include <string>

namespace th::frames {

/// What carries a code: a page, a card, the screen of a phone. Lengths in modules of the code, origin in the code's
/// middle, x to the right, y down.
struct Sheet {
    std::string text;      ///< what the code says, UTF-8
    int modules = 0;       ///< a side of the code
    cv::Rect2d extent;     ///< of the sheet
    double density = 8;    ///< pixels of `print` a module
    cv::Mat print;         ///< CV_32F, linear reflectance, 0 black … 1 white
    bool ownLight = false; ///< a screen: it shines, and the light around does not matter
    double pixelPitch = 0; ///< a screen's, in modules; 0: not a screen

    [[nodiscard]] cv::Point2d toPrint(cv::Point2d module) const
    {
        return {(module.x - extent.x) * density, (module.y - extent.y) * density};
    }
    /// The part of `print` that `area` (modules) covers, cut to the sheet. Shares the pixels.
    [[nodiscard]] cv::Mat area(const cv::Rect2d &area);
    /// The code with `quiet` modules around it.
    [[nodiscard]] cv::Rect2d codeArea(double quiet = 0) const
    {
        const double side = modules + 2 * quiet;
        return {-side / 2, -side / 2, side, side};
    }
};

enum class Carrier { Page, Card, Phone };

/// How the sheet is printed.
struct Printing {
    double ink = 0.06, paper = 0.85; ///< reflectance
    double quiet = 4;                ///< modules around the code that stay empty
    double growth = 0;               ///< modules by which dark grows at its edges; negative: shrinks
    bool inverted = false;           ///< light code on dark
    double density = 8;
};

/// Draws code and surroundings: text, lines, a photo, a bezel, as the carrier has them.
[[nodiscard]] Sheet makeSheet(const qrcodegen::QrCode &code, std::string text, Carrier carrier,
                              const Printing &printing, Random &random);

/// A line of small print at `origin` (modules, base line), letters `height` high, about `width` long.
void printLine(Sheet &sheet, cv::Point2d origin, double height, double width, double ink, Random &random);

} // namespace th::frames
