// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/camera.h"

namespace th::frames {

/// The scene as light on the sensor before lens and light source: reflectance, and what shines by itself.
struct Projection {
    cv::Mat reflected; ///< CV_32F
    cv::Mat shining;   ///< CV_32F, empty if nothing shines
};

[[nodiscard]] Projection project(const Shot &shot);

} // namespace th::frames
