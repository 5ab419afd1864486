// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/password.h"

#include "core/id_card.h"
#include "core/signing.h"
#include "core/utf8.h"

#include <algorithm>
#include <set>
#include <sodium.h>

namespace th::accounts {

namespace {

/// Not among them: 0 o, 1 l i.
constexpr std::string_view plainLetters = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr std::string_view badgeLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view badgeMagic = "THB1";
constexpr std::size_t badgeCharacters = 32;
constexpr std::size_t fewestDifferent = 5;

/// The same letters come composed from one keyboard and in parts from another.
bool stretch(std::string_view password, const Verifier &verifier, std::array<std::uint8_t, 32> &hash)
{
    core::initialiseCrypto();
    std::string typed = core::composeVietnamese(password);
    const bool done =
        crypto_pwhash(hash.data(), hash.size(), typed.data(), typed.size(), verifier.salt.data(), verifier.passes,
                      static_cast<std::size_t>(verifier.memoryKiB) * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0;
    core::wipe(typed.data(), typed.size());
    return done;
}

core::SecretText lettersFrom(std::string_view letters, std::size_t count, std::size_t group)
{
    core::initialiseCrypto();
    core::SecretText text;
    for (std::size_t i = 0; i < count; ++i) {
        if (group != 0 && i != 0 && i % group == 0)
            text.append("-");
        text.append(letters.substr(randombytes_uniform(static_cast<std::uint32_t>(letters.size())), 1));
    }
    return text;
}

std::chrono::nanoseconds timeOf(const Verifier &verifier)
{
    std::array<std::uint8_t, 32> hash{};
    const auto begun = std::chrono::steady_clock::now();
    (void)stretch("calibration", verifier, hash);
    return std::chrono::steady_clock::now() - begun;
}

} // namespace

Cost calibrate(std::chrono::milliseconds least)
{
    Verifier probe{leastMemoryKiB, leastPasses, {}, {}};
    (void)timeOf(probe); // the first one also pays for the memory
    while (probe.passes < mostPasses && timeOf(probe) < least)
        ++probe.passes;
    return {probe.memoryKiB, probe.passes};
}

std::optional<Verifier> makeVerifier(std::string_view password, const Cost &cost)
{
    core::initialiseCrypto();
    Verifier made{cost.memoryKiB, cost.passes, {}, {}};
    randombytes_buf(made.salt.data(), made.salt.size());
    if (!isSound(made) || !stretch(password, made, made.hash))
        return std::nullopt;
    return made;
}

bool holds(std::string_view password, const Verifier &verifier)
{
    std::array<std::uint8_t, 32> hash{};
    return isSound(verifier) && password.size() <= longestPassword && stretch(password, verifier, hash) &&
           sodium_memcmp(hash.data(), verifier.hash.data(), hash.size()) == 0;
}

bool holdsForNobody(std::string_view password, const Cost &cost)
{
    std::array<std::uint8_t, 32> hash{};
    if (password.size() <= longestPassword)
        (void)stretch(password, {cost.memoryKiB, cost.passes, {}, {}}, hash);
    return false;
}

core::SecretText firstPassword() { return lettersFrom(plainLetters, 12, 4); }

std::optional<core::LocalName> objectionTo(std::string_view password, const Account &account)
{
    if (password.size() > longestPassword || !core::isValidUtf8(password))
        return core::LocalName{"Mật khẩu dài quá 128 byte hoặc không phải văn bản.",
                               "The password is longer than 128 bytes, or is no text."};
    const std::u32string points = core::toCodePoints(password);
    if (points.size() < fewestCharacters)
        return core::LocalName{"Mật khẩu mới cần ít nhất 10 ký tự. Vài từ dễ nhớ cũng được.",
                               "A new password needs at least 10 characters. A few words are fine."};
    if (std::set<char32_t>(points.begin(), points.end()).size() < fewestDifferent)
        return core::LocalName{"Mật khẩu mới quá đơn giản: cần ít nhất 5 ký tự khác nhau.",
                               "The new password is too simple: at least 5 of its characters must differ."};
    const std::string folded = core::foldVietnamese(std::string(password));
    for (const std::string &own : {account.id, core::foldVietnamese(account.name)})
        if (!own.empty() && folded == own)
            return core::LocalName{"Mật khẩu mới không được là tên của bạn.",
                                   "The new password must not be your own name."};
    return std::nullopt;
}

core::SecretText newBadge()
{
    core::SecretText badge(badgeMagic);
    badge.append(lettersFrom(badgeLetters, badgeCharacters, 0).view());
    return badge;
}

bool isBadge(std::string_view code)
{
    return code.size() == badgeMagic.size() + badgeCharacters && code.starts_with(badgeMagic) &&
           code.find_first_not_of(badgeLetters, badgeMagic.size()) == std::string_view::npos;
}

std::array<std::uint8_t, 32> badgeMark(std::string_view code, std::string_view id)
{
    return core::blake2b256(core::asBytes("th-badge-1/" + std::string(id)), core::asBytes(code));
}

bool badgeHolds(std::string_view code, const Account &account)
{
    const auto mark = badgeMark(isBadge(code) ? code : std::string_view(), account.id);
    return account.badge && isBadge(code) && sodium_memcmp(mark.data(), account.badge->data(), mark.size()) == 0;
}

} // namespace th::accounts
