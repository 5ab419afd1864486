// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace th::tools {

/// Adds what the administrator needs: "code" and "request".
void addEnrolCode(CLI::App &group, Work &work);

} // namespace th::tools
