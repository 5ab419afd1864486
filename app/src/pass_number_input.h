// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codes.h"

#include <QString>
#include <optional>

namespace th::app {

/// A pass number as people type it: "BD01A-000123", "bd01a 123", " BD01A – 000 123 ". Series and serial must be set
/// apart by a hyphen, dash, slash or space. Nothing if it cannot be meant as one.
[[nodiscard]] std::optional<core::PassNumber> parseTypedNumber(const QString &typed);

} // namespace th::app
