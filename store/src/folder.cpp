// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace th::store {

namespace {

/// Closes a file descriptor when it goes.
class File {
public:
    explicit File(int descriptor) : m_descriptor(descriptor) {}
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

StoreError systemError(const std::filesystem::path &file)
{
    const int error = errno;
    StoreFault fault = StoreFault::Io;
    if (error == ENOSPC || error == EDQUOT)
        fault = StoreFault::DiskFull;
    else if (error == EROFS || error == EACCES || error == EPERM)
        fault = StoreFault::ReadOnly;
    return {fault, file.filename().string() + ": " + std::generic_category().message(error)};
}

Stored<void> writeWhole(const std::filesystem::path &path, std::string_view text)
{
    const File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0 || ::fchmod(file.get(), 0600) != 0)
        return core::Failure{systemError(path)};
    while (!text.empty()) {
        const ssize_t written = ::write(file.get(), text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return core::Failure{systemError(path)};
        text.remove_prefix(static_cast<std::size_t>(written > 0 ? written : 0));
    }
    if (::fsync(file.get()) != 0)
        return core::Failure{systemError(path)};
    return {};
}

Stored<void> syncFolder(const std::filesystem::path &path)
{
    const File folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0)
        return core::Failure{systemError(path)};
    return {};
}

std::filesystem::path unusedName(const std::filesystem::path &key)
{
    for (int n = 1;; ++n) {
        std::filesystem::path name = key.string() + ".unused-" + std::to_string(n);
        if (!std::filesystem::exists(name))
            return name;
    }
}

} // namespace

Stored<FolderLock> FolderLock::take(const StationFolder &folder)
{
    File file(::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0)
        return core::Failure{systemError(folder.lock())};
    if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0)
        return FolderLock(file.release());
    if (errno == EWOULDBLOCK)
        return core::Failure{StoreError{StoreFault::Busy, "station.lock is held"}};
    return core::Failure{systemError(folder.lock())};
}

FolderLock::FolderLock(FolderLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock &FolderLock::operator=(FolderLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Stored<void> writeDeviceKey(const StationFolder &folder, const core::SoftwareKey &key)
{
    const std::filesystem::path fresh = folder.key().string() + ".new";
    if (auto written = writeWhole(fresh, key.wrap("")); !written)
        return written;
    std::error_code error;
    if (std::filesystem::exists(folder.key()))
        std::filesystem::rename(folder.key(), unusedName(folder.key()), error);
    if (!error)
        std::filesystem::rename(fresh, folder.key(), error);
    if (error) {
        errno = error.value();
        return core::Failure{systemError(folder.key())};
    }
    return syncFolder(folder.path);
}

Stored<core::SoftwareKey> readDeviceKey(const StationFolder &folder)
{
    const File file(::open(folder.key().c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 && errno == ENOENT)
        return core::Failure{StoreError{StoreFault::Damaged, "device.key is missing"}};
    if (file.get() < 0)
        return core::Failure{systemError(folder.key())};
    std::array<char, 4096> text{};
    const ssize_t size = ::read(file.get(), text.data(), text.size());
    if (size < 0)
        return core::Failure{systemError(folder.key())};
    auto key = core::SoftwareKey::unwrap({text.data(), static_cast<std::size_t>(size)}, "");
    if (!key)
        return core::Failure{StoreError{StoreFault::Damaged, "device.key is not a key file"}};
    return std::move(key).value();
}

} // namespace th::store
