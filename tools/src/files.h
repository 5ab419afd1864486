// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/names.h"
#include "core/result.h"
#include "core/secret.h"
#include "store/files.h"

#include <filesystem>
#include <optional>
#include <string>

namespace th::tools {

class Console;

/// A whole file, at most `most` bytes; "-" is standard input. The error is a sentence in the console's language.
[[nodiscard]] core::Result<std::string, std::string> readWhole(const Console &console, const std::string &file,
                                                               std::size_t most);

/// The same for keys and passphrases: no copy of it stays in memory.
[[nodiscard]] core::Result<core::SecretText, std::string> readSecret(const Console &console, const std::string &file,
                                                                     std::size_t most);

/// A file that is there whole, and on disk, or not at all. `Replace` writes to where a link leads, and into a device or
/// pipe. What is there but perhaps not for good is said, and no failure. The error is a sentence.
[[nodiscard]] core::Result<void, std::string> writeFile(const Console &console, const std::filesystem::path &file,
                                                        std::string_view content, store::Placing placing);

} // namespace th::tools
