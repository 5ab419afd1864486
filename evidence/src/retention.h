// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "evidence/access.h"
#include "evidence/retention.h"

#include <sodium.h>

namespace th::evidence {

/// Number and digest of all that retention left in an archive, in the order of their numbers. A line of the access
/// journal signs it: what else looks like it was left by somebody who only has the file.
class ReducedDigest {
public:
    ReducedDigest();
    void add(std::int64_t id, core::ByteView bytes);
    /// What the line is about: "entries N digest HEX".
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::uint64_t entries() const { return m_entries; }

private:
    crypto_generichash_state m_state{};
    std::uint64_t m_entries = 0;
};

/// What a line about retention signs: all of it but for the hash that it names, which the next one proves.
[[nodiscard]] core::Bytes retentionBytes(const std::string &about, const Access &line);

struct SignedRetention {
    std::string about; ///< the digest's text
    core::PublicKey signer{};
};
/// What the newest line of the kind says; nothing: there is none. Throws Damaged if its signature is not its key's.
[[nodiscard]] std::optional<SignedRetention> signedRetention(const std::vector<Access> &lines);

} // namespace th::evidence
