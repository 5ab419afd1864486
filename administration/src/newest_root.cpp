// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "newest_root.h"

#include <charconv>
#include <cstdint>
#include <filesystem>

namespace th::administration {

namespace {

/// The number of "12.root.json".
std::optional<std::uint64_t> rootNumber(const std::string &name)
{
    constexpr std::string_view end = ".root.json";
    if (!name.ends_with(end))
        return std::nullopt;
    std::uint64_t number = 0;
    const char *last = name.data() + name.size() - end.size();
    const auto read = std::from_chars(name.data(), last, number);
    return read.ec == std::errc() && read.ptr == last ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<std::string> newestRoot(const std::string &folder)
{
    std::optional<std::pair<std::uint64_t, std::string>> newest;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (const auto number = rootNumber(at->path().filename().string());
            number && (!newest || *number > newest->first))
            newest = {*number, at->path().string()};
    return newest ? std::optional(newest->second) : std::nullopt;
}

} // namespace th::administration
