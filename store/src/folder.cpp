// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder.h"

#include "store/files.h"

#include <algorithm>
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

StoreError systemError(const std::filesystem::path &file, int error = errno)
{
    StoreFault fault = StoreFault::Io;
    if (error == ENOSPC || error == EDQUOT)
        fault = StoreFault::DiskFull;
    else if (error == EROFS || error == EACCES || error == EPERM)
        fault = StoreFault::ReadOnly;
    return {fault, file.filename().string() + ": " + std::generic_category().message(error)};
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
    Descriptor file(::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.valid())
        return core::Failure{systemError(folder.lock())};
    if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0)
        return FolderLock(std::move(file));
    if (errno == EWOULDBLOCK)
        return core::Failure{StoreError{StoreFault::Busy, "station.lock is held"}};
    return core::Failure{systemError(folder.lock())};
}

Stored<void> writeDeviceKey(const StationFolder &folder, const core::SoftwareKey &key)
{
    const auto text = key.wrap("");
    if (!text)
        return core::Failure{StoreError{StoreFault::Io, "no memory for device.key"}};
    std::error_code error;
    if (std::filesystem::exists(folder.key()))
        std::filesystem::rename(folder.key(), unusedName(folder.key()), error);
    if (error)
        return core::Failure{systemError(folder.key(), error.value())};
    auto done = placeFile(folder.key(), text->view(), Placing::NewPrivate);
    if (done)
        done = syncFolder(folder.path);
    if (!done)
        return core::Failure{systemError(folder.key(), done.error().value())};
    return {};
}

Stored<core::SoftwareKey> readDeviceKey(const StationFolder &folder)
{
    // O_NONBLOCK: a pipe in its place must not keep the station waiting for somebody who writes.
    const Descriptor file(::open(folder.key().c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.valid() && errno == ENOENT)
        return core::Failure{StoreError{StoreFault::Damaged, "device.key is missing"}};
    if (!file.valid())
        return core::Failure{systemError(folder.key())};
    struct stat facts = {};
    if (::fstat(file.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return core::Failure{StoreError{StoreFault::Damaged, "device.key is not a regular file"}};
    std::array<char, 1024> text{}; // an unprotected key is much shorter
    const ssize_t size = ::read(file.number(), text.data(), text.size());
    const int error = errno;
    auto key = core::SoftwareKey::unwrap({text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))}, "");
    core::wipe(text.data(), text.size());
    if (size < 0)
        return core::Failure{systemError(folder.key(), error)};
    if (!key)
        return core::Failure{StoreError{StoreFault::Damaged, "device.key is not a key file"}};
    return std::move(key).value();
}

} // namespace th::store
