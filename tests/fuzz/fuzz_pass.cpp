// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cose.h"
#include "core/pass.h"
#include "pass_rules.h"

#include <cstdlib>

using namespace th::core;

/// A text that is accepted says claims whose one encoding is what was signed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto pass = decodePass(asText(ByteView(data, size)));
    if (!pass)
        return 0;
    const Bytes expected = cose::toBeSigned(cose::edDsaHeader(), encodeClaims(pass->claimsUntrusted()));
    if (Bytes(pass->toBeSigned().begin(), pass->toBeSigned().end()) != expected)
        std::abort();
    return 0;
}
