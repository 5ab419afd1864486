// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/picture_folder.h"

#include <QDir>
#include <QImageReader>
#include <QPainter>

namespace th::scanner {

QStringList picturesIn(const QString &folder)
{
    QStringList patterns;
    for (const QByteArray &format : QImageReader::supportedImageFormats())
        patterns << QStringLiteral("*.") + QString::fromLatin1(format);
    QStringList paths;
    for (const QFileInfo &file : QDir(folder).entryInfoList(patterns, QDir::Files | QDir::Readable, QDir::Name))
        paths << file.absoluteFilePath();
    return paths;
}

QImage openAsFrame(const QString &path)
{
    constexpr QSize largest(1920, 1080);
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > largest.width() || size.height() > largest.height())
        reader.setScaledSize(size.scaled(largest, Qt::KeepAspectRatio));
    QImage image = onPaper(reader.read());
    image.convertTo(QImage::Format_RGB32);
    return image;
}

QImage onPaper(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    return paper;
}

} // namespace th::scanner
