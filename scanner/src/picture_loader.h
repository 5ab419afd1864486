// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVideoFrame>

namespace th::scanner {

/// Opens pictures as video frames, on the thread it lives on. Larger ones than 1920×1080 are made smaller.
class PictureLoader : public QObject {
    Q_OBJECT
public:
    /// The pictures of a folder in name order.
    void list(const QString &folder);
    void load(const QString &path);
signals:
    void listed(const QStringList &paths);
    /// An invalid frame if the picture cannot be opened.
    void loaded(const QVideoFrame &frame);
};

} // namespace th::scanner
