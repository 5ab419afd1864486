// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document.h"
#include "core/pass.h"

namespace th::core {

/// Claims as people and scripts read and write them (docs/formats/pass.md, "Claims as JSON"): one object on one line.
/// What is absent has no member.
[[nodiscard]] std::string claimsToJson(const PassClaims &claims);

/// The inverse, at most 64 KiB. Refuses unknown members and wrong types; the values' own rules are checked when a
/// pass is made of them.
[[nodiscard]] Result<PassClaims, DocumentError> claimsFromJson(std::string_view json);

} // namespace th::core
