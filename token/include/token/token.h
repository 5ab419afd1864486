// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/names.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/signing.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace th::token {

/// Private keys that never leave a PKCS#11 token (a smart card, a USB token, an HSM). What is wanted is named by a
/// "pkcs11:" address (RFC 7512): token and key by label, serial number, id …; `?module-path=FILE` names the vendor's
/// library, without it those are asked that are registered with p11-kit. Thread: one at a time, may block for seconds.

enum class Fault {
    Address,       ///< not a pkcs11: address, or attributes we do not know
    PinInAddress,  ///< it carries a PIN, which every process list then shows
    NoModule,      ///< the vendor's library is not there, or does not load
    NoToken,       ///< no such token is plugged in
    SeveralTokens, ///< the address fits more than one
    PinNotSet,     ///< the token was never given a PIN, or it has expired
    PinWrong,
    PinWrongLastTry, ///< as PinWrong: one more wrong one locks the token
    PinLocked,
    NotLoggedIn, ///< the token demands a PIN first
    Removed,     ///< it was pulled out; what was signed before stands. Plug in, open anew
    NoKey,
    SeveralKeys,
    NoPublicPart, ///< neither a public key nor a certificate beside the private key, or none of a kind we use
    NoMechanism,  ///< the token cannot sign in the way that is asked for
    Failed,       ///< anything else; the detail says the module's code
};
struct Problem {
    Fault fault;
    std::string detail; ///< what it is about: an address, a file, a label, a code. Never a PIN
};
/// What happened and what to do.
[[nodiscard]] core::LocalName sentence(const Problem &problem);
template <class T> using Outcome = core::Result<T, Problem>;

[[nodiscard]] bool isAddress(std::string_view text); ///< begins with "pkcs11:", in any case

enum class Scheme { Ed25519, EcdsaP256Sha256, RsaPssSha256, RsaPkcs1Sha256 };

enum class PinState { Fine, FewTries, LastTry, Locked, NotSet };
struct TokenFacts {
    std::string label, serial, manufacturer, model;
    PinState pin = PinState::Fine;
    bool ownKeypad = false; ///< the PIN is typed on the reader: give an empty one
    std::string address;    ///< names this token alone
};
/// The tokens that are plugged in, for people to choose from. `module`: the vendor's library; empty: all registered.
[[nodiscard]] Outcome<std::vector<TokenFacts>> listTokens(const std::string &module);

struct PublicPart {
    std::optional<core::PublicKey> ed25519; ///< else:
    std::string pem;                        ///< SubjectPublicKeyInfo of a P-256 or RSA key
};
struct KeyFacts {
    std::string label;
    core::Bytes id;
    PublicPart publicPart;
    std::vector<Scheme> schemes; ///< which the token signs with; the better one first
    std::string address;
};

struct Connection;

/// A private key on an open token. Lives as long as anybody holds it; keeps the token open.
class Key {
public:
    Key(std::shared_ptr<Connection> connection, unsigned long handle, KeyFacts facts);
    [[nodiscard]] const KeyFacts &facts() const { return m_facts; }
    /// Ed25519: 64 bytes (RFC 8032). ECDSA: DER. RSA: as long as the modulus, RFC 8017; PSS with 32 bytes of salt.
    [[nodiscard]] Outcome<core::Bytes> sign(Scheme scheme, core::ByteView message);

private:
    std::shared_ptr<Connection> m_connection;
    unsigned long m_handle;
    KeyFacts m_facts;
};

/// A token that was opened, for as many signatures as one likes.
class Session {
public:
    [[nodiscard]] static Outcome<Session> open(const std::string &address);

    [[nodiscard]] const TokenFacts &token() const;
    [[nodiscard]] const std::string &pinSource() const; ///< file that the address names for the PIN; empty: none
    [[nodiscard]] bool needsPin() const;                ///< false once logged in, also through another Session
    [[nodiscard]] Outcome<void> logIn(core::SecretText pin);

    /// Every key we can sign with; before logging in perhaps none.
    [[nodiscard]] Outcome<std::vector<KeyFacts>> keys();
    /// The one private key that the address names.
    [[nodiscard]] Outcome<Key> key();

private:
    explicit Session(std::shared_ptr<Connection> connection) : m_connection(std::move(connection)) {}
    std::shared_ptr<Connection> m_connection;
};

/// An Ed25519 key on a token, where ours are wanted. REQUIRES `key.facts().publicPart.ed25519`.
class Ed25519Signer final : public core::Signer {
public:
    explicit Ed25519Signer(Key key) : m_key(std::move(key)) {}
    [[nodiscard]] core::PublicKey publicKey() const override { return *m_key.facts().publicPart.ed25519; }
    [[nodiscard]] std::optional<core::Signature> sign(core::ByteView message) override;
    /// Why the last one was not signed.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

private:
    Key m_key;
    std::optional<Problem> m_problem;
};

} // namespace th::token
