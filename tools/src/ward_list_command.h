// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace th::tools {

/// `ward list …`, under the group `ward`.
void addWardList(CLI::App &ward, Work &work);

} // namespace th::tools
