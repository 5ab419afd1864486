// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <opencv2/core.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// The readers that are compared, behind one face.
namespace th::reading {

using Read = std::function<std::vector<std::string>(const cv::Mat &grey)>; ///< texts, UTF-8

struct Reader {
    std::string name; ///< as in tables and JSON
    std::string what; ///< in words
    Read read;
    std::shared_ptr<const scanner::Chances> chances = {}; ///< ours: of all that was read so far; others: none
};

/// "zxing": ZXing-C++ as packaged, with its defaults, told to look for QR codes. "zbar": the same of ZBar.
/// "live", "still": ours, with the effort of that name. Each call makes new readers, with memories of their own.
/// Ours go by the processor's time, or, at a fixed pace, get as far on every machine.
[[nodiscard]] std::vector<Reader> allReaders(scanner::Pace pace = scanner::Pace::Machine);

[[nodiscard]] inline bool isOurs(const Reader &reader) { return reader.name == "live" || reader.name == "still"; }

/// How far our reader gets in a picture that it does not read, in words: whether a code is located, how large its
/// modules are, how sharp it is.
[[nodiscard]] std::string howFar(const cv::Mat &grey);

/// Milliseconds of CPU time that this thread has used.
[[nodiscard]] double threadMilliseconds();

} // namespace th::reading
