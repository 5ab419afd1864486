// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/vault.h"

#include <algorithm>
#include <new>
#include <sodium.h>

namespace th::desk {

namespace {

using Key = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void derive(Key &into, const Key &root, std::string_view label)
{
    crypto_generichash(into.data(), into.size(), reinterpret_cast<const unsigned char *>(label.data()), label.size(),
                       root.data(), root.size());
}

/// kind ‖ 0 ‖ value, so that no value of one kind is one of another.
core::Bytes named(std::string_view kind, core::ByteView value)
{
    core::Bytes bytes(kind.begin(), kind.end());
    bytes.push_back(0);
    bytes.insert(bytes.end(), value.begin(), value.end());
    return bytes;
}

} // namespace

struct Vault::Keys {
    struct All {
        Key root, box, mark, digest;
    };
    All *all;
    Keys() : all(static_cast<All *>(sodium_malloc(sizeof(All))))
    {
        if (!all)
            throw std::bad_alloc();
    }
    ~Keys() { sodium_free(all); }
    Keys(const Keys &) = delete;
    Keys &operator=(const Keys &) = delete;
};

Vault::Vault(const core::SoftwareKey &key)
{
    core::initialiseCrypto();
    m_keys = std::make_unique<Keys>();
    const auto text = key.wrap("");
    if (!text)
        throw std::bad_alloc();
    Keys::All &all = *m_keys->all;
    const core::ByteView bytes = core::asBytes(text->view());
    crypto_generichash(all.root.data(), all.root.size(), bytes.data(), bytes.size(), nullptr, 0);
    derive(all.box, all.root, "th-ward-box-1");
    derive(all.mark, all.root, "th-ward-mark-1");
    derive(all.digest, all.root, "th-ward-digest-1");
}

Vault::Vault(Vault &&) noexcept = default;
Vault &Vault::operator=(Vault &&) noexcept = default;
Vault::~Vault() = default;

core::Bytes Vault::seal(core::ByteView plain, std::string_view place) const
{
    core::Bytes box(nonceSize + plain.size() + tagSize);
    randombytes_buf(box.data(), nonceSize);
    const core::ByteView where = core::asBytes(place);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + nonceSize, nullptr, plain.data(), plain.size(),
                                               where.data(), where.size(), nullptr, box.data(),
                                               m_keys->all->box.data());
    return box;
}

std::optional<core::Bytes> Vault::open(core::ByteView box, std::string_view place) const
{
    if (box.size() < nonceSize + tagSize)
        return std::nullopt;
    core::Bytes plain(box.size() - nonceSize - tagSize);
    const core::ByteView where = core::asBytes(place);
    const core::ByteView rest = box.subspan(nonceSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, rest.data(), rest.size(),
                                                   where.data(), where.size(), box.data(),
                                                   m_keys->all->box.data()) != 0)
        return std::nullopt;
    return plain;
}

store::WardMark Vault::mark(std::string_view kind, std::string_view value) const
{
    const core::Bytes bytes = named(kind, core::asBytes(value));
    const Key &key = m_keys->all->mark;
    store::WardMark mark{};
    crypto_generichash(mark.data(), mark.size(), bytes.data(), bytes.size(), key.data(), key.size());
    return mark;
}

core::Bytes Vault::digest(std::string_view kind, core::ByteView content) const
{
    const core::Bytes bytes = named(kind, content);
    const Key &key = m_keys->all->digest;
    core::Bytes digest(32);
    crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), key.data(), key.size());
    return digest;
}

} // namespace th::desk
