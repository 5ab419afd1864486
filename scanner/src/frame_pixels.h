// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <QImage>
#include <QVideoFrame>
#include <opencv2/core.hpp>
#include <optional>

namespace th::scanner {

/// The pixels of a video frame as the reader takes them: the luma plane where there is one, without a copy. Maps the
/// frame for its lifetime. Nothing for a frame that cannot be mapped, whose buffer is too short for its size, or whose
/// format holds no picture known here. Thread: any, one.
class FramePixels {
public:
    explicit FramePixels(const QVideoFrame &frame);
    ~FramePixels();
    FramePixels(const FramePixels &) = delete;
    FramePixels &operator=(const FramePixels &) = delete;
    [[nodiscard]] const std::optional<ImageView> &view() const { return m_view; }

private:
    void take();
    void plane(PixelFormat format, int bytesPerPixel);
    void channel(int index, int channels);
    void weighted(const cv::Matx14f &weights);
    void jpeg();
    [[nodiscard]] bool holds(int bytesPerPixel) const;
    [[nodiscard]] cv::Mat mat(int type) const;

    QVideoFrame m_frame;
    bool m_mapped = false;
    cv::Mat m_copy;
    QImage m_image;
    std::optional<ImageView> m_view;
};

/// How well a format suits the reader: 0 the luma plane as it stands, 1 one cheap pass, 2 three or four channels,
/// 3 to be decompressed; nothing: not read.
[[nodiscard]] std::optional<int> costOf(QVideoFrameFormat::PixelFormat format);

} // namespace th::scanner
