// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPolygonF>
#include <QSize>
#include <QVideoFrame>

namespace th::app {

/// A drawn camera frame for the tour: a hand holds a sheet with a code before a street.
[[nodiscard]] QVideoFrame sampleFrame();
[[nodiscard]] QSize sampleFrameSize();
[[nodiscard]] QList<QPolygonF> sampleOutlines(); ///< of the code in it

} // namespace th::app
