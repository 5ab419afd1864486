// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileInfo>
#include <QString>
#include <QUrl>

namespace th::app {

/// The file that a dialog gives. The one that Qt 6.4 draws itself, where the desktop has none, gives what is to be
/// saved without "file:"; QUrl::toLocalFile makes nothing of that. Empty: a place that is no file here.
[[nodiscard]] inline QString localFile(const QUrl &chosen)
{
    return chosen.scheme().isEmpty() ? chosen.path() : chosen.toLocalFile();
}

/// `wanted` itself where there is nothing yet, else with a number: "register (2).xlsx". Qt's own window asks nobody
/// before something is written over.
[[nodiscard]] inline QString freeFile(const QString &wanted)
{
    const QFileInfo info(wanted);
    const QString end = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
    const QString begin = wanted.chopped(end.size());
    QString file = wanted;
    for (int number = 2; QFileInfo::exists(file) || QFileInfo(file).isSymLink(); ++number)
        file = QStringLiteral("%1 (%2)%3").arg(begin).arg(number).arg(end);
    return file;
}

} // namespace th::app
