// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/metadata.h"

namespace th::sync {

/// True if the key made `signature` over `message`, by the key's scheme:
///   ed25519 / ed25519, ecdsa or ecdsa-sha2-nistp256 / ecdsa-sha2-nistp256 (P-256, DER signature),
///   rsa / rsassa-pss-sha256 and rsa / rsa-pkcs1v15-sha256 (2048 bits or more).
/// Any other pair, and a key that is not of its type, never verifies.
[[nodiscard]] bool verifies(const MetadataKey &key, const std::string &message, core::ByteView signature);

/// The same for two entries exactly if whoever signs for one can sign for the other, whatever their ids, schemes and
/// encodings. A key that cannot be read stands for itself.
[[nodiscard]] std::string keyIdentity(const MetadataKey &key);

} // namespace th::sync
