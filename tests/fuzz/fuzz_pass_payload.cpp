// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pass_json.h"
#include "pass_rules.h"

#include <cstdlib>

using namespace th::core;

/// The payload alone, which mutations reach better than through Base45. Also the claims as JSON and back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const ByteView input(data, size);
    const auto claims = decodeClaims(input);
    if (!claims)
        return 0;
    if (brokenRule(*claims) || encodeClaims(*claims) != Bytes(input.begin(), input.end()))
        std::abort();
    const auto again = claimsFromJson(claimsToJson(*claims));
    if (!again || !(*again == *claims))
        std::abort();
    return 0;
}
