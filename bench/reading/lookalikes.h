// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/random.h"

#include <opencv2/core.hpp>

#include <string>
#include <vector>

/// Pictures in which a reader might believe to see a code.
namespace th::reading {

struct Lookalike {
    cv::Mat grey;
    std::string text; ///< what may be read from it; empty: nothing
};

struct Kind {
    std::string name, what;
    Lookalike (*make)(frames::Random &random);
};

/// noise, text and textures, each as large as a 720p frame; patterns and damaged codes, each a crop with one code:
/// "pattern": all that a code has but its content: finder, timing and alignment patterns, valid format and version
///   information of any mask and level, the rest random.
/// "damaged": a real pass or ID card of which a part is random, inverted, or from another code.
/// "torn": the same, with corners and strips painted over.
[[nodiscard]] const std::vector<Kind> &lookalikes();

} // namespace th::reading
