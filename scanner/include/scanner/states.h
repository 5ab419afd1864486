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
enum class Hint {
    None,
    Closer,
    Farther,
    HoldStill,
    Glare,     ///< tilt it away from the light
    MoreLight, ///< all is dark
    Dimmer,    ///< a screen that outshines its own code
    Brighter,  ///< the code is dark, what is around it is not: a screen turned down
    WipeLens,  ///< held still, large enough, and soft all the same
};
Q_ENUM_NS(Hint)

} // namespace th::scanner
