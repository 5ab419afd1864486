// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codes.h"

namespace th::core {

namespace {

bool isUpperOrDigit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool isLowerOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

template <class Allowed> bool consistsOf(const std::string &text, std::size_t longest, Allowed allowed)
{
    if (text.empty() || text.size() > longest)
        return false;
    for (const char c : text)
        if (!allowed(c))
            return false;
    return true;
}

} // namespace

bool isWellFormed(const AuthorityCode &code)
{
    return consistsOf(code.text, 16, [](char c) { return isUpperOrDigit(c) || c == '.' || c == '-'; });
}

bool isWellFormed(const SeriesCode &code) { return consistsOf(code.text, 12, isUpperOrDigit); }

bool isWellFormed(const AreaCode &code)
{
    const std::string &text = code.text;
    return consistsOf(text, 24, [](char c) { return isUpperOrDigit(c) || c == '.'; }) && text.front() != '.' &&
           text.back() != '.' && text.find("..") == std::string::npos;
}

bool isWellFormed(const CategoryCode &code)
{
    return consistsOf(code.text, 16, [](char c) { return isLowerOrDigit(c) || c == '-'; });
}

bool isWellFormed(const CheckpointCode &code)
{
    return consistsOf(code.text, 24,
                      [](char c) { return isUpperOrDigit(c) || isLowerOrDigit(c) || c == '.' || c == '-'; });
}

bool contains(const AreaCode &outer, const AreaCode &inner)
{
    if (outer.empty() || !inner.text.starts_with(outer.text))
        return false;
    return inner.text.size() == outer.text.size() || inner.text[outer.text.size()] == '.';
}

std::string toText(const PassNumber &number)
{
    std::string serial = std::to_string(number.serial);
    if (serial.size() < 6)
        serial.insert(0, 6 - serial.size(), '0');
    return number.series.text + '-' + serial;
}

} // namespace th::core
