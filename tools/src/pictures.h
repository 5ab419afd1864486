// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scanner/file_reader.h"

#include <string>

namespace th::tools {

class Console;

/// The codes of a picture or PDF file. The error is a sentence.
[[nodiscard]] core::Result<scanner::FileReading, std::string>
readPicture(const Console &console, const std::string &file, scanner::SymbolReader &reader);

} // namespace th::tools
