// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QQuickWindow;

namespace th::app {

/// What does not fit in a window as it stands: texts cut off or outside, buttons too small for a glove. For the tour
/// and the tests.
[[nodiscard]] QStringList whatDoesNotFit(QQuickWindow *window);

} // namespace th::app
