// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/random.h"

#include <opencv2/core.hpp>

namespace th::frames {

/// Noise without steps: mean 0, deviation about 1, its hills `wavelength` pixels apart. CV_32F.
[[nodiscard]] cv::Mat smoothNoise(cv::Size size, double wavelength, Random &random);

/// Adds noise of deviation sqrt(`perUnit` · value + `floor`²) to each pixel of a CV_32F picture.
void addGrain(cv::Mat &picture, double perUnit, double floor, Random &random);

/// What lies behind the papers: a road, a car, clothes, a hand; soft, because the camera is not focused on it. CV_32F.
[[nodiscard]] cv::Mat makeBackground(cv::Size size, Random &random);

} // namespace th::frames
