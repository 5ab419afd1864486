// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "sql.h"

#include <array>
#include <string>
#include <vector>

namespace th::store {

/// SQLite does not notice a flipped bit in a blob, so whatever we rely on carries a BLAKE2b-256 of its own, keyed by
/// what it is: bytes that moved to another place do not verify there. It finds accidents, not attackers.
using Checksum = std::array<std::uint8_t, 32>;
[[nodiscard]] Checksum checksum(core::ByteView bytes, std::string_view what);

/// A table of (name, bytes, hash). Throws SQLite::Exception, or StoreFailure{Damaged} for bytes that do not verify.
class CheckedTable {
public:
    CheckedTable(SQLite::Database &database, const std::string &table);
    [[nodiscard]] std::optional<core::Bytes> get(std::string_view name);
    /// As `get`, but nothing for bytes that do not verify; `damage` then gets a sentence.
    [[nodiscard]] std::optional<core::Bytes> getWhole(std::string_view name, std::vector<std::string> &damage);
    void put(std::string_view name, core::ByteView bytes);
    void remove(std::string_view name);
    [[nodiscard]] std::vector<std::string> names();

private:
    std::string m_table;
    SQLite::Statement m_get, m_put, m_remove, m_names;
};

void appendLittleEndian(core::Bytes &bytes, std::uint64_t value, std::size_t width);
[[nodiscard]] std::uint64_t littleEndian(core::ByteView bytes);

} // namespace th::store
