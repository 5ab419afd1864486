// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/places.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>

namespace th::test {

inline QString sourcePath(const QString &relative)
{
    return QString::fromLocal8Bit(sourceFolder) + QLatin1Char('/') + relative;
}

inline QString buildPath(const QString &relative)
{
    return QString::fromLocal8Bit(buildFolder) + QLatin1Char('/') + relative;
}

/// The bytes of a file; empty if it is not there.
inline QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The folder of public vectors, which is not part of this repository: TH_VECTORS, or `shared/vectors` beside a folder
/// above the sources. Empty where it is absent.
inline QString publicVectors()
{
    const QString named = qEnvironmentVariable("TH_VECTORS");
    if (!named.isEmpty())
        return named;
    for (QDir folder(sourcePath({})); folder.cdUp();)
        if (folder.exists(QStringLiteral("shared/vectors")))
            return folder.filePath(QStringLiteral("shared/vectors"));
    return {};
}

} // namespace th::test
