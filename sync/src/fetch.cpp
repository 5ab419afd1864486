// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"

#include "store/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace th::sync {
namespace {

using Kind = FetchError::Kind;

using store::Descriptor;

core::Failure<FetchError> failed(int error)
{
    if (error == ENOENT)
        return core::Failure{FetchError{Kind::Missing, "missing"}};
    if (error == ELOOP || error == EMLINK)
        return core::Failure{FetchError{Kind::Unreadable, "a link"}};
    return core::Failure{FetchError{Kind::Unreadable, std::generic_category().message(error)}};
}

core::Result<Descriptor, FetchError> openBelow(const std::filesystem::path &folder, const std::string &path)
{
    Descriptor current(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    for (std::size_t at = 0; current.valid() && at < path.size();) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        // O_NONBLOCK: opening a pipe must not wait for its other end. Folders are opened with the same flags and
        // not as O_DIRECTORY, which would report a link as "not a directory".
        current = Descriptor(openat(current.number(), path.substr(at, slash - at).c_str(),
                                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        at = slash + 1;
    }
    if (!current.valid())
        return failed(errno);
    return current;
}

core::Result<core::Bytes, FetchError> readAll(const Descriptor &file, std::size_t maxBytes)
{
    struct stat facts = {};
    if (fstat(file.number(), &facts) != 0)
        return failed(errno);
    if (!S_ISREG(facts.st_mode))
        return core::Failure{FetchError{Kind::Unreadable, "not a regular file"}};
    if (static_cast<std::uint64_t>(facts.st_size) > maxBytes)
        return core::Failure{FetchError{Kind::TooLarge, "over " + std::to_string(maxBytes) + " bytes"}};
    core::Bytes bytes(static_cast<std::size_t>(facts.st_size));
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = read(file.number(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(errno);
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

} // namespace

std::string percentEncoded(const std::string &name)
{
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

bool isPlainPath(const std::string &path)
{
    if (path.empty() || path.size() > 512)
        return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        const std::string component = path.substr(at, slash - at);
        const auto odd = [](char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
        if (component.empty() || component == "." || component == ".." ||
            std::any_of(component.begin(), component.end(), odd))
            return false;
        at = slash + 1;
    }
    return true;
}

Fetch fetchFromFolder(const std::filesystem::path &folder)
{
    return [folder](const std::string &path, std::size_t maxBytes) -> core::Result<core::Bytes, FetchError> {
        if (!isPlainPath(path))
            return core::Failure{FetchError{Kind::Unreadable, "not a plain path"}};
        const auto file = openBelow(folder, path);
        if (!file)
            return core::Failure{file.error()};
        return readAll(*file, maxBytes);
    };
}

} // namespace th::sync
