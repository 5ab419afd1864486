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
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace th::store {

namespace {

namespace files = std::filesystem;

/// How the names begin of what is a station's, keys and passwords first: a folder may hold other files of its owner's,
/// which stay.
constexpr std::array keys{"device.key", "ward.key", "mail.json"};
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

/// Destroys one thing after the other, whatever goes wrong with one: a block that cannot be written must save no key.
class Destroyer {
public:
    /// Zeros over it, on disk, then it goes. What flash memory keeps elsewhere only the disk's encryption guards.
    void destroyFile(const files::path &file)
    {
        overwrite(file);
        if (::unlink(file.c_str()) != 0 && errno != ENOENT)
            failed(file, errno);
    }

    template <std::size_t count>
    void destroyNamed(const files::path &folder, const std::array<const char *, count> &names)
    {
        std::error_code error;
        std::vector<files::path> found;
        for (files::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            const std::string name = at->path().filename().string();
            const auto begins = [&](const char *start) { return name.starts_with(start); };
            std::error_code unknown;
            if (std::ranges::any_of(names, begins) && !files::is_directory(at->symlink_status(unknown)))
                found.push_back(at->path());
        }
        if (error)
            failed(folder, error.value());
        for (const files::path &file : found)
            destroyFile(file);
        sync(folder);
    }

    /// Links in it are removed, never followed.
    void destroyFolder(const files::path &folder)
    {
        std::error_code error;
        if (!files::is_directory(files::symlink_status(folder, error)))
            return;
        std::vector<files::path> inside;
        for (files::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            std::error_code unknown;
            if (files::is_regular_file(at->symlink_status(unknown)))
                inside.push_back(at->path());
        }
        if (error)
            failed(folder, error.value());
        for (const files::path &file : inside)
            destroyFile(file);
        files::remove_all(folder, error);
        if (error)
            failed(folder, error.value());
    }

    void sync(const files::path &folder)
    {
        if (const auto done = syncFolder(folder); !done)
            failed(folder, done.error().value());
    }

    /// Throws what went wrong first.
    void finish() const
    {
        if (m_first)
            throw *m_first;
    }

private:
    void failed(const files::path &file, int error)
    {
        if (!m_first)
            m_first.emplace(error, std::generic_category(), file.filename().string());
    }

    /// A piece that cannot be written is passed over.
    void overwrite(const files::path &file)
    {
        static const std::array<char, 1 << 16> zeros{};
        const Descriptor opened(::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat facts = {};
        if (!opened.valid() || ::fstat(opened.number(), &facts) != 0 || !S_ISREG(facts.st_mode))
            return;
        for (off_t at = 0; at < facts.st_size;) {
            const auto piece = std::min<off_t>(off_t(zeros.size()), facts.st_size - at);
            const ssize_t done = ::pwrite(opened.number(), zeros.data(), static_cast<std::size_t>(piece), at);
            if (done <= 0)
                failed(file, done < 0 ? errno : EIO);
            at += done > 0 ? done : piece;
        }
        if (::fsync(opened.number()) != 0)
            failed(file, errno);
    }

    std::optional<std::system_error> m_first;
};

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
    Destroyer destroyer;
    destroyer.destroyNamed(folder.path, keys);
    destroyer.destroyNamed(folder.path, others);
    for (const char *name : folders)
        destroyer.destroyFolder(folder.path / name);
    destroyer.sync(folder.path);
    destroyer.finish();
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
