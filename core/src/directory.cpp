// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory.h"

#include "directory_data.h"

#include <algorithm>

namespace th::core {

namespace {

template <class Index, class Key, class Item>
const Item *look(const Index &index, const Key &key, const std::vector<Item> &items)
{
    const auto found = index.find(key);
    return found == index.end() ? nullptr : &items[found->second];
}

} // namespace

Directory::Directory() : m_data(std::make_shared<const Data>()) {}

const Authority *Directory::findAuthority(const AuthorityCode &code) const
{
    return look(m_data->authorityIndex, code, m_data->authorities);
}

const Series *Directory::findSeries(const SeriesCode &code) const
{
    return look(m_data->seriesIndex, code, m_data->series);
}

const AuthorityKey *Directory::findKey(const KeyId &id) const { return look(m_data->keyIndex, id, m_data->keys); }

const std::vector<Authority> &Directory::authorities() const { return m_data->authorities; }

const std::vector<AuthorityKey> &Directory::keys() const { return m_data->keys; }

const std::vector<Series> &Directory::series() const { return m_data->series; }

const std::vector<Device> &Directory::devices() const { return m_data->devices; }

const Device *Directory::findDevice(const PublicKey &key) const
{
    const auto found = std::ranges::find(m_data->devices, key, &Device::key);
    return found == m_data->devices.end() ? nullptr : &*found;
}

const std::vector<Auditor> &Directory::auditors() const { return m_data->auditors; }

/// The signature comes before the authority's name: a claim nobody signed proves no mismatch.
Result<VerifiedPass, SignatureError> verifySignature(SignedPass pass, const Directory &directory)
{
    const PassClaims &claims = pass.claimsUntrusted();
    const Series *series = directory.findSeries(claims.number.series);
    const AuthorityKey *key = series ? directory.findKey(series->key) : nullptr;
    const Authority *authority = key ? directory.findAuthority(key->authority) : nullptr;
    if (!authority)
        return Failure{SignatureError{SignatureFault::UnknownSeries, claims}};
    if (!verifyEd25519(key->key, pass.toBeSigned(), pass.signature()))
        return Failure{SignatureError{SignatureFault::BadSignature, claims}};
    if (claims.authority != authority->code)
        return Failure{SignatureError{SignatureFault::AuthorityMismatch, claims}};
    VerifiedPass verified;
    verified.m_claims = claims;
    verified.m_key = *key;
    verified.m_authority = *authority;
    verified.m_toBeSigned.assign(pass.toBeSigned().begin(), pass.toBeSigned().end());
    verified.m_signature = pass.signature();
    return verified;
}

} // namespace th::core
