// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytes.h"

namespace th::core {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Length of the sequence a lead byte announces and the range of the byte after it (RFC 3629 §4); 0: no lead byte.
struct Lead {
    int length;
    std::uint8_t low, high;
};

Lead leadOf(std::uint8_t byte)
{
    if (byte < 0x80)
        return {1, 0x80, 0xbf};
    if (byte >= 0xc2 && byte <= 0xdf)
        return {2, 0x80, 0xbf};
    if (byte == 0xe0)
        return {3, 0xa0, 0xbf};
    if (byte == 0xed)
        return {3, 0x80, 0x9f};
    if (byte >= 0xe1 && byte <= 0xef)
        return {3, 0x80, 0xbf};
    if (byte == 0xf0)
        return {4, 0x90, 0xbf};
    if (byte >= 0xf1 && byte <= 0xf3)
        return {4, 0x80, 0xbf};
    if (byte == 0xf4)
        return {4, 0x80, 0x8f};
    return {0, 0, 0};
}

} // namespace

ByteView asBytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()}; }

std::string_view asText(ByteView bytes) { return {reinterpret_cast<const char *>(bytes.data()), bytes.size()}; }

std::string toHex(ByteView bytes)
{
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        hex.push_back(hexDigits[byte >> 4]);
        hex.push_back(hexDigits[byte & 15]);
    }
    return hex;
}

std::optional<Bytes> fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    Bytes bytes(hex.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = hexValue(hex[2 * i]);
        const int low = hexValue(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return bytes;
}

bool isValidUtf8(std::string_view text)
{
    const ByteView bytes = asBytes(text);
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (bytes[i] < 0x80) {
            ++i;
            continue;
        }
        const Lead lead = leadOf(bytes[i]);
        if (lead.length == 0 || bytes.size() - i < static_cast<std::size_t>(lead.length))
            return false;
        if (bytes[i + 1] < lead.low || bytes[i + 1] > lead.high)
            return false;
        for (int k = 2; k < lead.length; ++k)
            if ((bytes[i + static_cast<std::size_t>(k)] & 0xc0) != 0x80)
                return false;
        i += static_cast<std::size_t>(lead.length);
    }
    return true;
}

} // namespace th::core
