// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory.h"

#include <cstdlib>

using namespace th::core;

/// Whatever is accepted holds together: every reference leads somewhere.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto directory = parseDirectory(ByteView(data, size));
    if (!directory)
        return 0;
    for (const Authority &authority : directory->authorities())
        if (!authority.parent.empty() && !directory->findAuthority(authority.parent))
            std::abort();
    for (const AuthorityKey &key : directory->keys())
        if (!directory->findAuthority(key.authority) || directory->findKey(key.id)->key != key.key)
            std::abort();
    for (const Series &series : directory->series())
        if (!directory->findKey(series.key) || directory->findSeries(series.code)->key != series.key)
            std::abort();
    return 0;
}
