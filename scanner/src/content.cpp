// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "content.h"

#include <algorithm>

namespace th::scanner {
namespace {

bool isControl(unsigned char c)
{
    // The separators of ISO 15434 and GS1 (EOT, FS, GS, RS, US) occur in texts.
    const bool separator = c == '\t' || c == '\n' || c == '\r' || c == 0x04 || (c >= 0x1C && c <= 0x1F);
    return (c < 0x20 && !separator) || c == 0x7F;
}

int tailLength(unsigned char lead)
{
    if (lead < 0x80)
        return 0;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 2;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 3;
    return -1;
}

bool secondByteFits(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F; // no surrogates
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

bool looksLikeText(std::string_view text)
{
    return isUtf8(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return isControl(static_cast<unsigned char>(c)); }) &&
           text.find("\xEF\xBF\xBD") == std::string_view::npos;
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const int tail = tailLength(lead);
        if (tail < 0 || bytes.size() - i <= static_cast<std::size_t>(tail))
            return false;
        for (int k = 1; k <= tail; ++k)
            if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80)
                return false;
        if (tail > 0 && !secondByteFits(lead, static_cast<unsigned char>(bytes[i + 1])))
            return false;
        i += static_cast<std::size_t>(tail) + 1;
    }
    return true;
}

Content classify(const RawContent &raw)
{
    const std::string_view bytes(reinterpret_cast<const char *>(raw.bytes.data()), raw.bytes.size());
    if (!raw.declaresEncoding && looksLikeText(bytes))
        return {std::string(bytes), false};
    if (!raw.declaredBinary && looksLikeText(raw.rendered))
        return {raw.rendered, false};
    return {{}, true};
}

} // namespace th::scanner
