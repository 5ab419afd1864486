// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account.h"
#include "core/secret.h"

#include <string_view>

namespace th::accounts {

/// What a try costs. The least that is allowed makes one cost at least a tenth of a second on what runs this software.
struct Cost {
    std::uint32_t memoryKiB = leastMemoryKiB;
    std::uint32_t passes = leastPasses;
};
/// As many passes as it takes here to make a try last `least`; never fewer than are allowed. Takes about a second.
[[nodiscard]] Cost calibrate(std::chrono::milliseconds least);

/// Nothing if there is not memory enough for it. Passwords are taken as they are typed, UTF-8.
[[nodiscard]] std::optional<Verifier> makeVerifier(std::string_view password, const Cost &cost = {});
/// Compares in constant time. False for every other password, for a verifier that is not sound, and without memory.
[[nodiscard]] bool holds(std::string_view password, const Verifier &verifier);
/// As much work as `holds`, for a name that nobody has; always false.
bool holdsForNobody(std::string_view password, const Cost &cost);

/// "k7mp-9wxt-4rhe": three groups of four out of 31 letters and digits that are not mistaken for each other; 59 bits.
[[nodiscard]] core::SecretText firstPassword();

inline constexpr std::size_t fewestCharacters = 10, longestPassword = 128;
/// Why nobody may choose it (too short, too simple, the person's own name or id); nothing: it may be chosen.
[[nodiscard]] std::optional<core::LocalName> objectionTo(std::string_view password, const Account &account);

/// A badge's code, "THB1" and 32 letters and digits (160 bits): what its QR says.
[[nodiscard]] core::SecretText newBadge();
[[nodiscard]] bool isBadge(std::string_view code);
/// By which a badge is known without being kept. `id`: whose it is.
[[nodiscard]] std::array<std::uint8_t, 32> badgeMark(std::string_view code, std::string_view id);
[[nodiscard]] bool badgeHolds(std::string_view code, const Account &account); ///< in constant time

} // namespace th::accounts
