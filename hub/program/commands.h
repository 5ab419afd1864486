// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administrator.h"

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace th::hub {

/// What the program does, once its arguments are read; the status it ends with.
using Work = std::function<int()>;
inline constexpr int succeeded = 0, failed = 1, wrongUsage = 2;

void line(const std::string &text);                 ///< on standard output, at once
int complain(const std::string &sentence);          ///< on standard error; `failed`
[[nodiscard]] std::string textOf(const Json &json); ///< on one line

/// `thonghanh-hub retention`.
void addRetention(CLI::App &app, Given &given, const Words &say, Work &work);

} // namespace th::hub
