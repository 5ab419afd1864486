// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub_wire.h"
#include "core/receipt.h"

#include <cstdlib>

using namespace th::core;

/// An upload that is accepted is the only encoding of what it says; no receipt is believed that nobody signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    const auto upload = wire::decodeUpload(input);
    if (upload && wire::encode(*upload) != Bytes(input.begin(), input.end()))
        std::abort();
    if (upload)
        for (const ByteView entry : upload->entries)
            (void)journal::decode(entry);
    const PublicKey nobody{2};
    if (journal::openReceipt(input, nobody, nobody))
        std::abort();
    return 0;
}
