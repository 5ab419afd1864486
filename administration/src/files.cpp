// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/files.h"

#include "core/printable.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace th::administration {

namespace {

const core::LocalName cannotRead{"Không đọc được", "Cannot read"}, cannotWrite{"Không ghi được", "Cannot write"};

core::Failure<core::LocalName> failure(const core::LocalName &what, const std::string &file, int code)
{
    const std::string rest = " " + core::printable(file) + ": " + std::strerror(code);
    return core::Failure{core::LocalName{what.vi + rest, what.en + rest}};
}

/// "32 MiB"
std::string inWords(std::size_t bytes)
{
    constexpr std::size_t kibi = 1024, mebi = kibi * kibi;
    if (bytes >= mebi)
        return std::to_string(bytes / mebi) + " MiB";
    return bytes >= kibi ? std::to_string(bytes / kibi) + " KiB" : std::to_string(bytes) + " byte";
}

core::Failure<core::LocalName> tooLarge(const std::string &file, std::size_t most)
{
    const std::string name = " " + core::printable(file) + ": ", limit = inWords(most);
    return core::Failure{core::LocalName{
        cannotRead.vi + name + "tệp lớn hơn " + limit + ". Hãy kiểm tra có đúng tệp không, hoặc chia nhỏ.",
        cannotRead.en + name + "the file is larger than " + limit + ". Check that it is the right one, or divide it."}};
}

/// Appends what it reads to `content`.
template <class Content> Done<> readInto(const std::string &file, std::size_t most, Content &content)
{
    const store::Descriptor opened(file == "-" ? -1 : ::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (file != "-" && !opened.valid())
        return failure(cannotRead, file, errno);
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
            return failure(cannotRead, file, error);
        if (size > most)
            return tooLarge(file, most);
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

core::Failure<core::LocalName> about(const std::string &file, const core::LocalName &what)
{
    const std::string name = core::printable(file) + ": ";
    return core::Failure{core::LocalName{name + what.vi, name + what.en}};
}

Done<std::string> readFile(const std::string &file, std::size_t most)
{
    std::string content;
    if (auto done = readInto(file, most, content); !done)
        return core::Failure{done.error()};
    return content;
}

Done<core::SecretText> readSecretFile(const std::string &file, std::size_t most)
{
    core::SecretText content;
    if (auto done = readInto(file, most, content); !done)
        return core::Failure{done.error()};
    return content;
}

Done<std::optional<core::LocalName>> writeFile(const std::filesystem::path &file, std::string_view content,
                                               store::Placing placing)
{
    std::error_code error;
    const auto there = std::filesystem::status(file, error);
    const bool replace = placing == store::Placing::Replace;
    if (error == std::errc::too_many_symbolic_link_levels)
        return failure(cannotWrite, file.string(), error.value());
    if (replace && std::filesystem::is_other(there)) {
        if (const auto done = store::writeThrough(file, content); !done)
            return failure(cannotWrite, file.string(), done.error().value());
        return std::optional<core::LocalName>();
    }
    const std::filesystem::path place = replace ? linkEnd(file) : file;
    if (const auto done = store::placeFile(place, content, placing); !done)
        return failure(cannotWrite, file.string(), done.error().value());
    const auto synced = store::syncFolder(place.parent_path());
    if (synced || !cannotKnow(synced.error()))
        return std::optional<core::LocalName>();
    const std::string name = core::printable(file.string()) + ": ", why = std::strerror(synced.error().value());
    return std::optional(
        core::LocalName{name + "đã ghi xong, nhưng không rõ đĩa đã giữ chắc tên tệp chưa (" + why +
                            "). Hãy chép thêm một bản ở nơi khác.",
                        name + "is written, but whether the disk keeps its name over a power cut is unknown (" + why +
                            "). Keep a copy elsewhere."});
}

} // namespace th::administration
