// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/codes.h"
#include "core/result.h"
#include "core/signing.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <vector>

namespace th::core {

enum class PassKind { Employee = 1, Individual = 2, Household = 3 };
/// How the issuing unit put its seal on the pass.
enum class Sealing { Token = 1, SoftwareKey = 2, HandwrittenOriginal = 3, EnteredAfterwards = 4 };

/// Minutes since local midnight, [from, until). until ≤ 1440; a window does not cross midnight (give two).
struct HoursWindow {
    std::uint16_t from = 0;
    std::uint16_t until = 1440;
    friend bool operator==(const HoursWindow &, const HoursWindow &) = default;
};

/// What a pass says (docs/formats/pass.md). All text is UTF-8 in NFC; empty means absent.
struct PassClaims {
    AuthorityCode authority;
    PassNumber number;
    std::uint64_t operation = 0; ///< the series' operation number at the moment of issue
    PassKind kind = PassKind::Individual;
    std::string holder;           ///< 1–80 bytes
    std::string idNumber;         ///< 9 or 12 digits, or empty
    std::optional<int> birthYear; ///< 1900–2100
    std::string organisation;     ///< 0–120 bytes
    CategoryCode category;
    std::vector<AreaCode> areas;     ///< 1–8
    std::string route;               ///< 0–120 bytes, for people
    std::vector<std::string> plates; ///< 0–4, [A-Z0-9Đ]{4,10}: no spaces, dots or hyphens
    std::uint8_t days = 0x7f;        ///< bit 0 Monday … bit 6 Sunday; never 0
    std::vector<HoursWindow> hours;  ///< 0–4, ascending, not overlapping; empty: all day
    Instant validFrom{};
    Instant validUntil{}; ///< inclusive; ≥ validFrom
    Instant issuedAt{};
    Sealing sealing = Sealing::SoftwareKey;
    friend bool operator==(const PassClaims &, const PassClaims &) = default;
};

/// Codes that are not passes but are met at checkpoints.
enum class ForeignCode { Link, BankTransfer, HealthCertificate, IdCard, Wifi, Contact, Other };

enum class DecodeFault {
    UnreadableText,     ///< not UTF-8, or `TH1:` whose Base45 or end got lost on the way
    NotAPass,           ///< some other code: see `foreign`
    UnsupportedVersion, ///< `TH2:` …
    TooLong,            ///< beyond 1,024 characters; nothing was parsed
    Malformed,          ///< arrived whole, but breaks a rule of the format: see `rule`
};

struct DecodeError {
    DecodeFault fault;
    std::string rule{}; ///< stable name, e.g. "cbor.duplicate_key", "claims.days"
    std::optional<ForeignCode> foreign{};
};

inline constexpr std::size_t maxPassTextLength = 1024;

/// What an arbitrary text is, by its looks alone; never a verdict.
[[nodiscard]] ForeignCode classifyForeign(std::string_view text);

/// Well formed and within every limit of the format; the signature has NOT been checked.
class SignedPass {
public:
    [[nodiscard]] const PassClaims &claimsUntrusted() const { return m_claims; }
    [[nodiscard]] ByteView toBeSigned() const { return m_toBeSigned; }
    [[nodiscard]] const Signature &signature() const { return m_signature; }

private:
    friend Result<SignedPass, DecodeError> decodePass(std::string_view text);
    PassClaims m_claims;
    Bytes m_toBeSigned;
    Signature m_signature{};
};

[[nodiscard]] Result<SignedPass, DecodeError> decodePass(std::string_view text);

enum class ClaimFault { Invalid, NotSigned };
struct MakeError {
    ClaimFault fault;
    std::string rule; ///< which claim, as in DecodeError::rule
};
/// The text of a pass: checks every rule that `decodePass` checks, signs, encodes.
[[nodiscard]] Result<std::string, MakeError> makePass(const PassClaims &claims, Signer &signer);

/// The 16-bit mark by which a registry knows these very bytes (never 0; 0 means "not registered").
/// `tagKey` is the series' published key.
[[nodiscard]] std::uint16_t registrationTag(ByteView toBeSigned, ByteView tagKey);

[[nodiscard]] const char *name(PassKind kind);     ///< "employee" …
[[nodiscard]] const char *name(Sealing sealing);   ///< "token" …
[[nodiscard]] const char *name(ForeignCode code);  ///< "bank_transfer" …
[[nodiscard]] const char *name(DecodeFault fault); ///< "unreadable_text" …

/// Plates as compared and signed: upper case, without spaces, dots and hyphens; Đ stays.
[[nodiscard]] std::string normalisePlate(std::string_view plate);

} // namespace th::core
