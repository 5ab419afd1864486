// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal.h"

#include <cstdlib>

using namespace th::core;

/// An entry that is accepted is the only encoding of what it says; nothing forged is vouched for or opened.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    const auto entry = journal::decode(input);
    if (entry && journal::encode(*entry) != Bytes(input.begin(), input.end()))
        std::abort();
    const PublicKey nobody{2};
    if (journal::verifyCheckpoint(input, journal::Hash{}, 1, nobody))
        std::abort();
    if (journal::openSealed(input, "a", {}, size % 64, input))
        std::abort();
    return 0;
}
