// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree_file.h"

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <sys/stat.h>
#include <vector>

namespace th::neighbours {
namespace {

constexpr std::size_t longestTarget = 300, mostParts = 4;
constexpr std::uint64_t largestFile = 64U << 20;

std::optional<std::vector<std::string>> partsOf(std::string_view target)
{
    if (target.size() > longestTarget || !target.starts_with('/'))
        return std::nullopt;
    std::vector<std::string> parts;
    for (std::size_t at = 1; at <= target.size();) {
        const std::size_t slash = std::min(target.find('/', at), target.size());
        parts.emplace_back(target.substr(at, slash - at));
        at = slash + 1;
    }
    const auto isPlain = [](const std::string &part) {
        return !part.empty() && part.front() != '.' && std::ranges::all_of(part, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   std::string_view("._-%").find(c) != std::string_view::npos;
        });
    };
    const bool published = parts.size() >= 2 && parts.size() <= mostParts && std::ranges::all_of(parts, isPlain) &&
                           (parts.front() == "targets" || (parts.front() == "metadata" && parts.size() == 2));
    return published ? std::optional(std::move(parts)) : std::nullopt;
}

} // namespace

std::optional<TreeFile> openTreeFile(const std::filesystem::path &tree, std::string_view target)
{
    const auto parts = partsOf(target);
    if (!parts)
        return std::nullopt;
    store::Descriptor at(::open(tree.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    for (std::size_t i = 0; i < parts->size() && at.valid(); ++i) {
        const bool last = i + 1 == parts->size();
        const int flags = last ? O_RDONLY | O_NONBLOCK : O_PATH | O_DIRECTORY;
        at = store::Descriptor(::openat(at.number(), (*parts)[i].c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
    }
    struct stat facts = {};
    if (!at.valid() || ::fstat(at.number(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
        static_cast<std::uint64_t>(facts.st_size) > largestFile)
        return std::nullopt;
    return TreeFile{std::move(at), static_cast<std::uint64_t>(facts.st_size)};
}

std::uint64_t rangeBegin(std::string_view header)
{
    constexpr std::string_view unit = "bytes=";
    std::uint64_t begin = 0;
    if (!header.starts_with(unit) || !header.ends_with('-'))
        return 0;
    const std::string_view digits = header.substr(unit.size(), header.size() - unit.size() - 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), begin);
    return error == std::errc() && end == digits.data() + digits.size() ? begin : 0;
}

} // namespace th::neighbours
