// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/printable.h"

#include "core/bytes.h"

#include <algorithm>

namespace th::core {

namespace {

/// Length in bytes of the control that begins at `i` of valid UTF-8; 0: none does. Besides C0 and C1 those that end
/// lines or turn the direction of writing, with which a text shows itself as another one.
std::size_t controlAt(const std::string &text, std::size_t i)
{
    const auto at = [&](std::size_t n) { return n < text.size() ? static_cast<unsigned char>(text[n]) : 0U; };
    const auto within = [](unsigned byte, unsigned first, unsigned last) { return first <= byte && byte <= last; };
    if (at(i) < 0x20 || at(i) == 0x7f)
        return 1;
    if ((at(i) == 0xc2 && at(i + 1) < 0xa0) || (at(i) == 0xd8 && at(i + 1) == 0x9c)) // C1, U+061C
        return 2;
    if (at(i) != 0xe2)
        return 0;
    const bool turns = at(i + 1) == 0x80
                           ? within(at(i + 2), 0x8e, 0x8f) || within(at(i + 2), 0xa8, 0xae) // U+200E, U+2028 …
                           : at(i + 1) == 0x81 && within(at(i + 2), 0xa6, 0xa9);            // U+2066 …
    return turns ? 3 : 0;
}

/// The text with "?" for each byte that belongs to no character of UTF-8.
std::string repaired(const std::string &text)
{
    constexpr std::size_t longestCharacter = 4;
    if (isValidUtf8(text))
        return text;
    std::string whole;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        while (length <= longestCharacter && !isValidUtf8(std::string_view(text).substr(i, length)))
            ++length;
        const bool isCharacter = length <= longestCharacter;
        whole += isCharacter ? text.substr(i, length) : "?";
        i += isCharacter ? length : 1;
    }
    return whole;
}

} // namespace

std::string printable(const std::string &given)
{
    const std::string text = repaired(given);
    std::string shown;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = controlAt(text, i);
        if (length == 0)
            shown.push_back(text[i]);
        else
            shown += "\u00b7";
        i += std::max<std::size_t>(length, 1);
    }
    return shown;
}

} // namespace th::core
