// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail_address.h"

#include <algorithm>

namespace th::core {

namespace {

constexpr std::size_t longestAddress = 254, longestLocal = 64, longestLabel = 63;

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool isLocal(std::string_view local)
{
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
    return !local.empty() && local.size() <= longestLocal && local.front() != '.' && local.back() != '.' &&
           local.front() != '-' && local.find("..") == local.npos &&
           std::ranges::all_of(local, [&](char c) { return isLetterOrDigit(c) || marks.find(c) != marks.npos; });
}

bool isLabel(std::string_view label)
{
    return !label.empty() && label.size() <= longestLabel && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

} // namespace

bool isMailAddress(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (text.size() > longestAddress || at == text.npos || !isLocal(text.substr(0, at)))
        return false;
    std::size_t labels = 0;
    for (std::string_view rest = text.substr(at + 1);; ++labels) {
        const std::size_t dot = rest.find('.');
        if (!isLabel(rest.substr(0, dot)))
            return false;
        if (dot == rest.npos)
            return labels > 0;
        rest.remove_prefix(dot + 1);
    }
}

} // namespace th::core
