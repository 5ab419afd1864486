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
    auto done = store::placeFile(file, content, placing);
    if (done)
        done = store::syncFolder(file.parent_path());
    if (done)
        return {};
    return failure(console.say("Không ghi được", "Cannot write"), file.string(), done.error().value());
}

} // namespace th::tools
