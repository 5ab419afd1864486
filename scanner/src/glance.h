// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace th::scanner {

/// Whether a frame shows what the frame last looked at showed, as far as a code could tell: means over 8 × 8 pixels,
/// against the noise of the two. A code of two pixels a module that is exchanged for another differs by far more.
class Glance {
public:
    /// Does not remember `grey` (CV_8UC1). A frame of another size, and the first, differ.
    [[nodiscard]] bool differs(const cv::Mat &grey);
    /// The frame last asked about differed far more than those before it did: somebody stepped up, the light changed.
    [[nodiscard]] bool surged() const { return m_surged; }
    /// The frame last asked about becomes the one that later frames are held against.
    void remember();
    void forget();

private:
    cv::Mat m_known, m_now, m_difference;
    double m_usual = 0; ///< mean difference lately
    bool m_surged = true;
};

} // namespace th::scanner
