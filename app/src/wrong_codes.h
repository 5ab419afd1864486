// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace th::app {

/// How many codes in a row were wrong at a locked screen, in the small file `kiosk.tries` beside the station's own
/// (docs/formats/station.md): it is written at once, whatever the database is busy with. Any thread; each waits on
/// disk.

/// 0 if none were; 1 if the file says nothing that makes sense.
[[nodiscard]] int wrongCodesKept(const QString &stationFolder);
/// True once it is on disk for good; false where the folder cannot be written.
bool keepWrongCodes(const QString &stationFolder, int inARow);

} // namespace th::app
