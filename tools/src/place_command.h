// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "sync/ceremony.h"

namespace th::tools {

/// Adds "place": a charter that enough have signed goes into a published tree, with its documents.
void addPlace(CLI::App &group, sync::CharterKind kind, Work &work);

} // namespace th::tools
