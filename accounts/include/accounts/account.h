// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/role.h"
#include "core/bytes.h"
#include "core/codes.h"
#include "core/result.h"
#include "core/time.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace th::accounts {

/// By which a password is known without being kept: Argon2id 1.3, one lane (RFC 9106).
struct Verifier {
    std::uint32_t memoryKiB = 0;
    std::uint32_t passes = 0;
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 32> hash{};
    friend bool operator==(const Verifier &, const Verifier &) = default;
};
/// Cheaper ones are refused wherever they come from; dearer ones would keep a handheld busy for minutes.
inline constexpr std::uint32_t leastMemoryKiB = 64 * 1024, mostMemoryKiB = 256 * 1024;
inline constexpr std::uint32_t leastPasses = 4, mostPasses = 16;
[[nodiscard]] bool isSound(const Verifier &verifier);

/// One person in one unit, as the unit's devices know them.
struct Account {
    std::string id;                            ///< as the journal names them: 1–32 of a-z 0-9 . -
    std::string name, position{};              ///< for people; 1–100 and at most 100 bytes
    std::vector<Role> roles;                   ///< in the unit, ascending, at least one
    std::optional<core::Instant> expires{};    ///< no sign-in from then on
    std::optional<core::Instant> firstUntil{}; ///< a first password that was not changed is good until then
    bool disabled = false;
    bool mustChange = false;            ///< the password that is published was given, not chosen: it opens one sign-in
    bool secondFactor = false;          ///< a badge is wanted too
    std::uint32_t reset = 0;            ///< goes up when an administrator ends a lock-out or gives another password
    std::optional<Verifier> password{}; ///< nothing: no sign-in yet
    std::optional<std::array<std::uint8_t, 32>> badge{}; ///< `badgeMark` of its code
    [[nodiscard]] bool has(Role role) const;
    friend bool operator==(const Account &, const Account &) = default;
};

/// The accounts of a unit, as published for its devices (docs/formats/accounts.md).
struct UnitAccounts {
    core::AuthorityCode unit;
    std::uint64_t number = 0;                             ///< goes up with each that is published
    std::chrono::seconds idle = std::chrono::minutes(10); ///< without input, then it locks; 60 s to 1 h
    std::uint32_t lockAfter = 10;                         ///< wrong passwords in a row; 3–20
    std::vector<Account> accounts;                        ///< ascending by id, none twice
    [[nodiscard]] const Account *find(std::string_view id) const;
    friend bool operator==(const UnitAccounts &, const UnitAccounts &) = default;
};
inline constexpr std::size_t maxAccounts = 4096;

[[nodiscard]] bool isAccountId(std::string_view id);
[[nodiscard]] bool isPersonText(std::string_view text, std::size_t most); ///< UTF-8 without control characters

/// REQUIRES the limits above.
[[nodiscard]] core::Bytes encodeAccounts(const UnitAccounts &accounts);
/// Strict: one encoding only. The error is the stable name of the rule that is broken.
[[nodiscard]] core::Result<UnitAccounts, std::string> decodeAccounts(core::ByteView bytes);

} // namespace th::accounts
