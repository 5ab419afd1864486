// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/storage.h"

#include <exception>
#include <variant>

namespace th::hub {

/// How a database says no inside the room; `Storage` turns it into its error.
struct StorageFailure : std::exception {
    explicit StorageFailure(StorageError what) : error(std::move(what)) {}
    [[nodiscard]] const char *what() const noexcept override { return error.detail.c_str(); }
    StorageError error;
};

using Value = std::variant<std::int64_t, std::string, core::Bytes>;
using Row = std::vector<Value>;

/// What the two databases have in common. SQL is written once, with parameters $1, $2 … in the order of their first
/// use; a SELECT that ends in " FOR UPDATE" keeps its rows from others until the transaction ends. Every call throws
/// StorageFailure. Thread: one at a time.
class Engine {
public:
    virtual ~Engine() = default;
    /// Starts a transaction that may write. After a failure of any call `rollback` is due.
    virtual void begin() = 0;
    virtual void commit() = 0; ///< durable when it returns
    virtual void rollback() noexcept = 0;
    /// `sql` is a literal: statements are prepared once and found again by its address.
    virtual std::vector<Row> run(const char *sql, const std::vector<Value> &parameters = {}) = 0;
    virtual void runScript(const char *sql) = 0;
    virtual void forget() = 0; ///< what was replaced is not in the file any more, where the engine can do that
    /// Version of the schema; 0: nothing there yet. Inside a transaction: keeps every other hub from migrating too.
    [[nodiscard]] virtual int version() = 0;
    virtual void setVersion(int version) = 0;
    virtual void backUp(int version) = 0; ///< before a migration; outside a transaction
    [[nodiscard]] virtual const std::vector<const char *> &migrations() const = 0;
};

[[nodiscard]] std::unique_ptr<Engine> openSqlite(const std::string &path);
[[nodiscard]] std::unique_ptr<Engine> openPostgres(const std::string &address);

/// hub/src/migrations/ENGINE/NNN.sql in order: [n] makes version n + 1 of version n.
[[nodiscard]] const std::vector<const char *> &sqliteMigrations();
[[nodiscard]] const std::vector<const char *> &postgresMigrations();

} // namespace th::hub
