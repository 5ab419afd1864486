// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios.h"

#include <string>

namespace th::demo {

/// truth.json (docs/design/demo.md).
[[nodiscard]] std::string truthJson(const Cast &cast, core::Instant now, bool frames);
[[nodiscard]] std::string frameFile(const Scenario &scenario); ///< "frames/expired.png"

} // namespace th::demo
