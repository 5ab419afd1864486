// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder_film.h"
#include "movie_film.h"

#include <QFileInfo>

namespace th::scanner {

std::unique_ptr<FrameSource> openFilm(const QString &folderOrFile, double framesPerSecond, AtEnd atEnd)
{
    if (QFileInfo(folderOrFile).isFile())
        return std::make_unique<MovieFilm>(folderOrFile, atEnd);
    return std::make_unique<FolderFilm>(folderOrFile, framesPerSecond, atEnd);
}

} // namespace th::scanner
