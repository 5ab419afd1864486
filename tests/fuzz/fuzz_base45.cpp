// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base45.h"

#include <cstdlib>

using namespace th::core;

/// A text that is accepted is the only text of its bytes; every byte string survives its text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    if (const auto bytes = decodeBase45(asText(input)); bytes && encodeBase45(*bytes) != asText(input))
        std::abort();
    if (decodeBase45(encodeBase45(input)) != Bytes(input.begin(), input.end()))
        std::abort();
    return 0;
}
