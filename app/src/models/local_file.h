// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace th::app {

/// The file that a dialog gives. The one that Qt 6.4 draws itself, where the desktop has none, gives what is to be
/// saved without "file:"; QUrl::toLocalFile makes nothing of that. Empty: a place that is no file here.
[[nodiscard]] inline QString localFile(const QUrl &chosen)
{
    return chosen.scheme().isEmpty() ? chosen.path() : chosen.toLocalFile();
}

} // namespace th::app
