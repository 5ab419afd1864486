// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame_pixels.h"

#include <opencv2/core.hpp>

namespace th::scanner {

using Format = QVideoFrameFormat;

std::optional<int> costOf(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case Format::Format_Y8:
    case Format::Format_YUV420P:
    case Format::Format_YUV422P:
    case Format::Format_YV12:
    case Format::Format_NV12:
    case Format::Format_NV21:
    case Format::Format_IMC1:
    case Format::Format_IMC2:
    case Format::Format_IMC3:
    case Format::Format_IMC4:
        return 0;
    case Format::Format_YUYV:
    case Format::Format_UYVY:
    case Format::Format_Y16:
    case Format::Format_P010:
    case Format::Format_P016:
        return 1;
    case Format::Format_BGRA8888:
    case Format::Format_BGRA8888_Premultiplied:
    case Format::Format_BGRX8888:
    case Format::Format_RGBA8888:
    case Format::Format_RGBX8888:
    case Format::Format_ARGB8888:
    case Format::Format_ARGB8888_Premultiplied:
    case Format::Format_XRGB8888:
    case Format::Format_ABGR8888:
    case Format::Format_XBGR8888:
        return 2;
    case Format::Format_Jpeg:
        return 3;
    default:
        return std::nullopt;
    }
}

FramePixels::FramePixels(const QVideoFrame &frame) : m_frame(frame)
{
    m_mapped = m_frame.isValid() && m_frame.map(QVideoFrame::ReadOnly);
    if (m_mapped)
        take();
}

void FramePixels::take()
{
    constexpr float red = 0.299F, green = 0.587F, blue = 0.114F;
    switch (m_frame.pixelFormat()) {
    case Format::Format_YUYV:
        return channel(0, 2);
    case Format::Format_UYVY:
    case Format::Format_Y16: // little-endian: the high byte
    case Format::Format_P010:
    case Format::Format_P016:
        return channel(1, 2);
    case Format::Format_BGRA8888:
    case Format::Format_BGRA8888_Premultiplied:
    case Format::Format_BGRX8888:
        return plane(PixelFormat::Bgrx8888, 4);
    case Format::Format_RGBA8888:
    case Format::Format_RGBX8888:
        return plane(PixelFormat::Rgbx8888, 4);
    case Format::Format_ARGB8888:
    case Format::Format_ARGB8888_Premultiplied:
    case Format::Format_XRGB8888:
        return weighted({0, red, green, blue});
    case Format::Format_ABGR8888:
    case Format::Format_XBGR8888:
        return weighted({0, blue, green, red});
    case Format::Format_Jpeg:
        return jpeg();
    default:
        if (costOf(m_frame.pixelFormat()) == 0)
            plane(PixelFormat::Grey8, 1);
    }
}

FramePixels::~FramePixels()
{
    if (m_mapped)
        m_frame.unmap();
}

bool FramePixels::holds(int bytesPerPixel) const
{
    const qint64 line = m_frame.bytesPerLine(0), width = m_frame.width(), height = m_frame.height();
    const qint64 row = width * bytesPerPixel;
    return m_frame.bits(0) != nullptr && width > 0 && height > 0 && line >= row &&
           m_frame.mappedBytes(0) >= (height - 1) * line + row;
}

cv::Mat FramePixels::mat(int type) const
{
    return {m_frame.height(), m_frame.width(), type, const_cast<uchar *>(m_frame.bits(0)),
            static_cast<std::size_t>(m_frame.bytesPerLine(0))};
}

void FramePixels::plane(PixelFormat format, int bytesPerPixel)
{
    if (holds(bytesPerPixel))
        m_view = ImageView{m_frame.bits(0), m_frame.width(), m_frame.height(), m_frame.bytesPerLine(0), format};
}

void FramePixels::channel(int index, int channels)
{
    if (!holds(channels))
        return;
    cv::extractChannel(mat(CV_8UC(channels)), m_copy, index);
    m_view = ImageView{m_copy.data, m_copy.cols, m_copy.rows, static_cast<std::ptrdiff_t>(m_copy.step)};
}

void FramePixels::weighted(const cv::Matx14f &weights)
{
    if (!holds(4))
        return;
    cv::transform(mat(CV_8UC4), m_copy, weights);
    m_view = ImageView{m_copy.data, m_copy.cols, m_copy.rows, static_cast<std::ptrdiff_t>(m_copy.step)};
}

void FramePixels::jpeg()
{
    m_image = QImage::fromData(m_frame.bits(0), m_frame.mappedBytes(0), "JPG");
    m_image.convertTo(QImage::Format_Grayscale8);
    if (!m_image.isNull())
        m_view = ImageView{m_image.constBits(), m_image.width(), m_image.height(), m_image.bytesPerLine()};
}

} // namespace th::scanner
