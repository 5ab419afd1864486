// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace th::app {

/// The published tree in a folder: the folder itself, or one at most two levels below it (people copy the tree into a
/// folder of its own). Nothing if there is none. By its looks alone: whether it is to be believed the import decides.
[[nodiscard]] std::optional<QString> publicationIn(const QString &folder);

/// What lies in these folders, newest first, each with its size. Blocking: a stick may be slow.
[[nodiscard]] QList<FoundPublication> findPublications(const QStringList &folders);

/// Where sticks and cards are mounted now. Blocking.
[[nodiscard]] QStringList removableFolders();

} // namespace th::app
