// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "console.h"
#include "core/time.h"

#include <string>

namespace th::tools {

/// Where it is to be learnt what devices run and when they were heard, besides the directory; each may be empty.
struct DeviceSources {
    std::string hub;      ///< file with what `thonghanh-hub device list --json` wrote
    std::string journals; ///< folder that `thonghanh-hub export` wrote
    std::string policy;   ///< says how old data may be
};

/// Of every device of the directory, and of those that the hub knows and the directory does not.
[[nodiscard]] Exit listDevices(Console &console, const std::string &directory, const DeviceSources &sources,
                               core::Instant now);
[[nodiscard]] Exit showDevice(Console &console, const std::string &directory, const std::string &device,
                              const DeviceSources &sources, core::Instant now);

} // namespace th::tools
