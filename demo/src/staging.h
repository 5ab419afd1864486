// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios.h"
#include "scene.h"

namespace th::demo {

/// Draws what the scenario holds up, and poses it still before the camera; hands tremble and tilt differently in each.
/// Needs a QGuiApplication.
[[nodiscard]] Shot still(const Scenario &scenario, std::uint32_t seed);

/// Somebody comes up: what is `posed` moves in, is held, moves away. `framesEach` is at least 10.
[[nodiscard]] std::vector<Shot> film(const Shot &posed, int framesEach);

} // namespace th::demo
