// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "scanner/symbol_reader.h"

#include <string>

namespace th::tools {

struct StreamOptions {
    double framesPerSecond = 30; ///< > 0
    scanner::Pace pace = scanner::Pace::Fixed;
};

/// The pictures of `folder` in name order as the frames of a camera: one JSON object for each text when it is read.
/// The time of a frame is its number over the frames a second. Failed: no such folder, no pictures in it, or one
/// that cannot be opened; that one counts as a frame that was lost.
[[nodiscard]] Exit decodeStream(const Console &console, const std::string &folder, const StreamOptions &options);

} // namespace th::tools
