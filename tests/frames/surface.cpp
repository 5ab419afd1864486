// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frames/surface.h"

namespace th::frames {

cv::Point3d Surface::at(cv::Point2d module) const
{
    cv::Point3d point(module.x, module.y, 0);
    if (radius > 0) {
        const cv::Point2d across(-std::sin(axis), std::cos(axis));
        const double along = module.dot(across), angle = along / radius;
        const double moved = radius * std::sin(angle) - along;
        point += cv::Point3d(across.x * moved, across.y * moved, radius * (1 - std::cos(angle)));
    }
    for (const Wave &wave : waves) {
        const double swing = std::sin(wave.direction.dot(module) + wave.phase);
        point += cv::Point3d(wave.shift.x * swing, wave.shift.y * swing, wave.height * swing);
    }
    for (const Fold &fold : folds) {
        const double beyond = (module - fold.through).dot(fold.across);
        if (beyond <= 0)
            continue;
        const double shrink = beyond * (std::cos(fold.turned) - 1);
        point += cv::Point3d(fold.across.x * shrink, fold.across.y * shrink, beyond * std::sin(fold.turned));
    }
    return point;
}

bool Surface::visible(cv::Point2d module) const
{
    return radius <= 0 || std::abs(module.dot({-std::sin(axis), std::cos(axis)})) < 1.5 * radius;
}

} // namespace th::frames
