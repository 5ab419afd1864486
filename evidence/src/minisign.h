// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing.h"

#include <optional>
#include <string>

namespace th::evidence {

using Digest512 = std::array<std::uint8_t, 64>; ///< BLAKE2b-512

/// A public key as minisign takes it after -P.
[[nodiscard]] std::string minisignKey(const core::PublicKey &key);
/// The signature file that minisign makes for a file of this digest (its prehashed form, "ED"), with a trusted comment
/// of one line; nothing if the key did not sign. Format: https://jedisct1.github.io/minisign/
[[nodiscard]] std::optional<std::string> minisignature(const Digest512 &file, const std::string &comment,
                                                       core::Signer &signer);
/// The trusted comment of that signature file, if this key made it for a file of this digest.
[[nodiscard]] std::optional<std::string> openMinisignature(const std::string &signature, const Digest512 &file,
                                                           const core::PublicKey &key);

/// The key as OpenSSL reads it (RFC 8410), and back.
[[nodiscard]] std::string pemOf(const core::PublicKey &key);

} // namespace th::evidence
