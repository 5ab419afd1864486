// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "minisign.h"

#include <cstdint>
#include <sodium.h>
#include <string>
#include <string_view>
#include <vector>

namespace th::evidence {

inline constexpr std::size_t groupRows = 1000;

/// The rows of a table as text, a thousand at a time: a digest of them in their order, and a sum of digests that does
/// not depend on it. What was done to a table, and where, shows in them.
class RowGroups {
public:
    struct Group {
        std::array<std::uint8_t, 16> digest{};
        std::uint64_t sum = 0;
        friend bool operator==(const Group &, const Group &) = default;
    };
    RowGroups();
    void add(std::string_view row);
    void finish();
    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }

private:
    crypto_generichash_state m_state{};
    std::uint64_t m_rows = 0, m_sum = 0;
    std::vector<Group> m_groups;
};

/// Digests of a whole file as it is written or read.
class FileDigests {
public:
    FileDigests();
    void add(std::string_view piece);
    void finish();
    [[nodiscard]] const std::array<std::uint8_t, 32> &sha256() const { return m_sha256; }
    [[nodiscard]] const Digest512 &blake2b() const { return m_blake2b; }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    crypto_hash_sha256_state m_sha{};
    crypto_generichash_state m_blake{};
    std::array<std::uint8_t, 32> m_sha256{};
    Digest512 m_blake2b{};
    std::uint64_t m_bytes = 0;
};

} // namespace th::evidence
