// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passcode.h"

#include "core/signing.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace th::core {

std::string hashPasscode(std::string_view code)
{
    if (code.size() < shortestPasscode || code.size() > longestPasscode)
        return {};
    initialiseCrypto();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), code.data(), code.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return {};
    return hash.data();
}

bool passcodeHolds(std::string_view code, std::string_view hash)
{
    // libsodium reads a buffer of exactly this size.
    std::array<char, crypto_pwhash_STRBYTES> padded{};
    if (hash.size() >= padded.size() || code.size() > longestPasscode)
        return false;
    initialiseCrypto();
    std::copy(hash.begin(), hash.end(), padded.begin());
    return crypto_pwhash_str_verify(padded.data(), code.data(), code.size()) == 0;
}

std::chrono::seconds delayAfterWrongCodes(int wrong)
{
    constexpr std::chrono::seconds longest = std::chrono::minutes(15);
    if (wrong <= 0)
        return {};
    return std::min(longest, std::chrono::seconds(1) * (1 << std::min(wrong - 1, 10)));
}

} // namespace th::core
