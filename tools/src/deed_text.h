// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "core/work.h"

#include <optional>

namespace th::tools {

/// What somebody did, where the entry tells of that and its content keeps the format.
[[nodiscard]] std::optional<core::journal::Work> deedOf(const core::journal::Entry &entry);
/// Null if there is none.
[[nodiscard]] Json deedJson(const std::optional<core::journal::Work> &work);
/// A line for each thing that it says.
void tellDeed(const Console &console, const core::journal::Work &work);
/// "Sign-in: chose a new password  huongnt (ward police, P00001)"
[[nodiscard]] std::string deedLine(const Console &console, const core::journal::Work &work);

} // namespace th::tools
