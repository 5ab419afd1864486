// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace th::tools {

/// Of a folder that is carried to new devices: the code, beside `tree/` and `requests/`.
inline constexpr const char *enrolmentFile = "enrolment.txt";

/// Adds what the administrator needs: "code" and "request".
void addEnrolCode(CLI::App &group, Work &work);

} // namespace th::tools
