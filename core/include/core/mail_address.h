// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace th::core {

/// A mail address as the ward writes to: `local@domain.tld` in ASCII (RFC 5321 without quoted and literal forms), at
/// most 254 bytes. Nothing in it can end a header or be taken for more than one address.
[[nodiscard]] bool isMailAddress(std::string_view text);

} // namespace th::core
