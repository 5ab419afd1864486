// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql.h"

#include <vector>

namespace th::store {

enum class FileState { Empty, Station, Foreign };
/// What an open database is: nothing yet, one of ours, or somebody else's. Throws.
[[nodiscard]] FileState identify(SQLite::Database &database);
[[nodiscard]] int schemaVersion(SQLite::Database &database);

/// Gives an empty database `schema.sql`, our application id and the newest version. Within the caller's transaction.
void installSchema(SQLite::Database &database);

/// Brings a station's database to version `migrations.size()`, one transaction a step, after writing a copy of it
/// beside it (NAME.version-N, or with a further number where that exists). Throws StoreFailure{NewerVersion} if the
/// database is newer than we are. No transaction may be open.
void migrate(SQLite::Database &database, const std::filesystem::path &file,
             const std::vector<const char *> &migrations);

} // namespace th::store
