// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_line.h"

#include <chrono>

namespace th::app {

/// Where this user's station and demonstration are kept ($XDG_DATA_HOME/thonghanh).
[[nodiscard]] QString stationFolder(const CommandLine &line); ///< named, or the usual one if there is one; else empty
[[nodiscard]] QString demonstrationFolder();
/// The film of the province that the station belongs to, should it be a demonstration.
[[nodiscard]] QString demonstrationFilm(const CommandLine &line);

/// Where a device that is brought in makes its station: as named, else the usual place.
[[nodiscard]] QString newStationFolder(const CommandLine &line);

/// Opens what the command line says: a station, or the demonstration if it was asked for or is all there is. False:
/// there is neither, and nothing is opened.
[[nodiscard]] bool openStation(Engine &engine, const CommandLine &line);
void openDemonstration(Engine &engine); ///< made first if it is not there

/// `--judge-at`: once a demonstration is open it is judged by that moment. Any other station goes by its clock, and
/// that is said on standard error.
void followTrainingTime(Engine &engine, std::optional<core::Instant> when);

/// Every verdict that is new to the officer is heard.
void soundVerdicts(Engine &engine, Sounds &sounds);

/// `--set-kiosk-code`: a line from standard input, not shown on a terminal, becomes the code. Returns the exit status.
/// Blocking.
[[nodiscard]] int setKioskCode(const QString &station);

/// Since this process was started by the kernel, the loader included; to the hundredth of a second.
[[nodiscard]] std::chrono::milliseconds sinceProcessStart();

} // namespace th::app
