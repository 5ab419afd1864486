// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuers.h"

#include <algorithm>
#include <cassert>

namespace th::demo {

std::array<std::uint8_t, 32> KeyRing::derive(const std::string &name) const
{
    return core::sha256(core::asBytes("thong-hanh demonstration " + std::to_string(m_seed) + " " + name));
}

core::SoftwareKey &KeyRing::key(const std::string &name)
{
    auto &key = m_keys[name];
    if (!key)
        key = std::make_unique<core::SoftwareKey>(core::SoftwareKey::fromSeed(derive(name)));
    return *key;
}

SeriesBook::SeriesBook(std::string series, std::string authority, core::SoftwareKey &key,
                       std::array<std::uint8_t, 16> tagKey)
    : m_series(std::move(series)), m_authority(std::move(authority)), m_key(&key)
{
    m_snapshot.series = core::SeriesCode(m_series);
    m_snapshot.tagKey = tagKey;
}

std::string SeriesBook::issue(core::PassClaims claims, Registry registry, std::uint64_t operationsAhead)
{
    const bool published = registry != Registry::IsBehind;
    m_unpublished += published ? 0 : 1;
    m_last = static_cast<std::uint32_t>(m_snapshot.tags.size()) + (published ? 1 : m_unpublished);
    m_snapshot.operation += published ? 1 : 0;
    claims.number = {core::SeriesCode(m_series), m_last};
    claims.operation = m_snapshot.operation + operationsAhead;
    if (claims.authority.empty())
        claims.authority = core::AuthorityCode(m_authority);
    const auto text = core::makePass(claims, *m_key);
    assert(text.ok() && (published ? m_unpublished == 0 : true));
    if (!published)
        return *text;
    const auto pass = core::decodePass(*text);
    const std::uint16_t tag = core::registrationTag(pass->toBeSigned(), m_snapshot.tagKey);
    const std::uint16_t other = tag == 0xffff ? 1 : static_cast<std::uint16_t>(tag + 1);
    m_snapshot.tags.push_back(registry == Registry::Knows           ? tag
                              : registry == Registry::HasOtherBytes ? other
                                                                    : std::uint16_t{0});
    return *text;
}

void SeriesBook::revoke(std::uint32_t serial, core::RevocationReason reason, core::Instant at)
{
    ++m_snapshot.operation;
    m_snapshot.revoked.push_back({serial, {reason, at}});
}

void SeriesBook::fill(std::uint32_t count)
{
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto digest = core::sha256(core::asBytes(m_series + std::to_string(m_snapshot.tags.size())));
        m_snapshot.tags.push_back(static_cast<std::uint16_t>(digest[0] << 8 | digest[1] | 1));
        ++m_snapshot.operation;
    }
}

core::SeriesSnapshot SeriesBook::snapshot() const
{
    core::SeriesSnapshot sorted = m_snapshot;
    std::sort(sorted.revoked.begin(), sorted.revoked.end(),
              [](const auto &a, const auto &b) { return a.serial < b.serial; });
    return sorted;
}

} // namespace th::demo
