// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/signing.h"
#include "store/ward_book.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace th::desk {

/// What the desk's key protects (docs/formats/ward.md). Keys lie in locked memory. Thread: one at a time.
class Vault {
public:
    explicit Vault(const core::SoftwareKey &key);
    Vault(Vault &&) noexcept;
    Vault &operator=(Vault &&) noexcept;
    ~Vault();

    /// XChaCha20-Poly1305 with a random nonce; opens only in the same `place`, e.g. "line/7/3".
    [[nodiscard]] core::Bytes seal(core::ByteView plain, std::string_view place) const;
    /// Nothing: another key, another place, or altered.
    [[nodiscard]] std::optional<core::Bytes> open(core::ByteView box, std::string_view place) const;
    /// By which the same value is found without opening anything: keyed, so nobody else can try values.
    [[nodiscard]] store::WardMark mark(std::string_view kind, std::string_view value) const;
    /// Keyed hash of content, 32 bytes.
    [[nodiscard]] core::Bytes digest(std::string_view kind, core::ByteView content) const;

private:
    struct Keys;
    std::unique_ptr<Keys> m_keys;
};

} // namespace th::desk
