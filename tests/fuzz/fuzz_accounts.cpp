// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/package.h"
#include "accounts/roster.h"

#include <algorithm>
#include <cstdlib>

using namespace th;

/// What is read as accounts has exactly one encoding; a roster that is read is written as one that reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const core::ByteView bytes(data, size);
    const auto list = accounts::decodeAccounts(bytes);
    if (list && !std::ranges::equal(accounts::encodeAccounts(*list), bytes))
        std::abort();
    static const auto device = core::SoftwareKey::fromSeed({7});
    (void)accounts::faceOf(bytes);
    (void)accounts::unpack(bytes, device);
    if (const auto roster = accounts::parseRoster(bytes)) {
        const std::string text = accounts::toJson(*roster);
        const auto again = accounts::parseRoster(core::asBytes(text));
        if (!again || accounts::toJson(*again) != text)
            std::abort();
    }
    return 0;
}
