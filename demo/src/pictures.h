// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"
#include "scenarios.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace th::demo {

struct PictureOptions {
    std::uint32_t seed = 1;
    std::function<void(int percent)> progress;
    std::stop_token stop; ///< the failure is `stopped` then
};

// Both need a QGuiApplication.

/// `cards/` and `sheets/` below `folder`.
[[nodiscard]] core::Result<void, core::LocalName> drawPaper(const std::filesystem::path &folder, const Cast &cast);

/// `frames/` and `film/` below `folder`.
[[nodiscard]] core::Result<void, core::LocalName> drawCamera(const std::filesystem::path &folder, const Cast &cast,
                                                             const PictureOptions &options);

} // namespace th::demo
