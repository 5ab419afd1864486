// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"

#include <map>

namespace th::evidence {

/// Writes other values into rows of a block; their times stay. By place in the block.
void rewriteRows(ArchiveState &state, const Block &block, const std::map<std::size_t, IndexRow> &rows);

/// The same for entries anywhere, by `entryId`: each block of them is written once. Those of no block are left out.
void rewriteEntries(ArchiveState &state, const std::map<std::int64_t, IndexRow> &entries);

} // namespace th::evidence
