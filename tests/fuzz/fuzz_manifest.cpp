// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "manifest.h"

#include <cstdlib>

using namespace th;

/// What `verify-export` reads of an export that somebody handed over: facts within their limits, or a rule's name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto facts = evidence::readManifest(core::asText({data, size}));
    if (!facts && facts.error().empty())
        std::abort();
    if (facts && facts->groups.size() > size)
        std::abort();
    return 0;
}
