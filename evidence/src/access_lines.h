// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "evidence/access.h"

namespace th::evidence {

/// The lines of the access journal up to the first that does not hold.
[[nodiscard]] AccessJournal readJournal(ArchiveState &state);
/// All lines of the access journal, oldest first. Throws Damaged if its chain does not hold.
[[nodiscard]] std::vector<Access> readLines(ArchiveState &state);
/// Adds one, within the caller's transaction.
Access addLine(ArchiveState &state, const Access &access);

} // namespace th::evidence
