// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

namespace th::scanner {

/// The pictures of a folder by their names' endings, in name order; absolute paths.
[[nodiscard]] QStringList picturesIn(const QString &folder);

/// A picture as a camera would show it: upright, transparent parts on white paper, made smaller if it is larger than
/// 1920×1080. RGB32. Null if it cannot be opened. Thread: any.
[[nodiscard]] QImage openAsFrame(const QString &path);

/// What is transparent stands on white paper; without transparency the same picture.
[[nodiscard]] QImage onPaper(const QImage &image);

} // namespace th::scanner
