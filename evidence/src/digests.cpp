// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "digests.h"

namespace th::evidence {

namespace {

const unsigned char *bytesOf(std::string_view text) { return core::asBytes(text).data(); }

void begin(crypto_generichash_state &state, std::size_t length)
{
    core::initialiseCrypto();
    crypto_generichash_init(&state, nullptr, 0, length);
}

} // namespace

RowGroups::RowGroups() { begin(m_state, sizeof(Group::digest)); }

void RowGroups::add(std::string_view row)
{
    std::array<std::uint8_t, 16> one{};
    crypto_generichash(one.data(), one.size(), bytesOf(row), row.size(), nullptr, 0);
    for (std::size_t i = 0; i < 8; ++i)
        m_sum += static_cast<std::uint64_t>(one[i]) << (8 * i);
    crypto_generichash_update(&m_state, bytesOf(row), row.size());
    if (++m_rows % groupRows == 0)
        finish();
}

void RowGroups::finish()
{
    if (m_rows <= m_groups.size() * groupRows)
        return;
    Group group;
    crypto_generichash_final(&m_state, group.digest.data(), group.digest.size());
    group.sum = m_sum;
    m_groups.push_back(group);
    m_sum = 0;
    begin(m_state, sizeof(Group::digest));
}

FileDigests::FileDigests()
{
    begin(m_blake, m_blake2b.size());
    crypto_hash_sha256_init(&m_sha);
}

void FileDigests::add(std::string_view piece)
{
    m_bytes += piece.size();
    crypto_hash_sha256_update(&m_sha, bytesOf(piece), piece.size());
    crypto_generichash_update(&m_blake, bytesOf(piece), piece.size());
}

void FileDigests::finish()
{
    crypto_hash_sha256_final(&m_sha, m_sha256.data());
    crypto_generichash_final(&m_blake, m_blake2b.data(), m_blake2b.size());
}

} // namespace th::evidence
