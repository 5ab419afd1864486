// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/camera.h"
#include "frames/frames.h"

#include <functional>
#include <vector>

namespace th::frames {

/// Everything a frame is made from, before it is made. Conditions change it.
struct Setup {
    Setup(cv::Size frame, std::string says, qrcodegen::QrCode drawn)
        : size(frame), text(std::move(says)), code(std::move(drawn))
    {
    }

    cv::Size size;
    std::string text;
    qrcodegen::QrCode code;
    Carrier carrier = Carrier::Page;
    Printing printing;
    Surface surface;
    Pose pose;
    Light light;
    Optics optics;
    Sensor sensor;
    std::vector<std::function<void(Sheet &, Random &)>> wear; ///< what happens to the print, in this order

    [[nodiscard]] double codePixels() const { return code.getSize() * pose.modulePixels; } ///< a side, before tilt
};

/// An ordinary frame: every quantity within what is usual.
[[nodiscard]] Setup ordinarySetup(cv::Size size, Random &random);

/// Makes the modules `pixels` large, as far as the code fits into the frame, and moves the code into it.
void setModulePixels(Setup &setup, double pixels, Random &random);

/// Adds a condition. `strength` runs from 0 (none) to 4; levels are its whole numbers.
void impose(Setup &setup, Condition condition, double strength, Random &random);

/// The value at `strength` between the five for strengths 0 to 4.
[[nodiscard]] double graded(double strength, const std::array<double, 5> &values);

} // namespace th::frames
