// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_calls.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace th::store {

namespace {

/// Removes a file that did not get where it should.
class Part {
public:
    explicit Part(std::string name) : m_name(std::move(name)) {}
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    ~Part()
    {
        if (!m_name.empty())
            ::unlink(m_name.c_str());
    }
    [[nodiscard]] const char *name() const { return m_name.c_str(); }
    void renamed() { m_name.clear(); }

private:
    std::string m_name;
};

} // namespace

core::Failure<std::error_code> failed(int error)
{
    return core::Failure{std::error_code(error, std::generic_category())};
}

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR)
            return false;
        content.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

bool moveIntoPlace(const char *from, const char *to, Placing placing)
{
    if (placing == Placing::Replace)
        return std::rename(from, to) == 0;
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    const Descriptor claim(::open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    return claim.valid() && std::rename(from, to) == 0;
}

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

FileResult placeFile(const std::filesystem::path &file, std::string_view content, Placing placing)
{
    const mode_t mode = placing == Placing::NewPrivate ? 0600 : 0644;
    struct stat facts = {};
    if (placing == Placing::NewPrivate && ::lstat(file.c_str(), &facts) == 0)
        return failed(EEXIST);
    int made = -1;
    std::string name;
    for (int n = 0; made < 0 && n < 100; ++n) {
        name = file.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(n) + ".part";
        made = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
        if (made < 0 && errno != EEXIST)
            return failed(errno);
    }
    const Descriptor descriptor(made);
    if (!descriptor.valid())
        return failed(EEXIST);
    Part part(std::move(name));
    if (!writeAll(made, content) || ::fsync(made) != 0 || !moveIntoPlace(part.name(), file.c_str(), placing))
        return failed(errno);
    part.renamed();
    return {};
}

FileResult writeThrough(const std::filesystem::path &file, std::string_view content)
{
    const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!descriptor.valid() || !writeAll(descriptor.number(), content))
        return failed(errno);
    return {};
}

FileResult syncFolder(const std::filesystem::path &folder)
{
    const Descriptor descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.valid() || ::fsync(descriptor.number()) != 0)
        return failed(errno);
    return {};
}

} // namespace th::store
