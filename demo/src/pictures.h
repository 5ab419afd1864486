// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenarios.h"

#include <filesystem>
#include <functional>
#include <string>

namespace th::demo {

struct PictureOptions {
    std::uint32_t seed = 1;
    bool frames = true, sheets = true;
    std::function<void(int percent, const std::string &what)> progress{};
};

/// `frames/`, `film/`, `cards/` and `sheets/` below `folder`. The error is a sentence. Needs a QGuiApplication if
/// anything is to be drawn.
[[nodiscard]] core::Result<void, std::string> drawPictures(const std::filesystem::path &folder, const Cast &cast,
                                                           const PictureOptions &options);

} // namespace th::demo
