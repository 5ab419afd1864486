// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk_code.h"

#include "core/signing.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace th::app {

std::string hashKioskCode(const std::string &code)
{
    if (code.size() < shortestKioskCode || code.size() > longestKioskCode)
        return {};
    core::initialiseCrypto();
    char hash[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str(hash, code.data(), code.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return {};
    return hash;
}

bool kioskCodeHolds(const std::string &code, const std::string &hash)
{
    core::initialiseCrypto();
    // libsodium reads a buffer of exactly this size.
    std::array<char, crypto_pwhash_STRBYTES> padded{};
    if (hash.size() >= padded.size() || code.size() > longestKioskCode)
        return false;
    std::copy(hash.begin(), hash.end(), padded.begin());
    return crypto_pwhash_str_verify(padded.data(), code.data(), code.size()) == 0;
}

std::chrono::seconds delayAfter(int wrong)
{
    constexpr std::chrono::seconds longest = std::chrono::minutes(15);
    if (wrong <= 0)
        return {};
    return std::min(longest, std::chrono::seconds(1) * (1 << std::min(wrong - 1, 10)));
}

} // namespace th::app
