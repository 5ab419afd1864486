// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "remainder.h"

#include <algorithm>

namespace th::evidence {

core::Bytes encodeRemainder(const Remainder &remainder)
{
    core::Bytes bytes(1, 0);
    bytes.insert(bytes.end(), remainder.hash.begin(), remainder.hash.end());
    const core::Bytes entry = core::journal::encode(remainder.entry);
    bytes.insert(bytes.end(), entry.begin(), entry.end());
    return bytes;
}

std::optional<Remainder> decodeRemainder(core::ByteView bytes)
{
    Remainder remainder;
    if (bytes.size() < 1 + remainder.hash.size() || bytes[0] != 0)
        return std::nullopt;
    std::copy_n(bytes.begin() + 1, remainder.hash.size(), remainder.hash.begin());
    auto entry = core::journal::decode(bytes.subspan(1 + remainder.hash.size()));
    if (!entry)
        return std::nullopt;
    remainder.entry = std::move(*entry);
    return remainder;
}

bool isRemainderOf(core::ByteView kept, core::ByteView entry)
{
    const auto remainder = kept.empty() || kept[0] != 0 ? std::nullopt : decodeRemainder(kept);
    return remainder && remainder->hash == core::journal::hash(entry);
}

} // namespace th::evidence
