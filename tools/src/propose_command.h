// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "sync/ceremony.h"

namespace th::tools {

/// Adds "propose" to the group of root or of targets.
void addPropose(CLI::App &group, sync::CharterKind kind, Work &work);

} // namespace th::tools
