// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal_extract.h"

#include "bit_coding.h"

#include <algorithm>
#include <iterator>

namespace th::core::journal {

namespace {

constexpr std::string_view magic = "THJRN1\n";

Failure<std::string> broken(const char *rule) { return Failure{std::string(rule)}; }

} // namespace

Bytes encodeExtract(const Extract &extract)
{
    Bytes out(magic.begin(), magic.end());
    out.insert(out.end(), extract.device.begin(), extract.device.end());
    writeVarint(out, extract.after);
    writeVarint(out, extract.entries.size());
    for (const Bytes &entry : extract.entries) {
        writeVarint(out, entry.size());
        out.insert(out.end(), entry.begin(), entry.end());
    }
    const auto digest = blake2b256(out);
    out.insert(out.end(), digest.begin(), digest.end());
    return out;
}

Result<Extract, std::string> decodeExtract(ByteView bytes)
{
    Extract extract;
    const std::size_t digestBytes = std::tuple_size_v<Hash>;
    if (bytes.size() > maxExtractBytes)
        return broken("extract.too_long");
    if (bytes.size() < magic.size() + extract.device.size() + digestBytes)
        return broken("extract.truncated");
    const ByteView body = bytes.first(bytes.size() - digestBytes);
    if (!std::ranges::equal(blake2b256(body), bytes.last(digestBytes)))
        return broken("extract.digest");
    if (!asText(body).starts_with(magic))
        return broken("extract.magic");
    std::size_t offset = magic.size();
    std::ranges::copy(body.subspan(offset, extract.device.size()), extract.device.begin());
    offset += extract.device.size();
    const auto after = readVarint(body, offset);
    const auto count = readVarint(body, offset);
    if (!after || !count || *after > UINT64_MAX - *count)
        return broken("extract.head");
    extract.after = *after;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto length = readVarint(body, offset);
        if (!length || *length > body.size() - offset)
            return broken("extract.entry");
        const ByteView entry = body.subspan(offset, *length);
        extract.entries.emplace_back(entry.begin(), entry.end());
        offset += *length;
    }
    if (offset != body.size())
        return broken("extract.trailing_bytes");
    return extract;
}

Walk::Walk(const PublicKey &device, const Position &from) : m_device(device), m_position(from)
{
    if (from.seq == 0)
        m_position.head = journal::hash(device);
    m_last = m_position;
    m_hashes.emplace(m_position.seq, m_position.head);
}

Result<void, std::string> Walk::take(const Extract &extract)
{
    if (extract.device != m_device)
        return broken("journal.fork");
    std::uint64_t before = extract.after;
    for (const Bytes &bytes : extract.entries) {
        auto entry = decode(bytes);
        if (!entry || entry->seq <= before)
            return broken("journal.entry");
        before = entry->seq;
        if (auto taken = takeEntry(std::move(entry).value(), bytes); !taken)
            return taken;
    }
    return {};
}

bool Walk::differs(std::uint64_t seq, const Hash &hash) const
{
    const auto known = m_hashes.find(seq);
    return known != m_hashes.end() && known->second != hash;
}

Result<void, std::string> Walk::takeEntry(Entry entry, ByteView bytes)
{
    const std::uint64_t seq = entry.seq;
    const Hash hash = journal::hash(bytes);
    if (differs(seq, hash) || (seq > m_last.seq && differs(seq - 1, entry.previous)))
        return broken("journal.fork");
    if (seq <= m_last.seq) // passed already; of what was before the beginning no more is known
        return {};
    if (seq != m_last.seq + 1)
        m_jumps.push_back({m_last.seq + 1, seq - 1, m_last.head});
    if (entry.kind == EntryKind::Gap) {
        const auto gap = decodeGap(entry.content, seq);
        if (!gap)
            return broken("journal.entry");
        if (differs(gap->first - 1, gap->before))
            return broken("journal.fork");
        m_named.push_back(*gap);
    }
    const bool checkpoint = entry.kind == EntryKind::Checkpoint;
    if (checkpoint && !verifyCheckpoint(entry.content, entry.previous, seq - 1, m_device))
        return broken("journal.checkpoint");
    m_last = {seq, hash};
    m_hashes.emplace(seq, hash);
    if (!checkpoint)
        m_pending.push_back(std::move(entry));
    else if (jumpsAreNamed())
        prove();
    return {};
}

/// A device may have lost more than is missing here: what was sent in time is known for ever.
bool Walk::jumpsAreNamed() const
{
    return std::ranges::all_of(m_jumps, [&](const Gap &jump) {
        return std::ranges::any_of(m_named,
                                   [&](const Gap &gap) { return gap.first <= jump.first && jump.last <= gap.last; });
    });
}

void Walk::prove()
{
    std::move(m_pending.begin(), m_pending.end(), std::back_inserter(m_proven));
    m_pending.clear();
    std::move(m_jumps.begin(), m_jumps.end(), std::back_inserter(m_lost));
    m_jumps.clear();
    m_position = m_last;
}

} // namespace th::core::journal
