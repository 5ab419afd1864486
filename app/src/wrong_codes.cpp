// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wrong_codes.h"

#include "store/files.h"

#include <QDir>
#include <QFile>
#include <filesystem>
#include <string>

namespace th::app {
namespace {

constexpr int most = 1000; ///< the longest wait is reached long before

std::filesystem::path fileIn(const QString &stationFolder)
{
    return std::filesystem::path(stationFolder.toStdString()) / "kiosk.tries";
}

} // namespace

int wrongCodesKept(const QString &stationFolder)
{
    QFile file(QString::fromStdString(fileIn(stationFolder).string()));
    if (!file.exists())
        return 0;
    bool number = false;
    const int inARow = file.open(QIODevice::ReadOnly) ? file.read(16).trimmed().toInt(&number) : 0;
    return number && inARow >= 0 ? std::min(inARow, most) : 1;
}

bool keepWrongCodes(const QString &stationFolder, int inARow)
{
    const auto file = fileIn(stationFolder);
    return store::placeFile(file, std::to_string(std::min(inARow, most)) + '\n', store::Placing::Replace).ok() &&
           store::syncFolder(file.parent_path()).ok();
}

} // namespace th::app
