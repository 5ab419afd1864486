// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publication_finder.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStorageInfo>
#include <algorithm>

namespace th::app {
namespace {

constexpr int mostFolders = 200; ///< looked into on one level; a tree hidden among more is chosen by hand
constexpr int mostFiles = 20'000;
constexpr int deepest = 2;

bool isPublication(const QString &folder)
{
    return QFileInfo(folder + QStringLiteral("/metadata/timestamp.json")).isFile();
}

std::optional<QString> publicationIn(const QString &folder, int levels)
{
    if (isPublication(folder))
        return QDir(folder).absolutePath();
    if (levels == 0)
        return {};
    const auto inside = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Time);
    for (const auto &each : inside.mid(0, mostFolders))
        if (const auto found = publicationIn(each.absoluteFilePath(), levels - 1))
            return found;
    return {};
}

FoundPublication described(const QString &folder)
{
    FoundPublication found;
    found.folder = folder;
    found.written = QFileInfo(folder + QStringLiteral("/metadata/timestamp.json")).lastModified();
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext() && found.files < mostFiles) {
        files.next();
        ++found.files;
        found.bytes += files.fileInfo().size();
    }
    return found;
}

} // namespace

std::optional<QString> publicationIn(const QString &folder) { return publicationIn(folder, deepest); }

QList<FoundPublication> findPublications(const QStringList &folders)
{
    QList<FoundPublication> found;
    for (const auto &folder : folders) {
        const auto tree = publicationIn(folder);
        const auto known = [&](const FoundPublication &each) { return each.folder == *tree; };
        if (tree && std::none_of(found.begin(), found.end(), known))
            found.append(described(*tree));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.written > b.written; });
    return found;
}

QStringList removableFolders()
{
    QStringList folders;
    for (const auto &volume : QStorageInfo::mountedVolumes()) {
        const auto root = volume.rootPath();
        for (const auto *place : {"/media/", "/run/media/", "/mnt"})
            if (volume.isReady() && root.startsWith(QLatin1String(place)) && !folders.contains(root))
                folders.append(root);
    }
    return folders;
}

} // namespace th::app
