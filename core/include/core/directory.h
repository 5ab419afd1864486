// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codes.h"
#include "core/document.h"
#include "core/names.h"
#include "core/pass.h"
#include "core/result.h"
#include "core/signing.h"
#include "core/time.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace th::core {

/// What an authority may issue for. An empty set allows nothing; `anyCategory` allows every category.
struct Scope {
    std::set<PassKind> kinds;
    bool anyCategory = false;
    std::set<CategoryCode> categories;
    std::vector<AreaCode> areas; ///< inside these
};

struct Authority {
    AuthorityCode code;
    LocalName name;
    AuthorityCode parent; ///< empty at the top
    Scope scope;          ///< never wider than the parent's areas (checked when the directory is read)
};

struct AuthorityKey {
    KeyId id{};
    PublicKey key{};
    AuthorityCode authority;
    Instant validFrom{};
    Instant validUntil{};
    std::optional<Instant> compromisedSince{}; ///< from then on it is not believed
};

struct Series {
    SeriesCode code;
    KeyId key{};
};

/// Where a device stands. At least one of the two.
struct DevicePlace {
    CheckpointCode checkpoint; ///< of the policy; empty: none
    AreaCode area;             ///< empty: that of the checkpoint
};

struct Device {
    std::string id;
    LocalName name;
    PublicKey key{};
    std::optional<Instant> revokedAt{};
    AuthorityCode authority{};               ///< for which it issues and revokes; empty: it does neither
    std::optional<Instant> suspendedSince{}; ///< neither judges nor seals until a newer directory takes it back
    std::optional<Instant> wipeOrderedAt{};  ///< destroys its key and its data as soon as it reads this
    std::optional<DevicePlace> place{};
};

/// Who may open the personal data in journals: an X25519 public key.
struct Auditor {
    std::string id;
    LocalName name;
    std::array<std::uint8_t, 32> key{};
};

/// The published list of who may issue what (docs/formats/directory.md). Immutable; copies share.
class Directory {
public:
    Directory(); ///< knows nobody
    [[nodiscard]] const Authority *findAuthority(const AuthorityCode &code) const;
    [[nodiscard]] const Series *findSeries(const SeriesCode &code) const;
    [[nodiscard]] const AuthorityKey *findKey(const KeyId &id) const;
    [[nodiscard]] const std::vector<Authority> &authorities() const;
    [[nodiscard]] const std::vector<AuthorityKey> &keys() const;
    [[nodiscard]] const std::vector<Series> &series() const;
    [[nodiscard]] const std::vector<Device> &devices() const;
    [[nodiscard]] const Device *findDevice(const PublicKey &key) const;
    [[nodiscard]] const std::vector<Auditor> &auditors() const;

private:
    friend Result<Directory, DocumentError> parseDirectory(ByteView json);
    struct Data;
    std::shared_ptr<const Data> m_data;
};

/// At most 16 MiB. Every key must pass `checkPublicKey`; every reference must resolve; no code twice.
[[nodiscard]] Result<Directory, DocumentError> parseDirectory(ByteView json);

enum class SignatureFault {
    UnknownSeries,     ///< no such series in our directory
    AuthorityMismatch, ///< the pass names another authority than the one the series belongs to
    BadSignature,
};
struct SignatureError {
    SignatureFault fault;
    PassClaims claimsUntrusted; ///< to show as "not proven"
};

/// A pass whose signature its series' key made. Only `verifySignature` makes one.
/// Key validity, compromise and scope are judged later: a genuine pass can still be refused.
class VerifiedPass {
public:
    [[nodiscard]] const PassClaims &claims() const { return m_claims; }
    [[nodiscard]] const AuthorityKey &key() const { return m_key; }
    [[nodiscard]] const Authority &authority() const { return m_authority; }
    [[nodiscard]] ByteView toBeSigned() const { return m_toBeSigned; }
    [[nodiscard]] const Signature &signature() const { return m_signature; }

private:
    friend Result<VerifiedPass, SignatureError> verifySignature(SignedPass pass, const Directory &directory);
    VerifiedPass() = default;
    PassClaims m_claims;
    AuthorityKey m_key;
    Authority m_authority;
    Bytes m_toBeSigned;
    Signature m_signature{};
};

[[nodiscard]] Result<VerifiedPass, SignatureError> verifySignature(SignedPass pass, const Directory &directory);

} // namespace th::core
