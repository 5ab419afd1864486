// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "stored_entry.h"

#include "store/reduction.h"

namespace th::evidence {

using core::journal::Hash;

namespace {

constexpr std::uint8_t cameMark = 1; ///< in place of the 0 of what was reduced here; no entry begins with either

bool cameReduced(core::ByteView bytes) { return !bytes.empty() && bytes[0] == cameMark; }

core::Bytes withMark(core::ByteView bytes, std::uint8_t mark)
{
    core::Bytes marked(bytes.begin(), bytes.end());
    if (!marked.empty())
        marked[0] = mark;
    return marked;
}

} // namespace

core::Bytes asKept(core::ByteView reduced) { return withMark(reduced, cameMark); }
core::Bytes asItCame(core::ByteView kept) { return withMark(kept, 0); }

Hash hashOfStored(core::ByteView bytes)
{
    return cameReduced(bytes) ? core::journal::hashOfStored(asItCame(bytes)) : core::journal::hashOfStored(bytes);
}

std::optional<StoredEntry> openStored(core::ByteView bytes)
{
    const bool came = cameReduced(bytes);
    auto opened = core::journal::openStored(came ? core::ByteView(asItCame(bytes)) : bytes);
    if (!opened || (opened->reduced && !store::isWhatRulesLeave(opened->entry)))
        return std::nullopt;
    return StoredEntry{std::move(opened).value(), came};
}

std::optional<StoredEntry> openStored(const std::optional<core::Bytes> &bytes)
{
    return bytes ? openStored(core::ByteView(*bytes)) : std::nullopt;
}

} // namespace th::evidence
