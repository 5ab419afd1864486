// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "evidence/archive.h"

namespace th::evidence {

/// To the second, as policies and directories count.
[[nodiscard]] inline core::Instant instantOf(Milliseconds wall)
{
    return core::Instant(std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(wall)));
}

} // namespace th::evidence
