// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one place that destroys what a station holds. It needs a signed order, and afterwards its mark.
#include "store/wipe.h"

#include "station_core.h"
#include "wipe_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace th::store {

namespace {

namespace files = std::filesystem;

/// How the names begin of what is a station's, keys first: a folder may hold other files of its owner's, which stay.
constexpr std::array keys{"device.key", "ward.key"};
constexpr std::array others{"station.sqlite", "account.anchor", "kiosk.tries", "enrolment"};
constexpr std::array folders{"attachments", "sync", "kept"};

[[noreturn]] void failWith(const files::path &file, int error = errno)
{
    throw std::system_error(error, std::generic_category(), file.filename().string());
}

void syncOrThrow(const files::path &folder)
{
    if (const auto done = syncFolder(folder); !done)
        throw std::system_error(done.error(), folder.filename().string());
}

/// Zeros over it, on disk, then it goes. What flash memory keeps elsewhere only the disk's encryption guards.
void destroyFile(const files::path &file)
{
    static const std::array<char, 1 << 16> zeros{};
    {
        const Descriptor opened(::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat facts = {};
        if (opened.valid() && ::fstat(opened.number(), &facts) == 0 && S_ISREG(facts.st_mode)) {
            for (off_t left = facts.st_size; left > 0;) {
                const ssize_t done =
                    ::write(opened.number(), zeros.data(), std::min<std::size_t>(zeros.size(), std::size_t(left)));
                if (done <= 0)
                    failWith(file);
                left -= done;
            }
            if (::fsync(opened.number()) != 0)
                failWith(file);
        }
    }
    if (::unlink(file.c_str()) != 0 && errno != ENOENT)
        failWith(file);
}

template <std::size_t count> void destroyNamed(const files::path &folder, const std::array<const char *, count> &names)
{
    std::vector<files::path> found;
    for (const auto &entry : files::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const auto begins = [&](const char *start) { return name.starts_with(start); };
        if (std::ranges::any_of(names, begins) && !files::is_directory(entry.symlink_status()))
            found.push_back(entry.path());
    }
    for (const files::path &file : found)
        destroyFile(file);
    syncOrThrow(folder);
}

/// Links in it are removed, never followed.
void destroyFolder(const files::path &folder)
{
    if (!files::is_directory(files::symlink_status(folder)))
        return;
    std::vector<files::path> inside;
    for (const auto &entry : files::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.is_symlink())
            inside.push_back(entry.path());
    for (const files::path &file : inside)
        destroyFile(file);
    files::remove_all(folder);
}

} // namespace

files::path leftBehind(const files::path &stationFolder) { return stationFolder / "left"; }

bool isWiped(const files::path &stationFolder)
{
    std::error_code error;
    return files::exists(StationFolder{stationFolder}.wiped(), error);
}

void finishWiping(const StationFolder &folder)
{
    if (!isWiped(folder.path))
        return;
    destroyNamed(folder.path, keys);
    destroyNamed(folder.path, others);
    for (const char *name : folders)
        destroyFolder(folder.path / name);
    syncOrThrow(folder.path);
}

void forgetWiping(const StationFolder &folder)
{
    if (!isWiped(folder.path))
        return;
    finishWiping(folder);
    if (::unlink(folder.wiped().c_str()) != 0)
        failWith(folder.wiped());
    syncOrThrow(folder.path);
}

Stored<void> wipe(Station station)
{
    return guard([&] {
        StationCore &core = coreOf(station);
        (void)core.device(); // throws if the station is open for reading
        if (station.order() != core::DeviceOrder::Wipe)
            throw StoreFailure({StoreFault::Refused, "the directory does not order it"});
        const StationFolder folder{core.folder()};
        const std::string mark = station.identity().deviceId + "\n" + core::toHex(station.identity().key) + "\n";
        if (const auto placed = placeFile(folder.wiped(), mark, Placing::Replace); !placed)
            throw std::system_error(placed.error(), "wiped");
        syncOrThrow(folder.path);
        const std::optional<FolderLock> lock = core.takeLock();
        {
            const Station closed = std::move(station);
        } // the database must be shut before its file goes
        finishWiping(folder);
    });
}

} // namespace th::store
