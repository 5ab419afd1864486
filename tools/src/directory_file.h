// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "core/directory.h"

#include <functional>
#include <string>

namespace th::tools {

/// A directory as people edit it: what was read and holds. All errors are sentences in the console's language.
struct DirectoryFile {
    std::string name;
    core::Bytes bytes;
    core::Directory directory;
};
[[nodiscard]] core::Result<DirectoryFile, std::string> readDirectory(const Console &console, const std::string &file);

/// The one device whose id it is, or whose key or id begins so, with at least 8 characters.
[[nodiscard]] core::Result<const core::Device *, std::string>
deviceIn(const Console &console, const DirectoryFile &file, const std::string &text);

/// Has `change` change the list of devices, and writes the document to `out` if a station can still read it. Still to
/// be signed. Gives what changed, in words.
[[nodiscard]] core::Result<std::vector<core::LocalName>, std::string>
editDevices(const Console &console, const DirectoryFile &file, const std::string &out,
            const std::function<void(Json &)> &change);

struct NewDevice {
    std::string device; ///< its key in hex, or its request file
    std::string vietnamese, english, authority, checkpoint, area;
};
/// The directory with one device more; gives its id.
[[nodiscard]] core::Result<std::string, std::string> addDeviceTo(const Console &console, const std::string &file,
                                                                 const std::string &out, const NewDevice &device);

/// {"checkpoint": …, "area": …}, without what is empty.
[[nodiscard]] Json placeJson(const std::string &checkpoint, const std::string &area);

} // namespace th::tools
