// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_loader.h"

#include "scanner/picture_folder.h"

#include <algorithm>
#include <cstring>

namespace th::scanner {
namespace {

QVideoFrame frameOf(const QImage &image)
{
    if (image.isNull())
        return {};
    QVideoFrame frame(QVideoFrameFormat(image.size(), QVideoFrameFormat::pixelFormatFromImageFormat(image.format())));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    const int bytes = std::min(frame.bytesPerLine(0), static_cast<int>(image.bytesPerLine()));
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(frame.bits(0) + std::ptrdiff_t{y} * frame.bytesPerLine(0), image.constScanLine(y), bytes);
    frame.unmap();
    return frame;
}

} // namespace

void PictureLoader::list(const QString &folder) { emit listed(picturesIn(folder)); }

void PictureLoader::load(const QString &path) { emit loaded(frameOf(openAsFrame(path))); }

} // namespace th::scanner
