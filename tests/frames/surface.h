// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/random.h"

#include <opencv2/core.hpp>

#include <vector>

namespace th::frames {

/// A sharp fold: the sheet on one side of a line is turned about that line.
struct Fold {
    cv::Point2d through; ///< modules
    cv::Point2d across;  ///< unit vector, towards the side that turns
    double turned = 0;   ///< radians; positive: away from the camera
};

/// Bumps of crumpled paper: a sum of waves.
struct Wave {
    cv::Point2d direction;        ///< radians a module
    double phase = 0, height = 0; ///< height in modules
    cv::Point2d shift;            ///< how far the wave draws the paper sideways, modules
};

/// How a sheet lies in space: flat, around a cup, crumpled, folded. Modules in, modules out; z away from the camera.
struct Surface {
    double radius = 0; ///< of a cup, modules; 0: no cup
    double axis = 0;   ///< direction of the cup's axis, radians; 0: along x
    std::vector<Wave> waves;
    std::vector<Fold> folds;

    [[nodiscard]] cv::Point3d at(cv::Point2d module) const;
    /// Whether the module can be seen at all: not behind the cup.
    [[nodiscard]] bool visible(cv::Point2d module) const;
};

} // namespace th::frames
