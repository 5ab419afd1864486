// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cose.h"

#include <cstdlib>

using namespace th::core;

/// A message that is accepted is the only encoding of its parts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    const auto message = cose::decodeSign1(input);
    if (message && cose::encodeSign1(*message) != Bytes(input.begin(), input.end()))
        std::abort();
    return 0;
}
