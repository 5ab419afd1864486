// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QVideoFrame>

namespace th::app {

/// A small picture of a frame, sampled straight from its planes (no full-size conversion). `atMost` is in pixels; the
/// picture keeps the frame's shape. Null if the frame cannot be mapped. Thread: any.
[[nodiscard]] QImage pictureOf(QVideoFrame frame, const QSize &atMost);

} // namespace th::app
