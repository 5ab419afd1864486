// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"

namespace th::core {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::uint32_t notInAlphabet = 1U << 24; // more than three legal digits can sum to

constexpr std::array<std::uint32_t, 256> makeValues()
{
    std::array<std::uint32_t, 256> values{};
    values.fill(notInAlphabet);
    for (std::uint32_t i = 0; i < 45; ++i)
        values[static_cast<std::uint8_t>(alphabet[i])] = i;
    return values;
}
constexpr auto values = makeValues();

std::uint32_t valueOf(char c) { return values[static_cast<std::uint8_t>(c)]; }

} // namespace

std::string encodeBase45(ByteView bytes)
{
    std::string text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const unsigned pair = bytes[i] * 256U + bytes[i + 1];
        text.push_back(alphabet[pair % 45]);
        text.push_back(alphabet[pair / 45 % 45]);
        text.push_back(alphabet[pair / 2025]);
    }
    if (i < bytes.size()) {
        text.push_back(alphabet[bytes[i] % 45]);
        text.push_back(alphabet[bytes[i] / 45]);
    }
    return text;
}

std::optional<Bytes> decodeBase45(std::string_view text)
{
    if (text.size() % 3 == 1)
        return std::nullopt;
    Bytes bytes(text.size() / 3 * 2 + text.size() % 3 / 2);
    std::size_t out = 0;
    std::size_t i = 0;
    // A character outside the alphabet weighs more than any legal sum, so one comparison finds it too.
    for (; i + 2 < text.size(); i += 3) {
        const std::uint64_t pair =
            valueOf(text[i]) + std::uint64_t{valueOf(text[i + 1])} * 45 + std::uint64_t{valueOf(text[i + 2])} * 2025;
        if (pair > 0xffff)
            return std::nullopt;
        bytes[out++] = static_cast<std::uint8_t>(pair >> 8);
        bytes[out++] = static_cast<std::uint8_t>(pair);
    }
    if (i < text.size()) {
        const std::uint64_t last = valueOf(text[i]) + std::uint64_t{valueOf(text[i + 1])} * 45;
        if (last > 0xff)
            return std::nullopt;
        bytes[out++] = static_cast<std::uint8_t>(last);
    }
    return bytes;
}

} // namespace th::core
