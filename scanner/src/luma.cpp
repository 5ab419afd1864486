// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "luma.h"

#include <opencv2/imgproc.hpp>

#include <cstdlib>

namespace th::scanner {
namespace {

constexpr int longestSide = 32000; // OpenCV keeps coordinates in 16 bits here and there
constexpr std::int64_t mostPixels = 100'000'000;

int bytesPerPixel(PixelFormat format)
{
    switch (format) {
    case PixelFormat::Grey8:
        return 1;
    case PixelFormat::Rgb888:
    case PixelFormat::Bgr888:
        return 3;
    case PixelFormat::Rgbx8888:
    case PixelFormat::Bgrx8888:
        return 4;
    }
    return 4;
}

int conversion(PixelFormat format)
{
    switch (format) {
    case PixelFormat::Rgb888:
        return cv::COLOR_RGB2GRAY;
    case PixelFormat::Bgr888:
        return cv::COLOR_BGR2GRAY;
    case PixelFormat::Rgbx8888:
        return cv::COLOR_RGBA2GRAY;
    case PixelFormat::Bgrx8888:
        return cv::COLOR_BGRA2GRAY;
    case PixelFormat::Grey8:
        break;
    }
    return -1;
}

} // namespace

bool isPicture(const ImageView &image)
{
    return image.data != nullptr && image.width > 0 && image.height > 0 && image.width <= longestSide &&
           image.height <= longestSide && std::int64_t{image.width} * image.height <= mostPixels &&
           (image.height == 1 ||
            std::abs(image.bytesPerLine) >= std::ptrdiff_t{image.width} * bytesPerPixel(image.format));
}

cv::Mat greyOf(const ImageView &image, cv::Mat &scratch)
{
    const int channels = bytesPerPixel(image.format);
    const bool upwards = image.bytesPerLine < 0;
    const auto step = image.height == 1 ? static_cast<std::size_t>(image.width) * channels
                                        : static_cast<std::size_t>(std::abs(image.bytesPerLine));
    const std::uint8_t *top = upwards ? image.data + (image.height - 1) * image.bytesPerLine : image.data;
    const cv::Mat pixels(image.height, image.width, CV_8UC(channels), const_cast<std::uint8_t *>(top), step);
    if (channels == 1 && !upwards)
        return pixels;
    if (channels == 1)
        pixels.copyTo(scratch);
    else
        cv::cvtColor(pixels, scratch, conversion(image.format));
    if (upwards)
        cv::flip(scratch, scratch, 0);
    return scratch;
}

} // namespace th::scanner
