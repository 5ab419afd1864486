// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy.h"

namespace th::core {

/// Retention rules in a file of their own (docs/formats/retention.md), at most 16 KiB: what a policy has as
/// `retention`, with the version. An officer's name leaves nothing here: `leave` is refused.
[[nodiscard]] Result<Retention, DocumentError> parseRetention(ByteView json);

} // namespace th::core
