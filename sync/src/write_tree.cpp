// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "sync/publication.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace th::sync {
namespace {

constexpr const char *timestampFile = "metadata/timestamp.json";

core::Failure<std::string> failed(const std::filesystem::path &file, int error)
{
    return core::Failure{"cannot write " + file.string() + ": " + std::generic_category().message(error)};
}

bool writeAll(int fd, core::ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = write(fd, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return true;
}

/// The rename is what makes the file be there, whole or not at all.
Made<void> writeFile(const std::filesystem::path &file, core::ByteView bytes)
{
    const std::filesystem::path part = file.string() + ".part";
    const int fd = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return failed(part, errno);
    bool written = writeAll(fd, bytes) && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && written) {
        written = false;
        error = errno;
    }
    if (written && std::rename(part.c_str(), file.c_str()) == 0)
        return {};
    error = written ? errno : error;
    unlink(part.c_str());
    return failed(file, error);
}

void syncFolder(const std::filesystem::path &folder)
{
    const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd); // best effort: not every file system lets folders be synced
    close(fd);
}

} // namespace

Made<void> writeTree(const std::filesystem::path &tree, const Files &files)
{
    const Fetch existing = fetchFromFolder(tree);
    const auto place = [&](const std::string &path, const core::Bytes &bytes) -> Made<void> {
        if (!isPlainPath(path))
            return core::Failure{"cannot write " + path + ": not a plain path"};
        if (const auto held = existing(path, bytes.size()); held && *held == bytes)
            return {};
        const std::filesystem::path file = tree / path;
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        if (error)
            return failed(file.parent_path(), error.value());
        return writeFile(file, bytes);
    };
    for (const auto &[path, bytes] : files)
        if (path != timestampFile)
            if (auto done = place(path, bytes); !done)
                return done;
    for (const char *folder : {"metadata", "targets", "targets/status"})
        syncFolder(tree / folder);
    if (const auto timestamp = files.find(timestampFile); timestamp != files.end())
        return place(timestamp->first, timestamp->second);
    return {};
}

} // namespace th::sync
