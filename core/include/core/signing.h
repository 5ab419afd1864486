// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/result.h"
#include "core/secret.h"

#include <array>
#include <memory>

namespace th::core {

using PublicKey = std::array<std::uint8_t, 32>; ///< Ed25519, RFC 8032 §5.1.5
using Signature = std::array<std::uint8_t, 64>; ///< Ed25519, RFC 8032 §5.1.6
using KeyId = std::array<std::uint8_t, 8>;      ///< first 8 bytes of SHA-256 of the public key

enum class KeyFault {
    NotOnCurve, ///< not a canonical encoding of a curve point
    SmallOrder, ///< the point's order divides 8
    MixedOrder, ///< on the curve, but outside the prime-order group
};

/// What a key must satisfy before it enters a directory: a canonical point of prime order.
[[nodiscard]] Result<void, KeyFault> checkPublicKey(const PublicKey &key);

/// RFC 8032 verification without cofactor, canonical S and R. Costs about 50–100 µs. False for every defect.
[[nodiscard]] bool verifyEd25519(const PublicKey &key, ByteView message, const Signature &signature);

[[nodiscard]] KeyId keyId(const PublicKey &key);

/// Anything that signs: a software key, a PKCS#11 token. Thread: one at a time.
class Signer {
public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual PublicKey publicKey() const = 0;
    /// The reason a token gives for not signing is for its own room; here only: signed, or not.
    [[nodiscard]] virtual std::optional<Signature> sign(ByteView message) = 0;
};

enum class KeyFileFault { NotAKeyFile, WrongPassphrase, OutOfMemory };

/// An Ed25519 key held in locked memory (sodium_malloc), wiped when it goes. Move only.
class SoftwareKey final : public Signer {
public:
    static SoftwareKey generate();
    static SoftwareKey fromSeed(const std::array<std::uint8_t, 32> &seed);
    /// The file that `wrap` writes. An empty passphrase opens only a file wrapped with an empty one.
    static Result<SoftwareKey, KeyFileFault> unwrap(std::string_view file, std::string_view passphrase);

    /// The public key such a file names, without opening it; nothing if it is not such a file. Only `unwrap` proves it.
    static std::optional<PublicKey> publicKeyNamedIn(std::string_view file);

    SoftwareKey(SoftwareKey &&) noexcept;
    SoftwareKey &operator=(SoftwareKey &&) noexcept;
    ~SoftwareKey() override;

    [[nodiscard]] PublicKey publicKey() const override;
    [[nodiscard]] std::optional<Signature> sign(ByteView message) override;
    /// Opens what was sealed (libsodium's crypto_box_seal) to this key in its X25519 form; nothing if it was not, or
    /// was altered.
    [[nodiscard]] std::optional<Bytes> openSealed(ByteView box) const;
    /// One line of text: Argon2id parameters and salt, nonce, XSalsa20-Poly1305 box of the seed
    /// (docs/formats/key.md). With an empty passphrase the seed is not protected, only framed. The only fault is
    /// OutOfMemory: Argon2id wants 64 MiB.
    [[nodiscard]] Result<SecretText, KeyFileFault> wrap(std::string_view passphrase) const;

private:
    struct Secret;
    static Result<SoftwareKey, KeyFileFault> open(std::string_view file, std::string_view passphrase);
    [[nodiscard]] Result<SecretText, KeyFileFault> frame() const;
    [[nodiscard]] Result<SecretText, KeyFileFault> box(std::string_view passphrase) const;
    explicit SoftwareKey(std::unique_ptr<Secret> secret);
    std::unique_ptr<Secret> m_secret;
};

/// libsodium's start-up; called by each entry of this header. Safe from any thread.
void initialiseCrypto();

/// BLAKE2b-256, optionally keyed (RFC 7693). `key` is 0 to 64 bytes.
[[nodiscard]] std::array<std::uint8_t, 32> blake2b256(ByteView data, ByteView key = {});
[[nodiscard]] std::array<std::uint8_t, 32> sha256(ByteView data);

} // namespace th::core
