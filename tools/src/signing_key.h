// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/open_key.h"

namespace th::tools {

class Console;

/// What signs for a command: a key file, or the key on a token that a "pkcs11:" address names.
class SigningKey {
public:
    /// Asks for passphrase or PIN where one is needed: `secretFile` (first line), the file that the address names, the
    /// terminal. A PIN from a file is not tried when a wrong one would lock the token. Errors are sentences.
    [[nodiscard]] static core::Result<SigningKey, std::string> open(const Console &console, const std::string &name,
                                                                    const std::string &secretFile);

    /// Uses this key, which must outlive it.
    [[nodiscard]] sync::MetadataSigner forMetadata() const { return m_key.forMetadata(); }
    /// For what is only signed with Ed25519; nullptr if the key is of another kind.
    [[nodiscard]] core::Signer *forPasses() const { return m_key.forPasses(); }
    /// Why the last signature was not made, if it was not; empty otherwise.
    [[nodiscard]] std::string complaint(const Console &console) const;
    [[nodiscard]] const administration::OpenKey &opened() const { return m_key; }

private:
    explicit SigningKey(administration::OpenKey key) : m_key(std::move(key)) {}
    administration::OpenKey m_key;
};

/// Opens the token that `address` names, and logs in where that is needed.
[[nodiscard]] core::Result<token::Session, std::string> openToken(const Console &console, const std::string &address,
                                                                  const std::string &secretFile);
[[nodiscard]] std::string tokenSentence(const Console &console, const token::Problem &problem);

} // namespace th::tools
