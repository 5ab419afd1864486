// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <QString>
#include <variant>
#include <vector>

namespace th::scanner {

struct FileReading {
    Reading reading;                      ///< symbols of all pages
    std::vector<int> pageOf;              ///< page (0 …) of each symbol
    std::chrono::microseconds cpuTime{0}; ///< spent reading, on this thread
};
struct FileFault {
    enum class Kind { Missing, Unreadable, NotAPicture, TooLarge } kind;
    QString detail;
};

/// A picture (whatever Qt reads) or a PDF (each page at 200 dpi, at most 50 pages) read with Effort::Still.
/// Files over 64 MiB or 100 megapixels are refused. Blocking: call it off the GUI thread.
[[nodiscard]] std::variant<FileReading, FileFault> readFile(const QString &path, SymbolReader &reader);

} // namespace th::scanner
