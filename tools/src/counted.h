// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <cstdint>
#include <string>

namespace th::tools {

/// "1 line", "2 lines"; Vietnamese words have no plural.
[[nodiscard]] inline std::string counted(const Console &console, std::uint64_t count, const char *vietnamese,
                                         const char *one, const char *many)
{
    return std::to_string(count) + " " + console.say(vietnamese, count == 1 ? one : many);
}

} // namespace th::tools
