// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "paper/symbol.h"
#include "scanner/file_reader.h"

#include <string>

namespace th::tools {

class Console;

/// The codes of a picture or PDF file. The error is a sentence.
[[nodiscard]] core::Result<scanner::FileReading, std::string>
readPicture(const Console &console, const std::string &file, scanner::SymbolReader &reader);

/// A code as a file: SVG if its name ends so, else PNG. The error is a sentence.
[[nodiscard]] core::Result<void, std::string> writePicture(const Console &console, const std::string &file,
                                                           const paper::PassSymbol &symbol);

} // namespace th::tools
