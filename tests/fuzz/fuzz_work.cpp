// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work.h"

#include <algorithm>
#include <cstdlib>

using namespace th::core;

/// What is read as a desk's work has exactly one encoding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView bytes(data, size);
    const auto work = journal::decodeWork(bytes);
    if (work && !std::ranges::equal(journal::encodeWork(*work), bytes))
        std::abort();
    return 0;
}
