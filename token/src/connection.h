// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "address.h"

namespace th::token {

/// Modules that are loaded, started, and stopped when this goes.
class Modules {
public:
    /// `path` empty: those registered with p11-kit; of these, what does not start is left out.
    [[nodiscard]] static Outcome<Modules> load(const std::string &path);
    Modules(Modules &&other) noexcept;
    Modules &operator=(Modules &&) = delete;
    ~Modules();

    [[nodiscard]] std::vector<CK_FUNCTION_LIST *> all() const;
    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    Modules() = default;
    std::string m_path;
    CK_FUNCTION_LIST *m_one = nullptr;
    CK_FUNCTION_LIST **m_registered = nullptr;
};

struct PluggedIn {
    CK_FUNCTION_LIST *module = nullptr;
    CK_SLOT_ID slot = 0;
    CK_TOKEN_INFO info{};
};
/// Tokens that are plugged in, set up, and fit the address (none: all).
[[nodiscard]] std::vector<PluggedIn> tokensIn(const Modules &modules, P11KitUri *address);
[[nodiscard]] TokenFacts factsOf(const PluggedIn &token, const std::string &modulePath);

/// What stands behind Session and Key.
struct Connection {
    Connection(Modules loaded, Uri wanted, PluggedIn found)
        : modules(std::move(loaded)), address(std::move(wanted)), token(found)
    {
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    Modules modules;
    Uri address;
    PluggedIn token;
    TokenFacts facts;
    std::string pinSource;
    CK_SESSION_HANDLE session = 0;
    bool open = false;
    core::SecretText pin; ///< kept only for keys that want it again for each signature

    [[nodiscard]] CK_FUNCTION_LIST &call() const { return *token.module; }
    /// Fault::Removed if the token is no longer there, whatever code the module gives for it.
    [[nodiscard]] Problem problem(CK_RV code) const;
    /// `otherwise`, unless the token is no longer there.
    [[nodiscard]] Problem removedOr(Problem otherwise) const;
    [[nodiscard]] bool offers(CK_MECHANISM_TYPE mechanism) const;
};

using Handles = std::vector<CK_OBJECT_HANDLE>;
/// Objects of the token that have all these attributes.
[[nodiscard]] Outcome<Handles> find(const Connection &connection, std::vector<CK_ATTRIBUTE> attributes);
/// An attribute's bytes; nothing if the object has none, or more than 16 KiB.
[[nodiscard]] std::optional<core::Bytes> attribute(const Connection &connection, CK_OBJECT_HANDLE object,
                                                   CK_ATTRIBUTE_TYPE type);
[[nodiscard]] std::optional<CK_ULONG> number(const Connection &connection, CK_OBJECT_HANDLE object,
                                             CK_ATTRIBUTE_TYPE type);

/// What belongs to a private key: read from it, from the public key beside it, or from a certificate.
[[nodiscard]] std::optional<PublicPart> publicPartOf(const Connection &connection, CK_OBJECT_HANDLE privateKey);
/// A point as CKA_EC_POINT has it, wrapped in an octet string or bare.
[[nodiscard]] std::optional<PublicPart> fromPoint(CK_ULONG keyType, const core::Bytes &point);
[[nodiscard]] std::optional<PublicPart> fromRsa(const core::Bytes &modulus, const core::Bytes &exponent);
[[nodiscard]] std::optional<PublicPart> fromCertificate(const core::Bytes &der);

/// Reads what a "pkcs11:" private key is; nothing if we cannot use it.
[[nodiscard]] std::optional<KeyFacts> keyFactsOf(const Connection &connection, CK_OBJECT_HANDLE privateKey);

} // namespace th::token
