// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frames/sheet.h"
#include "frames/surface.h"

#include <array>
#include <memory>
#include <numbers>
#include <vector>

/// A roadside camera, step by step: perspective, lens, light, sensor, tone curve, compression.
namespace th::frames {

/// Where a sheet is held. Angles in radians, lengths in pixels of the frame.
struct Pose {
    cv::Point2d middle;      ///< where the code's middle comes to stand
    double modulePixels = 4; ///< size of a module there, before tilt
    double roll = 0;         ///< about the line of sight
    double tilt = 0;         ///< out of the plane of the frame
    double tiltAxis = 0;     ///< about which line of the frame
    double focal = 1100;     ///< focal length
};

struct Placed {
    std::shared_ptr<const Sheet> sheet;
    Surface surface;
    Pose pose;

    /// Where a point of the sheet (modules) appears in the frame.
    [[nodiscard]] cv::Point2d seen(cv::Point2d module) const;
    /// The code's corners: top left, top right, bottom right, bottom left as the code itself is read.
    [[nodiscard]] std::array<cv::Point2d, 4> corners() const;
};

/// An area that the light does not reach.
struct Shadow {
    std::vector<cv::Point> outline; ///< pixels
    double left = 0.3;              ///< share of the light that remains
    double softness = 1;            ///< pixels
};

/// Light that the surface throws into the lens, added to what is printed there.
struct Glare {
    cv::Point2d middle;  ///< pixels
    cv::Size2d size;     ///< half axes, pixels
    double angle = 0;    ///< radians
    double strength = 1; ///< 1: as bright as the brightest the sensor holds
    double edge = 2;     ///< 2: bell-shaped; larger: flat with a sharp edge
};

struct Light {
    double exposure = 0.6; ///< linear brightness of a white sheet, 1: clips
    cv::Point2d slope;     ///< relative change across the frame
    double veil = 0;       ///< light scattered into the whole frame (laminate, wet lens)
    std::vector<Shadow> shadows;
    std::vector<Glare> glares;
    double bandDepth = 0, bandRows = 200, bandPhase = 0; ///< bands of a dimmed screen under a rolling shutter
    double moire = 0;                                    ///< how strongly a screen's pixels show
    cv::Point2d direction{-0.4, -0.6};                   ///< from where it falls; shades bent paper
    double relief = 1;                                   ///< how strongly it does
};

struct Optics {
    double blur = 0.6;               ///< pixels, deviation of a Gaussian
    double defocus = 0;              ///< pixels, radius of the disc
    std::vector<cv::Point2d> motion; ///< path during exposure, pixels; empty: still
};

struct Sensor {
    double electrons = 4000;  ///< at full scale; the fewer, the noisier
    double readNoise = 0.002; ///< of full scale
    double grainBlur = 0;     ///< pixels: what a camera's noise reduction smears
    double gamma = 2.2;
    double sharpening = 0.3; ///< strength of the camera's own unsharp mask
    int jpegQuality = 0;     ///< 0: not compressed
    int jpegShift = 0;       ///< compressed a first time with blocks shifted by this; 0: once
};

struct Shot {
    cv::Size size{1280, 720};
    cv::Mat background; ///< CV_32F, linear
    std::vector<Placed> sheets;
    Light light;
    Optics optics;
    Sensor sensor;
};

/// The frame the camera delivers: CV_8U grey.
[[nodiscard]] cv::Mat capture(const Shot &shot, Random &random);

} // namespace th::frames
