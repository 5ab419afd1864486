// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts.h"
#include "core/journal_extract.h"

#include <algorithm>
#include <cstdlib>

using namespace th::core;

/// The first byte chooses what the rest is: a fact of one of three kinds, or an extract without its digest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const ByteView rest(data + 1, size - 1);
    if (data[0] % 4 == 3) {
        Bytes bytes(rest.begin(), rest.end());
        const auto digest = blake2b256(bytes);
        bytes.insert(bytes.end(), digest.begin(), digest.end());
        const auto extract = journal::decodeExtract(bytes);
        if (extract && journal::encodeExtract(*extract) != bytes)
            std::abort();
        return 0;
    }
    const auto kind = static_cast<journal::EntryKind>(static_cast<int>(journal::EntryKind::Issue) + data[0] % 4);
    const auto fact = journal::decodeFact(kind, rest);
    if (fact && (journal::kindOf(*fact) != kind || !std::ranges::equal(journal::encodeFact(*fact), rest)))
        std::abort();
    return 0;
}
