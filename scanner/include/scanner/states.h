// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace th::scanner {
Q_NAMESPACE

enum class SourceState {
    NoCamera, ///< none connected
    Starting,
    Running,
    Lost,   ///< was there, went away
    Busy,   ///< held by another program
    Failed, ///< see `explanation`
    Ended,  ///< a film that does not loop came to its end
};
Q_ENUM_NS(SourceState)

/// What the officer can do to make an unread code readable.
enum class Hint { None, Closer, Farther, HoldStill, Glare, MoreLight, Dimmer };
Q_ENUM_NS(Hint)

} // namespace th::scanner
