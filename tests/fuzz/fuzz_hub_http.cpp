// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytes.h"
#include "http.h"

#include <algorithm>
#include <cstdlib>

using namespace th;

/// No path leads out of the tree, no range out of the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = core::asText({data, size});
    if (const auto names = hub::pathNames(text))
        for (const std::string &name : *names)
            if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos ||
                name.find('\0') != std::string::npos)
                std::abort();
    const std::uint64_t fileSize = size % 100;
    const auto [verdict, range] = hub::parseRange(text, fileSize);
    if (verdict == hub::RangeVerdict::Part &&
        (range.length == 0 || range.first >= fileSize || range.length > fileSize - range.first))
        std::abort();
    if (hub::namesTag(text, "\"00\"") && text.find('*') == std::string_view::npos &&
        text.find("\"00\"") == std::string_view::npos)
        std::abort();
    return 0;
}
