// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

namespace th::scanner {

/// What a file looks like to a person: a picture (whatever Qt reads), or the first pages of a PDF.
struct PagePictures {
    QList<QImage> pages; ///< empty: neither a picture nor a PDF that can be drawn
    int pagesInFile = 0; ///< may be more than were drawn
};
inline constexpr int mostPagesDrawn = 20;

/// `content` is from outside. Pages and pictures are no larger than 2000 pixels either way. Blocking: call it off the
/// GUI thread.
[[nodiscard]] PagePictures drawPages(const QByteArray &content);

} // namespace th::scanner
