// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

class QImage;

namespace th::demo {

inline constexpr int frameWidth = 1280, frameHeight = 720;

/// Something flat held up before the camera.
struct Held {
    cv::Mat picture;                    ///< BGRA, 8 bits, premultiplied, lit
    cv::Point2f centre;                 ///< in the frame, pixels
    float width = 400;                  ///< in the frame, pixels
    float roll = 0, yaw = 0, pitch = 0; ///< degrees
    cv::Point2f grip{0.9f, 0.6f};       ///< where the thumb lies, in parts of width and height
    cv::Point2f arm{0.5f, 1};           ///< direction the arm comes from
    int skin = 0;                       ///< which hand
};

struct Shot {
    std::vector<Held> held;
    int backdrop = 0;       ///< which of the roadside views
    float motion = 0;       ///< pixels the hands move down while the shutter is open
    std::uint64_t seed = 1; ///< of the sensor's noise
};

/// Roadside checkpoints as a webcam sees them: procedural, out of focus, a little noisy. Pure: the same shot gives the
/// same pixels.
class Studio {
public:
    explicit Studio(std::uint32_t seed);
    [[nodiscard]] cv::Mat take(const Shot &shot) const; ///< BGR, 1280×720

private:
    std::vector<cv::Mat> m_backdrops;
};

/// A screen or lamination shows a faint streak of light.
enum class Surface { Matt, Glossy };

/// The pixels of a picture with transparency, as the light of a checkpoint falls on it; a copy.
[[nodiscard]] cv::Mat lit(const QImage &image, Surface surface);

} // namespace th::demo
