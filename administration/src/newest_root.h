// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace th::administration {

/// The newest N.root.json of an administrator's folder.
[[nodiscard]] std::optional<std::string> newestRoot(const std::string &folder);

} // namespace th::administration
