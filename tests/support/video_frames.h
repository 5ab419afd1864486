// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVideoFrame>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cstring>

namespace th::test {

/// A grey picture as a video frame of `format`: the luma plane of planar formats, chroma at rest.
inline QVideoFrame videoFrame(const cv::Mat &grey, QVideoFrameFormat::PixelFormat format)
{
    using F = QVideoFrameFormat;
    QVideoFrame frame(F(QSize(grey.cols, grey.rows), format));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        std::memset(frame.bits(plane), 128, static_cast<std::size_t>(frame.mappedBytes(plane)));
    int pixel = 1, from = 0, to = 0; // bytes a pixel, and those of them that carry the luma
    switch (format) {
    case F::Format_YUYV:
        pixel = 2;
        break;
    case F::Format_UYVY:
    case F::Format_Y16:
    case F::Format_P010:
        pixel = 2, from = to = 1;
        break;
    case F::Format_ARGB8888:
    case F::Format_XRGB8888:
    case F::Format_ABGR8888:
        pixel = 4, from = 1, to = 3;
        break;
    case F::Format_BGRX8888:
    case F::Format_BGRA8888:
    case F::Format_RGBX8888:
        pixel = 4, to = 2;
        break;
    default:
        break;
    }
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x)
            for (int byte = from; byte <= to; ++byte)
                frame.bits(0)[std::ptrdiff_t{y} * frame.bytesPerLine(0) + x * pixel + byte] =
                    grey.at<std::uint8_t>(y, x);
    frame.unmap();
    return frame;
}

inline QVideoFrame videoFrame(const cv::Mat &grey) { return videoFrame(grey, QVideoFrameFormat::Format_NV12); }

} // namespace th::test
