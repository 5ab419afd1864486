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
    m_last = m_begin = m_position;
}

Result<void, std::string> Walk::take(const Extract &extract)
{
    if (extract.device != m_device)
        return broken("journal.fork");
    for (std::size_t i = 0; i < extract.entries.size(); ++i)
        if (auto taken = takeEntry(extract.after + 1 + i, extract.entries[i]); !taken)
            return taken;
    return {};
}

Result<void, std::string> Walk::takeEntry(std::uint64_t seq, ByteView bytes)
{
    const Hash hash = journal::hash(bytes);
    if (seq < m_last.seq) { // passed already; of what was before the beginning no more is known
        const bool fork = seq > m_begin.seq && m_hashes[static_cast<std::size_t>(seq - m_begin.seq - 1)] != hash;
        return fork ? broken("journal.fork") : Result<void, std::string>();
    }
    if (seq == m_last.seq)
        return hash == m_last.head ? Result<void, std::string>() : broken("journal.fork");
    if (seq != m_last.seq + 1)
        return broken("journal.gap");
    auto entry = decode(bytes);
    if (!entry || entry->seq != seq)
        return broken("journal.entry");
    if (entry->previous != m_last.head)
        return broken("journal.fork");
    const bool checkpoint = entry->kind == EntryKind::Checkpoint;
    if (checkpoint && !verifyCheckpoint(entry->content, m_last.head, seq - 1, m_device))
        return broken("journal.checkpoint");
    m_last = {seq, hash};
    m_hashes.push_back(hash);
    if (!checkpoint) {
        m_pending.push_back(std::move(entry).value());
        return {};
    }
    std::move(m_pending.begin(), m_pending.end(), std::back_inserter(m_proven));
    m_pending.clear();
    m_position = m_last;
    return {};
}

} // namespace th::core::journal
