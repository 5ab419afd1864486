// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/result.h"
#include "sync/transport.h"

#include <filesystem>
#include <functional>
#include <string>

namespace th::sync {

/// Gets one file of a repository by its path ("metadata/2.root.json"), at most `maxBytes` of it. What comes back is
/// hostile. From a folder or over HTTP (http_fetch.h): the update knows no difference.
using Fetch = std::function<core::Result<core::Bytes, FetchError>(const std::string &path, std::size_t maxBytes)>;

/// From a folder or stick. Links, devices, pipes and paths that lead out of the folder are refused, at every step of
/// the path below it.
[[nodiscard]] Fetch fetchFromFolder(const std::filesystem::path &folder);

/// A name as one part of a path: every byte but letters, digits and -._~ as %XX.
[[nodiscard]] std::string percentEncoded(const std::string &name);

/// A relative path of plain components: no "", ".", "..", backslash or control character.
[[nodiscard]] bool isPlainPath(const std::string &path);

} // namespace th::sync
