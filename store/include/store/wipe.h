// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/station.h"

#include <filesystem>

namespace th::store {

/// Where the end of a journal that no hub has receipted waits for somebody to carry it: sealed, and never destroyed.
[[nodiscard]] std::filesystem::path leftBehind(const std::filesystem::path &stationFolder);

/// Destroys a station as its directory orders (docs/design/devices.md): first keys, then database and all else that is
/// personal. A mark that is on disk before the first byte goes makes every later `Station::open` go on with it and then
/// answer Wiped; only `Station::create` makes a station there again. Refused: no directory that it holds orders it.
/// What was not sent must lie in `leftBehind` before. On an error what was begun goes on at the next `open`.
[[nodiscard]] Stored<void> wipe(Station station);

/// True if a station was wiped there, or is to be wiped to its end.
[[nodiscard]] bool isWiped(const std::filesystem::path &stationFolder);

} // namespace th::store
