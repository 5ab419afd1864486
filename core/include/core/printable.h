// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace th::core {

/// Text from outside as it may be shown on a terminal or a screen: what controls it or turns the direction of writing
/// is replaced, each byte that is not UTF-8 becomes "?".
[[nodiscard]] std::string printable(const std::string &text);

} // namespace th::core
