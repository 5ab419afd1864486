// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace th::demo {

inline constexpr int backdropCount = 4;

/// A street with a barrier, far out of focus: morning, noon, rain, dusk.
[[nodiscard]] cv::Mat drawBackdrop(int which, std::uint32_t seed, const cv::Size &size);

} // namespace th::demo
