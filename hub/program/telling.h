// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administrator.h"

#include <string>
#include <vector>

namespace th::hub {

/// What is known of a device, for people: on one line, and all of it.
[[nodiscard]] std::string deviceLine(const Json &device, const Words &say);
[[nodiscard]] std::vector<std::string> deviceLines(const Json &device, const Words &say);
[[nodiscard]] std::string alarmWords(const Json &alarm, const Words &say);
[[nodiscard]] std::string moment(Milliseconds at);

} // namespace th::hub
