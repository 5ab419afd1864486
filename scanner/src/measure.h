// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <opencv2/core.hpp>

namespace th::scanner {

/// Fills in sharpness, clipped and brightness from the pixels around, for a code whose modules were not sampled.
void measure(const cv::Mat &grey, Located &located);

} // namespace th::scanner
