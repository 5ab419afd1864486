// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/face.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

namespace th::app {

enum class Task {
    Window,       ///< the application
    Tour,         ///< --tour: every screen into pictures
    HeadlessDemo, ///< --headless-demo: scan the demonstration's frames, print the verdicts
    SetKioskCode, ///< --set-kiosk-code: one line from standard input becomes the code
    Help,
    Version,
};

struct CommandLine {
    Task task = Task::Window;
    QString station;            ///< folder; empty: the usual one
    bool demonstration = false; ///< the demonstration, even if there is a station
    QString archive;            ///< the logs of many stations, to be looked at
    QString office;             ///< an administrator's folder, to be worked in
    QString film;               ///< folder of pictures or video file in place of a camera
    bool camera = true;
    bool timeToFirstFrame = false; ///< print it and end
    QString tourFolder, tourOnly;
    QString demoFolder; ///< of --headless-demo; empty: a new one, removed afterwards
    std::optional<core::Instant> judgeAt;
    QStringList syncSources; ///< --sync-from, in order; empty: as the settings say
    FaceOptions face;
};

/// The arguments behind the program's name. The error is a sentence for standard error.
[[nodiscard]] std::variant<CommandLine, QString> parseCommandLine(const QStringList &arguments);
[[nodiscard]] QString commandLineHelp();

} // namespace th::app
