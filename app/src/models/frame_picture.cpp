// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame_picture.h"

#include <QVideoFrameFormat>
#include <algorithm>

namespace th::app {

namespace {

using Format = QVideoFrameFormat::PixelFormat;

struct Yuv {
    int y, u, v;
};

/// BT.601, video range: what webcams deliver.
QRgb toRgb(Yuv c)
{
    const int y = 298 * (c.y - 16), u = c.u - 128, v = c.v - 128;
    const auto clip = [](int value) { return std::clamp(value >> 8, 0, 255); };
    return qRgb(clip(y + 409 * v + 128), clip(y - 100 * u - 208 * v + 128), clip(y + 516 * u + 128));
}

/// Reads single pixels of a mapped frame in one of the planar or packed YUV layouts.
class YuvPlanes {
public:
    explicit YuvPlanes(const QVideoFrame &frame) : m_format(frame.pixelFormat())
    {
        for (int plane = 0; plane < std::min(frame.planeCount(), 3); ++plane) {
            m_bits[plane] = frame.bits(plane);
            m_stride[plane] = frame.bytesPerLine(plane);
        }
    }

    static bool knows(Format format)
    {
        switch (format) {
        case Format::Format_YUV420P:
        case Format::Format_YV12:
        case Format::Format_YUV422P:
        case Format::Format_NV12:
        case Format::Format_NV21:
        case Format::Format_YUYV:
        case Format::Format_UYVY:
        case Format::Format_Y8:
            return true;
        default:
            return false;
        }
    }

    [[nodiscard]] Yuv at(int x, int y) const
    {
        switch (m_format) {
        case Format::Format_YUV420P:
            return {byte(0, x, y), byte(1, x / 2, y / 2), byte(2, x / 2, y / 2)};
        case Format::Format_YV12:
            return {byte(0, x, y), byte(2, x / 2, y / 2), byte(1, x / 2, y / 2)};
        case Format::Format_YUV422P:
            return {byte(0, x, y), byte(1, x / 2, y), byte(2, x / 2, y)};
        case Format::Format_NV12:
            return {byte(0, x, y), byte(1, x & ~1, y / 2), byte(1, x | 1, y / 2)};
        case Format::Format_NV21:
            return {byte(0, x, y), byte(1, x | 1, y / 2), byte(1, x & ~1, y / 2)};
        case Format::Format_YUYV:
            return {byte(0, 2 * x, y), byte(0, 4 * (x / 2) + 1, y), byte(0, 4 * (x / 2) + 3, y)};
        case Format::Format_UYVY:
            return {byte(0, 2 * x + 1, y), byte(0, 4 * (x / 2), y), byte(0, 4 * (x / 2) + 2, y)};
        default:
            return {byte(0, x, y), 128, 128};
        }
    }

private:
    [[nodiscard]] int byte(int plane, int x, int y) const { return m_bits[plane][y * m_stride[plane] + x]; }

    Format m_format;
    const uchar *m_bits[3] = {};
    int m_stride[3] = {};
};

QImage sampled(const QVideoFrame &frame, const QSize &size)
{
    const YuvPlanes planes(frame);
    QImage picture(size, QImage::Format_RGB32);
    const int width = frame.width() & ~1, height = frame.height() & ~1;
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(picture.scanLine(y));
        const int sourceY = y * height / size.height();
        for (int x = 0; x < size.width(); ++x)
            line[x] = toRgb(planes.at(x * width / size.width(), sourceY));
    }
    return picture;
}

/// RGB in any order that QImage knows, scaled without a copy of the whole.
QImage scaledRgb(const QVideoFrame &frame, QImage::Format format, const QSize &size)
{
    const QImage whole(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0), format);
    return whole.scaled(size, Qt::IgnoreAspectRatio, Qt::FastTransformation).convertToFormat(QImage::Format_RGB32);
}

} // namespace

QImage pictureOf(QVideoFrame frame, const QSize &atMost)
{
    if (!frame.isValid() || frame.width() < 2 || frame.height() < 2 || atMost.isEmpty())
        return {};
    const QSize size = frame.size().scaled(atMost, Qt::KeepAspectRatio).expandedTo({1, 1});
    const QImage::Format rgb = QVideoFrameFormat::imageFormatFromPixelFormat(frame.pixelFormat());
    const bool yuv = YuvPlanes::knows(frame.pixelFormat());
    if (!yuv && rgb == QImage::Format_Invalid) // compressed, or rare
        return frame.toImage().scaled(size, Qt::KeepAspectRatio, Qt::FastTransformation);
    if (!frame.map(QVideoFrame::ReadOnly))
        return {};
    const QImage picture = yuv ? sampled(frame, size) : scaledRgb(frame, rgb, size);
    frame.unmap();
    return picture;
}

} // namespace th::app
