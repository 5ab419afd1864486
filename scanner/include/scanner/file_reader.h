// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <QString>
#include <variant>
#include <vector>

namespace th::scanner {

/// Why not every page of a file was read.
enum class FileCut { None, TooManyPages, OutOfTime };

struct FileReading {
    Reading reading;                      ///< symbols of all pages read
    std::vector<int> pageOf;              ///< page (0 …) of each symbol
    std::chrono::microseconds cpuTime{0}; ///< spent reading, on this thread
    int pages = 1, pagesRead = 0;         ///< pages there are; looked at, the damaged ones included
    int pagesDamaged = 0;                 ///< of those looked at: could not be drawn
    FileCut cut = FileCut::None;          ///< with TooManyPages and OutOfTime the pages behind `pagesRead` are unread
};
struct FileFault {
    enum class Kind { Missing, Unreadable, NotAPicture, TooLarge } kind;
    QString detail;
};

/// How much of a file is read before the rest is given up. No page is begun once the time is spent; the first is always
/// read.
struct FileLimits {
    int pages = 50;
    std::chrono::milliseconds cpuTime = std::chrono::seconds(60); ///< of this thread
};

/// A picture (whatever Qt reads) or a PDF (each page at 200 dpi) read with Effort::Still.
/// Files over 64 MiB or 100 megapixels are refused. Blocking: call it off the GUI thread.
[[nodiscard]] std::variant<FileReading, FileFault> readFile(const QString &path, SymbolReader &reader,
                                                            const FileLimits &limits = {});

} // namespace th::scanner
