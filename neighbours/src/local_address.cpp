// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbours/local_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>

namespace th::neighbours {

namespace {

using V4 = std::array<std::uint8_t, 4>;
using V6 = std::array<std::uint8_t, 16>;

bool isLocal(const V4 &bytes)
{
    return bytes[0] == 10 || bytes[0] == 127 || (bytes[0] == 192 && bytes[1] == 168) ||
           (bytes[0] == 172 && bytes[1] >= 16 && bytes[1] < 32) || (bytes[0] == 169 && bytes[1] == 254);
}

bool isLocal(const V6 &bytes)
{
    constexpr std::array<std::uint8_t, 12> v4Mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::equal(v4Mapped.begin(), v4Mapped.end(), bytes.begin()))
        return isLocal(V4{bytes[12], bytes[13], bytes[14], bytes[15]});
    V6 loopback{};
    loopback.back() = 1;
    return bytes == loopback || (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80) || (bytes[0] & 0xfe) == 0xfc;
}

} // namespace

bool isLocal(const std::string &address)
{
    const std::string digits = address.substr(0, address.find('%')); // of IPv6, without the name of the interface
    V4 v4{};
    V6 v6{};
    if (::inet_pton(AF_INET, digits.c_str(), v4.data()) == 1)
        return isLocal(v4);
    return ::inet_pton(AF_INET6, digits.c_str(), v6.data()) == 1 && isLocal(v6);
}

std::string hostInUrl(const std::string &digits, unsigned interface)
{
    if (!isLocal(digits))
        return {};
    V6 v6{};
    if (::inet_pton(AF_INET6, digits.c_str(), v6.data()) != 1)
        return digits;
    const bool linkLocal = v6[0] == 0xfe && (v6[1] & 0xc0) == 0x80;
    return "[" + digits + (linkLocal ? "%25" + std::to_string(interface) : "") + "]";
}

} // namespace th::neighbours
