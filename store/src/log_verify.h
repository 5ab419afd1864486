// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checked.h"
#include "core/signing.h"
#include "store/station.h"

namespace th::store {

/// Walks the whole journal: chain, checkpoints against `device`, index rows, and the recorded end. Throws what SQLite
/// throws.
[[nodiscard]] LogReport verifyJournal(SQLite::Database &database, CheckedTable &meta, const core::PublicKey &device);

} // namespace th::store
