// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "checked.h"

#include "core/signing.h"

#include <algorithm>

namespace th::store {

Checksum checksum(core::ByteView bytes, std::string_view what)
{
    constexpr std::size_t maxKey = 64;
    if (what.size() <= maxKey)
        return core::blake2b256(bytes, core::asBytes(what));
    return core::blake2b256(bytes, core::blake2b256(core::asBytes(what)));
}

CheckedTable::CheckedTable(SQLite::Database &database, const std::string &table)
    : m_table(table), m_get(database, "SELECT bytes, hash FROM " + table + " WHERE name = ?1"),
      m_put(database, "INSERT INTO " + table +
                          " (name, bytes, hash) VALUES (?1, ?2, ?3)"
                          " ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes, hash = excluded.hash"),
      m_remove(database, "DELETE FROM " + table + " WHERE name = ?1"),
      m_names(database, "SELECT name FROM " + table + " ORDER BY name")
{
}

std::optional<core::Bytes> CheckedTable::get(std::string_view name)
{
    Run run(m_get);
    if (!run.bind(1, name).step())
        return std::nullopt;
    const core::ByteView bytes = run.bytes(0);
    const core::ByteView hash = run.bytes(1);
    const std::string what = m_table + "/" + std::string(name);
    if (!std::ranges::equal(checksum(bytes, what), hash))
        throw StoreFailure({StoreFault::Damaged, what});
    return core::Bytes(bytes.begin(), bytes.end());
}

std::optional<core::Bytes> CheckedTable::getWhole(std::string_view name, std::vector<std::string> &damage)
{
    try {
        return get(name);
    } catch (const StoreFailure &failure) {
        damage.push_back(failure.error.detail);
        return std::nullopt;
    }
}

void CheckedTable::put(std::string_view name, core::ByteView bytes)
{
    const Checksum hash = checksum(bytes, m_table + "/" + std::string(name));
    Run(m_put).bind(1, name).bind(2, bytes).bind(3, core::ByteView(hash)).finish();
}

void CheckedTable::remove(std::string_view name) { Run(m_remove).bind(1, name).finish(); }

std::vector<std::string> CheckedTable::names()
{
    std::vector<std::string> names;
    Run run(m_names);
    while (run.step())
        names.push_back(run.text(0));
    return names;
}

void appendLittleEndian(core::Bytes &bytes, std::uint64_t value, std::size_t width)
{
    for (std::size_t i = 0; i < width; ++i)
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

std::uint64_t littleEndian(core::ByteView bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

} // namespace th::store
