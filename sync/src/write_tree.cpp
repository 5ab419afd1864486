// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch.h"
#include "store/files.h"
#include "sync/publication.h"

#include <system_error>

namespace th::sync {
namespace {

constexpr const char *timestampFile = "metadata/timestamp.json";

core::Failure<std::string> failed(const std::filesystem::path &file, const std::error_code &error)
{
    return core::Failure{"cannot write " + file.string() + ": " + error.message()};
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
            return failed(file.parent_path(), error);
        if (const auto done = store::placeFile(file, core::asText(bytes), store::Placing::Replace); !done)
            return failed(file, done.error());
        return {};
    };
    for (const auto &[path, bytes] : files)
        if (path != timestampFile)
            if (auto done = place(path, bytes); !done)
                return done;
    for (const char *folder : {"metadata", "targets", "targets/status"})
        (void)store::syncFolder(tree / folder); // not every file system lets folders be synced
    if (const auto timestamp = files.find(timestampFile); timestamp != files.end())
        return place(timestamp->first, timestamp->second);
    return {};
}

} // namespace th::sync
