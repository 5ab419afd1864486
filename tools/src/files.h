// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bytes.h"
#include "core/names.h"
#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace th::tools {

class Console;

/// A whole file, at most `most` bytes; "-" is standard input. The error is a sentence in the console's language.
[[nodiscard]] core::Result<std::string, std::string> readWhole(const Console &console, const std::string &file,
                                                               std::size_t most);

enum class Mode {
    Replace,    ///< an existing file is written over
    NewPrivate, ///< must not exist yet; only its owner may read it
};
/// The error is a sentence.
[[nodiscard]] core::Result<void, std::string> writeFile(const Console &console, const std::filesystem::path &file,
                                                        std::string_view content, Mode mode);

} // namespace th::tools
