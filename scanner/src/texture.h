// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <opencv2/core.hpp>
#include <vector>

namespace th::scanner {

/// Squares of dense, strong, undirected pattern: codes so soft that their eyes have melted away. `modulePixels` stays
/// unknown (0). Only good enough to tell a person what to do.
[[nodiscard]] std::vector<Located> locateTextures(const cv::Mat &grey);

} // namespace th::scanner
