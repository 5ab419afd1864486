// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/names.h"
#include "core/result.h"
#include "core/secret.h"
#include "store/files.h"

#include <filesystem>
#include <optional>
#include <string>

namespace th::administration {

/// Errors of this room are sentences for the person who works here, ready to be shown.
template <class T = void> using Done = core::Result<T, core::LocalName>;

/// A whole file, at most `most` bytes; "-" is standard input.
[[nodiscard]] Done<std::string> readFile(const std::string &file, std::size_t most);

/// The same for keys and passphrases: no copy of it stays in memory.
[[nodiscard]] Done<core::SecretText> readSecretFile(const std::string &file, std::size_t most);

/// A file that is there whole, and on disk, or not at all. `Replace` writes to where a link leads, and into a device or
/// pipe. What it gives back is a remark: that the file is there, but perhaps not for good.
[[nodiscard]] Done<std::optional<core::LocalName>> writeFile(const std::filesystem::path &file,
                                                             std::string_view content, store::Placing placing);

/// "file: what", fit to be shown.
[[nodiscard]] core::Failure<core::LocalName> about(const std::string &file, const core::LocalName &what);

} // namespace th::administration
