// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "console.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace th::tools {

namespace {

core::Failure<std::string> failure(const std::string &what, const std::string &file, int code)
{
    return core::Failure{what + " " + printable(file) + ": " + std::strerror(code)};
}

/// Appends what it reads to `content`.
template <class Content>
core::Result<void, std::string> readInto(const Console &console, const std::string &file, std::size_t most,
                                         Content &content)
{
    const std::string cannot = console.say("Không đọc được", "Cannot read");
    const store::Descriptor opened(file == "-" ? -1 : ::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (file != "-" && !opened.valid())
        return failure(cannot, file, errno);
    std::array<char, 65536> chunk;
    std::size_t size = 0;
    for (;;) {
        const ssize_t got = ::read(file == "-" ? STDIN_FILENO : opened.number(), chunk.data(), chunk.size());
        const int error = errno;
        if (got > 0)
            content.append(std::string_view(chunk.data(), static_cast<std::size_t>(got)));
        core::wipe(chunk.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        size += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        if (got == 0)
            return {};
        if (got < 0 && error != EINTR)
            return failure(cannot, file, error);
        if (size > most)
            return failure(cannot, file, EFBIG);
    }
}

/// Where writing to `file` ends up: links followed, also one to a file that is yet to be made.
std::filesystem::path linkEnd(std::filesystem::path file)
{
    constexpr int mostLinks = 40; // as the kernel has it
    std::error_code error;
    for (int n = 0; n < mostLinks && std::filesystem::is_symlink(file, error); ++n)
        file = file.parent_path() / std::filesystem::read_symlink(file, error); // "..": as the kernel has it
    return file;
}

/// A folder that did not sync. Some file systems sync no folders at all: there is nothing to say there.
bool cannotKnow(const std::error_code &error) { return error != std::errc::invalid_argument; }

} // namespace

core::Result<std::string, std::string> readWhole(const Console &console, const std::string &file, std::size_t most)
{
    std::string content;
    if (auto done = readInto(console, file, most, content); !done)
        return core::Failure{done.error()};
    return content;
}

core::Result<core::SecretText, std::string> readSecret(const Console &console, const std::string &file,
                                                       std::size_t most)
{
    core::SecretText content;
    if (auto done = readInto(console, file, most, content); !done)
        return core::Failure{done.error()};
    return content;
}

core::Result<void, std::string> writeFile(const Console &console, const std::filesystem::path &file,
                                          std::string_view content, store::Placing placing)
{
    const std::string cannot = console.say("Không ghi được", "Cannot write");
    std::error_code error;
    const auto there = std::filesystem::status(file, error);
    const bool replace = placing == store::Placing::Replace;
    if (error == std::errc::too_many_symbolic_link_levels)
        return failure(cannot, file.string(), error.value());
    if (replace && std::filesystem::is_other(there)) {
        const auto done = store::writeThrough(file, content);
        return done ? core::Result<void, std::string>() : failure(cannot, file.string(), done.error().value());
    }
    const std::filesystem::path place = replace ? linkEnd(file) : file;
    if (const auto done = store::placeFile(place, content, placing); !done)
        return failure(cannot, file.string(), done.error().value());
    if (const auto synced = store::syncFolder(place.parent_path()); !synced && cannotKnow(synced.error()))
        console.complain(printable(file.string()) + ": " +
                         console.say("đã ghi xong, nhưng không rõ đĩa đã giữ chắc tên tệp chưa (",
                                     "is written, but whether the disk keeps its name over a power cut is unknown (") +
                         std::strerror(synced.error().value()) +
                         console.say("). Hãy chép thêm một bản ở nơi khác.", "). Keep a copy elsewhere."));
    return {};
}

} // namespace th::tools
