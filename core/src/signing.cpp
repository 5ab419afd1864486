// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"

#include <algorithm>
#include <cstdlib>
#include <sodium.h>

namespace th::core {

namespace {

/// p = 2^255 - 19, little-endian: a canonical y is below it.
constexpr PublicKey fieldPrime{0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                               0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                               0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
constexpr PublicKey identity{1};

/// y < p, and the sign bit is clear where x = 0 (y = 1 or y = -1): RFC 8032 §5.1.3.
bool isCanonical(const PublicKey &key)
{
    PublicKey y = key;
    y.back() &= 0x7f;
    const bool negative = (key.back() & 0x80) != 0;
    if (!std::lexicographical_compare(y.rbegin(), y.rend(), fieldPrime.rbegin(), fieldPrime.rend()))
        return false;
    PublicKey minusOne = fieldPrime;
    minusOne.front() -= 1;
    return !(negative && (y == identity || y == minusOne));
}

bool doublePoint(PublicKey &point)
{
    PublicKey doubled;
    if (crypto_core_ed25519_add(doubled.data(), point.data(), point.data()) != 0)
        return false;
    point = doubled;
    return true;
}

KeyFault faultOf(const PublicKey &key)
{
    if (!isCanonical(key))
        return KeyFault::NotOnCurve;
    PublicKey eightfold = key;
    for (int i = 0; i < 3; ++i)
        if (!doublePoint(eightfold))
            return KeyFault::NotOnCurve;
    return eightfold == identity ? KeyFault::SmallOrder : KeyFault::MixedOrder;
}

} // namespace

void initialiseCrypto()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        std::abort(); // no source of randomness: nothing we could do would be safe
}

void wipe(void *memory, std::size_t size) noexcept { sodium_memzero(memory, size); }

Result<void, KeyFault> checkPublicKey(const PublicKey &key)
{
    initialiseCrypto();
    if (isCanonical(key) && crypto_core_ed25519_is_valid_point(key.data()) == 1)
        return {};
    return Failure{faultOf(key)};
}

bool verifyEd25519(const PublicKey &key, ByteView message, const Signature &signature)
{
    initialiseCrypto();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

KeyId keyId(const PublicKey &key)
{
    const auto digest = sha256(key);
    KeyId id;
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
}

std::array<std::uint8_t, 32> blake2b256(ByteView data, ByteView key)
{
    initialiseCrypto();
    std::array<std::uint8_t, 32> digest;
    crypto_generichash(digest.data(), digest.size(), data.data(), data.size(), key.empty() ? nullptr : key.data(),
                       key.size());
    return digest;
}

std::array<std::uint8_t, 32> sha256(ByteView data)
{
    initialiseCrypto();
    std::array<std::uint8_t, 32> digest;
    crypto_hash_sha256(digest.data(), data.data(), data.size());
    return digest;
}

} // namespace th::core
