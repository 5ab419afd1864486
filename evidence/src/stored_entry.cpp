// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stored_entry.h"

#include "core/work.h"
#include "store/scan_content.h"

#include <algorithm>

namespace th::evidence {

using core::journal::Entry;
using core::journal::EntryKind;
using core::journal::Hash;

namespace {

constexpr std::uint8_t mark = 0; ///< no entry begins with it
constexpr std::size_t headBytes = 1 + std::tuple_size_v<Hash>;

bool isReduced(core::ByteView bytes) { return bytes.size() > headBytes && bytes[0] == mark; }

} // namespace

Hash hashOfStored(core::ByteView bytes)
{
    if (!isReduced(bytes))
        return core::journal::hash(bytes);
    Hash hash{};
    std::copy_n(bytes.begin() + 1, hash.size(), hash.begin());
    return hash;
}

std::optional<StoredEntry> openStored(core::ByteView bytes)
{
    StoredEntry stored;
    stored.reduced = isReduced(bytes);
    auto entry = core::journal::decode(stored.reduced ? bytes.subspan(headBytes) : bytes);
    if (!entry || (stored.reduced && !isWhatRulesLeave(*entry)))
        return std::nullopt;
    stored.entry = std::move(entry).value();
    stored.hash = hashOfStored(bytes);
    return stored;
}

std::optional<StoredEntry> openStored(const std::optional<core::Bytes> &bytes)
{
    return bytes ? openStored(core::ByteView(*bytes)) : std::nullopt;
}

core::Bytes encodeReduced(const Hash &hash, const Entry &left)
{
    const core::Bytes entry = core::journal::encode(left);
    core::Bytes bytes(headBytes + entry.size(), mark);
    std::ranges::copy(hash, bytes.begin() + 1);
    std::ranges::copy(entry, bytes.begin() + headBytes);
    return bytes;
}

bool isWhatRulesLeave(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Session:
        return entry.content.empty();
    case EntryKind::Scan: {
        const auto scan = store::decodeScan(entry.content);
        return entry.content.empty() || (scan && !scan->sealed && !scan->sightingTag);
    }
    case EntryKind::Work: {
        const auto work = core::journal::decodeWork(entry.content);
        return entry.content.empty() || (work && !work->reason);
    }
    default:
        return false;
    }
}

} // namespace th::evidence
