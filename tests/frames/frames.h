// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Frames of hard codes as a roadside camera sees them, with the truth. Same shot, same frame, bit for bit, with one
/// version of OpenCV. Nothing in the product is made from this; tests and benchmarks are.
///
/// Seeds: **develop on 0 to 999, report on 100000 and above.** Who tunes a reader on the second lot measures nothing.
namespace th::frames {

enum class Condition {
    Clean,    ///< nothing in particular: what a patient officer gets
    Far,      ///< few pixels a module
    Defocus,  ///< out of focus
    Motion,   ///< moved during exposure
    Tilt,     ///< turned out of the frame's plane, to 60°
    Rotation, ///< turned in the plane, by any angle
    Night,    ///< little light: noise
    Glare,    ///< lamp or sun mirrored in the paper
    Shadow,   ///< a hard shadow across the code
    Crumple,  ///< smooth bumps and sharp folds
    Dirt,     ///< dirt and strokes of a pen
    Stamps,   ///< seals stamped over the code
    Laminate, ///< reflections of a plastic cover
    Phone,    ///< a screen: moiré, brightness bands, dark mode
    Jpeg,     ///< strongly compressed
    Faded,    ///< toner that has come off, pale print
    Thermal,  ///< streaks of a thermal printer
    Quiet,    ///< print or edges inside the quiet zone
    Cup,      ///< around a cup or an arm
    Combined, ///< two of the above at half their level
};

[[nodiscard]] const std::vector<Condition> &allConditions();
[[nodiscard]] std::string_view name(Condition condition); ///< in small letters, as above
[[nodiscard]] std::optional<Condition> conditionNamed(std::string_view name);

struct Order {
    Condition condition = Condition::Clean;
    int level = 1; ///< 1 easy … 4 hardly possible
    std::uint64_t seed = 0;
    cv::Size size{1280, 720};
};

/// A code that is in the picture.
struct Truth {
    std::string text; ///< UTF-8
    /// Pixels; top left, top right, bottom right, bottom left as the code is read, at the outer edges of its modules.
    std::array<cv::Point2d, 4> corners;
};

struct Frame {
    cv::Mat picture; ///< CV_8U, grey
    std::vector<Truth> codes;
    int modules = 0;                  ///< a side of the first code
    std::vector<cv::Point2d> centres; ///< of its modules, row by row, in the picture, however the paper bends
    std::vector<bool> dark;           ///< what was printed there, before wear
    bool inverted = false;            ///< printed light on dark
    double modulePixels = 0;          ///< about how large its modules are in the picture
    std::string what;                 ///< what was done, in words: the conditions of a combined frame
};

/// Thread: any.
[[nodiscard]] Frame makeFrame(const Order &order);

} // namespace th::frames
