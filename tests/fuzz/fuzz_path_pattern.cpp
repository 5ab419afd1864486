// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pattern and path, a line each: where the C library can say what a pattern covers, we say the same.
#include "path_pattern.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fnmatch.h>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string pattern = text.substr(0, end);
    const std::string path = end < text.size() ? text.substr(end + 1) : std::string();
    const bool covered = th::sync::matchesPattern(pattern, path);
    const bool comparable = size <= 64 && pattern.find('[') == std::string::npos &&
                            std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
    // In the C locale a character is a byte, and long patterns take it for ever.
    if (comparable && covered != (fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME | FNM_NOESCAPE) == 0))
        std::abort();
    return 0;
}
