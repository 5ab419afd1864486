// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "path_pattern.h"

#include <cstddef>
#include <optional>

namespace th::sync {
namespace {

/// How many bytes the character at `at` has; what is not UTF-8 is taken byte by byte.
std::size_t width(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return at + want <= text.size() ? want : 1;
}

std::string_view character(std::string_view text, std::size_t at) { return text.substr(at, width(text, at)); }

/// Where a set that opens at `at` closes; nothing if it does not: then the bracket stands for itself.
std::optional<std::size_t> endOfSet(std::string_view pattern, std::size_t at)
{
    std::size_t first = at + 1;
    if (first < pattern.size() && pattern[first] == '!')
        ++first;
    const std::size_t end = pattern.find(']', first + 1); // one that comes first is a member
    return end == std::string_view::npos ? std::nullopt : std::optional(end);
}

/// Is the character in the set, given as the text between its brackets? UTF-8 sorts as its code points do.
bool inSet(std::string_view set, std::string_view wanted)
{
    const bool inverted = set.front() == '!';
    bool found = false;
    for (std::size_t at = inverted ? 1 : 0; at < set.size();) {
        const std::string_view low = character(set, at);
        at += low.size();
        std::string_view high = low;
        if (at + 1 < set.size() && set[at] == '-') {
            high = character(set, at + 1);
            at += 1 + high.size();
        }
        found = found || (low <= wanted && wanted <= high);
    }
    return found != inverted;
}

/// If the step of the pattern at `at`, no star, stands for this character: where the next step begins.
std::optional<std::size_t> step(std::string_view pattern, std::size_t at, std::string_view wanted)
{
    if (pattern[at] == '?')
        return at + 1;
    if (pattern[at] == '[')
        if (const auto end = endOfSet(pattern, at))
            return inSet(pattern.substr(at + 1, *end - at - 1), wanted) ? std::optional(*end + 1) : std::nullopt;
    const std::string_view literal = character(pattern, at);
    return literal == wanted ? std::optional(at + literal.size()) : std::nullopt;
}

/// One component. Only the last star is ever tried again, so the time is at most the product of the lengths.
bool matchesComponent(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0;
    std::optional<std::size_t> star; // the step after it
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            resume = t;
        } else if (const auto next = p < pattern.size() ? step(pattern, p, character(text, t)) : std::nullopt) {
            p = *next;
            t += width(text, t);
        } else if (star) {
            p = *star;
            t = resume += width(text, resume);
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

} // namespace

bool matchesPattern(std::string_view pattern, std::string_view path)
{
    for (;;) {
        const std::size_t patternEnd = pattern.find('/'), pathEnd = path.find('/');
        if (!matchesComponent(pattern.substr(0, patternEnd), path.substr(0, pathEnd)))
            return false;
        if (patternEnd == std::string_view::npos || pathEnd == std::string_view::npos)
            return patternEnd == pathEnd;
        pattern.remove_prefix(patternEnd + 1);
        path.remove_prefix(pathEnd + 1);
    }
}

} // namespace th::sync
