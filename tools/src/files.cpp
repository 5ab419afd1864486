// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "console.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace th::tools {

namespace {

/// A file descriptor that closes itself, unless it is standard input.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number > STDIN_FILENO)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

core::Failure<std::string> failure(const std::string &what, const std::string &file, int code)
{
    return core::Failure{what + " " + printable(file) + ": " + std::strerror(code)};
}

} // namespace

core::Result<std::string, std::string> readWhole(const Console &console, const std::string &file, std::size_t most)
{
    const std::string cannot = console.say("Không đọc được", "Cannot read");
    const Descriptor descriptor(file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0)
        return failure(cannot, file, errno);
    std::string content;
    char chunk[65536];
    for (;;) {
        const ssize_t got = ::read(descriptor.number(), chunk, sizeof chunk);
        if (got == 0)
            return content;
        if (got < 0 && errno != EINTR)
            return failure(cannot, file, errno);
        if (got > 0)
            content.append(chunk, static_cast<std::size_t>(got));
        if (content.size() > most)
            return failure(cannot, file, EFBIG);
    }
}

core::Result<void, std::string> writeFile(const Console &console, const std::filesystem::path &file,
                                          std::string_view content, Mode mode)
{
    const std::string cannot = console.say("Không ghi được", "Cannot write");
    const bool replaces = mode == Mode::Replace;
    const Descriptor descriptor(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), replaces ? 0644 : 0600));
    if (descriptor.number() < 0)
        return failure(cannot, file.string(), errno);
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor.number(), content.data(), content.size());
        if (written < 0 && errno != EINTR)
            return failure(cannot, file.string(), errno);
        content.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    if (::fsync(descriptor.number()) != 0)
        return failure(cannot, file.string(), errno);
    return {};
}

} // namespace th::tools
