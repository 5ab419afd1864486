// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment.h"
#include "core/signing.h"

#include <cstdlib>

using namespace th::core;

/// The input is a segment without its digest; a segment that is accepted is the only encoding of what it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    (void)decodeSegment(ByteView(data, size));
    Bytes bytes(data, data + size);
    const auto digest = blake2b256(bytes);
    bytes.insert(bytes.end(), digest.begin(), digest.end());
    const auto segment = decodeSegment(bytes);
    if (segment && encodeSegment(*segment) != bytes)
        std::abort();
    return 0;
}
