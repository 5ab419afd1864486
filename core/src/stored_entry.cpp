// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stored_entry.h"

#include "core/cbor.h"

#include <algorithm>

namespace th::core::journal {

namespace {

constexpr std::uint8_t mark = 0; ///< no entry begins with it
constexpr std::size_t headBytes = 1 + std::tuple_size_v<Hash>;
constexpr std::uint64_t about = 4; ///< beside those of core/device_report.h

bool isReduced(ByteView bytes) { return bytes.size() > headBytes && bytes[0] == mark; }

bool mayBeReduced(EntryKind kind)
{
    return kind == EntryKind::Session || kind == EntryKind::Scan || kind == EntryKind::Work;
}

} // namespace

Hash hashOfStored(ByteView bytes)
{
    if (!isReduced(bytes))
        return hash(bytes);
    Hash hash{};
    std::copy_n(bytes.begin() + 1, hash.size(), hash.begin());
    return hash;
}

Result<StoredEntry, std::string> openStored(ByteView bytes)
{
    StoredEntry stored;
    stored.reduced = isReduced(bytes);
    auto entry = decode(stored.reduced ? bytes.subspan(headBytes) : bytes);
    if (!entry)
        return Failure{entry.error()};
    if (stored.reduced && !mayBeReduced(entry->kind))
        return Failure{std::string("entry.reduced")};
    stored.entry = std::move(entry).value();
    stored.hash = hashOfStored(bytes);
    return stored;
}

Bytes encodeReduced(const Hash &hash, const Entry &left)
{
    const Bytes entry = encode(left);
    Bytes bytes(headBytes + entry.size(), mark);
    std::ranges::copy(hash, bytes.begin() + 1);
    std::ranges::copy(entry, bytes.begin() + headBytes);
    return bytes;
}

Reductions::Digest digestOfLeft(ByteView reduced)
{
    const auto whole = blake2b256(reduced);
    Reductions::Digest digest{};
    std::copy_n(whole.begin(), digest.size(), digest.begin());
    return digest;
}

Bytes encodeReductions(const Reductions &reductions)
{
    cbor::Writer writer;
    writer.array(3).unsignedInteger(about).bytes(reductions.policy).array(2 * reductions.entries.size());
    for (const auto &[seq, left] : reductions.entries)
        writer.unsignedInteger(seq).bytes(left);
    return std::move(writer).take();
}

std::optional<Reductions> reductionsIn(const Entry &entry)
{
    if (entry.kind != EntryKind::Note)
        return std::nullopt;
    cbor::Reader reader(entry.content);
    Reductions reductions;
    const auto items = reader.enterArray(3);
    const auto kind = reader.readUnsigned();
    const auto policy = reader.readBytes(reductions.policy.size());
    const auto count = reader.enterArray(2 * Reductions::most);
    if (!items || *items != 3 || !kind || *kind != about || !policy || policy->size() != reductions.policy.size() ||
        !count || *count == 0 || *count % 2 != 0)
        return std::nullopt;
    std::ranges::copy(*policy, reductions.policy.begin());
    for (std::size_t i = 0; i < *count / 2; ++i) {
        const auto seq = reader.readUnsigned();
        const auto left = reader.readBytes(std::tuple_size_v<Reductions::Digest>);
        const std::uint64_t before = i == 0 ? 0 : reductions.entries.back().seq;
        Reductions::One one;
        if (!seq || *seq <= before || *seq >= entry.seq || !left || left->size() != one.left.size())
            return std::nullopt;
        one.seq = *seq;
        std::ranges::copy(*left, one.left.begin());
        reductions.entries.push_back(one);
    }
    return reader.finish() ? std::optional(std::move(reductions)) : std::nullopt;
}

} // namespace th::core::journal
