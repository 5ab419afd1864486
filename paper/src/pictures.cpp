// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include <QDir>
#include <QFile>
#include <QImageReader>

namespace th::paper {

namespace {

constexpr qint64 mostBytes = 4 * 1024 * 1024, mostPixels = 16'000'000;

core::Failure<Fault> unusable(const std::string &name, const std::string &vi, const std::string &en)
{
    return core::Failure{Fault{{"Hình " + name + ": " + vi, "The picture " + name + ": " + en}}};
}

core::Result<QImage, Fault> loadPicture(const QString &path, const std::string &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(name, "không mở được.", "it cannot be opened.");
    if (file.size() > mostBytes)
        return unusable(name, "lớn hơn 4 MiB.", "it is larger than 4 MiB.");
    QImageReader reader(&file);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > mostPixels)
        return unusable(name, "không phải ảnh đọc được, hoặc quá 16 triệu điểm ảnh.",
                        "it is no picture that can be read, or has more than 16 megapixels.");
    QImage picture = reader.read();
    if (picture.isNull())
        return unusable(name, "bị hỏng.", "it is damaged.");
    return picture;
}

} // namespace

core::Result<Pictures, Fault> loadPictures(const QString &folder, const Template &design,
                                           const std::vector<Content> &contents)
{
    Pictures pictures;
    for (const Content &content : contents)
        for (const Item &item : design.items) {
            const auto *wanted = std::get_if<PictureItem>(&item);
            if (!wanted)
                continue;
            const std::string name = pictureName(*wanted, content);
            const QString path = QDir(folder).filePath(QString::fromStdString(name));
            if (pictures.contains(name) || !QFile::exists(path))
                continue;
            auto picture = loadPicture(path, name);
            if (!picture)
                return core::Failure{picture.error()};
            pictures.emplace(name, std::move(*picture));
        }
    return pictures;
}

} // namespace th::paper
