// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSize>
#include <QVideoFrameFormat>
#include <optional>

namespace th::scanner {

/// A way in which a camera offers to deliver.
struct FormatOffer {
    QSize size;
    QVideoFrameFormat::PixelFormat pixels = QVideoFrameFormat::Format_Invalid;
    float mostFramesPerSecond = 0;
};

/// The index of the offer that suits reading best: about 1280×720, 25 frames a second or more, luma ready. Size,
/// pixels and rate are weighed together: a camera may offer 3840×2160 at 2 a second, or 720 lines only as JPEG.
/// Nothing if none can be read.
[[nodiscard]] std::optional<qsizetype> bestOffer(const QList<FormatOffer> &offers);

} // namespace th::scanner
