// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_loader.h"

#include <QDir>
#include <QImageReader>
#include <algorithm>
#include <cstring>

namespace th::scanner {
namespace {

constexpr QSize largest(1920, 1080);

QVideoFrame frameOf(QImage image)
{
    image.convertTo(QImage::Format_RGB32);
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

void PictureLoader::list(const QString &folder)
{
    QStringList patterns;
    for (const QByteArray &format : QImageReader::supportedImageFormats())
        patterns << QStringLiteral("*.") + QString::fromLatin1(format);
    QStringList paths;
    for (const QFileInfo &file : QDir(folder).entryInfoList(patterns, QDir::Files | QDir::Readable, QDir::Name))
        paths << file.absoluteFilePath();
    emit listed(paths);
}

void PictureLoader::load(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > largest.width() || size.height() > largest.height())
        reader.setScaledSize(size.scaled(largest, Qt::KeepAspectRatio));
    emit loaded(frameOf(reader.read()));
}

} // namespace th::scanner
