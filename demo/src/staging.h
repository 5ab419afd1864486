// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios.h"
#include "scene.h"

#include <map>

namespace th::demo {

/// Draws what scenarios hold up, once each, and poses it before the camera. Needs a QGuiApplication.
class Stage {
public:
    explicit Stage(std::uint32_t seed) : m_seed(seed) {}
    /// The scenario held still; hands tremble and tilt differently in each.
    [[nodiscard]] Shot still(const Scenario &scenario);
    /// People coming up one after another: each moves in, is held, moves away. `framesEach` is at least 10.
    [[nodiscard]] std::vector<Shot> film(const std::vector<const Scenario *> &queue, int framesEach);

private:
    [[nodiscard]] const cv::Mat &picture(const Scenario &scenario);
    [[nodiscard]] const cv::Mat &card(const Person &person);

    std::uint32_t m_seed;
    std::map<std::string, cv::Mat> m_pictures;
};

} // namespace th::demo
