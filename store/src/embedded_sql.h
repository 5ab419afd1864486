// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace th::store {

/// store/src/schema.sql: what a new station gets.
[[nodiscard]] const char *schemaSql();
/// store/src/migrations/NNN.sql in order: [n] makes version n + 1 of version n. Its size is the current version.
[[nodiscard]] const std::vector<const char *> &migrationsSql();

} // namespace th::store
