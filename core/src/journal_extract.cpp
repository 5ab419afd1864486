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
    m_signedUntil = m_position.seq;
    m_hashes.emplace(m_position.seq, m_position.head);
}

Result<void, std::string> Walk::take(const Extract &extract)
{
    if (extract.device != m_device)
        return broken("journal.fork");
    std::uint64_t before = extract.after;
    for (const Bytes &bytes : extract.entries) {
        auto stored = openStored(bytes);
        if (!stored || stored->entry.seq <= before)
            return broken("journal.entry");
        before = stored->entry.seq;
        if (auto taken = takeEntry(std::move(stored).value(), bytes); !taken)
            return taken;
    }
    return {};
}

bool Walk::differs(std::uint64_t seq, const Hash &hash) const
{
    const auto known = m_hashes.find(seq);
    return known != m_hashes.end() && known->second != hash;
}

Result<void, std::string> Walk::takeEntry(StoredEntry stored, ByteView bytes)
{
    Entry &entry = stored.entry;
    const std::uint64_t seq = entry.seq;
    if (differs(seq, stored.hash) || (seq > m_last.seq && differs(seq - 1, entry.previous)))
        return broken("journal.fork");
    if (seq <= m_last.seq) // passed already; of what was before the beginning no more is known
        return takeAgain(std::move(stored));
    if (seq != m_last.seq + 1) {
        m_jumps.push_back({m_last.seq + 1, seq - 1, m_signedUntil});
        m_stuck = false;
    }
    if (entry.kind == EntryKind::Gap)
        if (auto taken = takeGap(entry); !taken)
            return taken;
    if (std::max(m_jumps.size(), m_named.size()) > mostGapsAtOnce)
        return broken("journal.entry");
    const bool checkpoint = entry.kind == EntryKind::Checkpoint;
    if (checkpoint && !verifyCheckpoint(entry.content, entry.previous, seq - 1, m_device))
        return broken("journal.checkpoint");
    m_last = {seq, stored.hash};
    m_hashes.emplace(seq, stored.hash);
    if (!checkpoint) {
        if (stored.reduced) {
            m_reduced.emplace(seq, Reduced{digestOfLeft(bytes)});
            ++m_unnamed;
        }
        hearReductions(entry);
        m_pending.push_back(std::move(entry));
        return {};
    }
    m_signedUntil = seq;
    if (!m_stuck)
        proveWhatIsSigned();
    return {};
}

/// What was there reduced has come whole: it needs nobody's word.
Result<void, std::string> Walk::takeAgain(StoredEntry stored)
{
    const auto reduced = m_reduced.find(stored.entry.seq);
    if (stored.reduced || reduced == m_reduced.end())
        return {};
    const auto held = std::ranges::lower_bound(m_pending, stored.entry.seq, {}, &Entry::seq);
    if (held->kind != stored.entry.kind || held->previous != stored.entry.previous)
        return broken("journal.fork"); // somebody made another kind of entry of it
    *held = std::move(stored.entry);
    m_unnamed -= reduced->second.notes.empty() ? 1 : 0;
    m_reduced.erase(reduced);
    m_stuck = false;
    return {};
}

void Walk::hearReductions(const Entry &note)
{
    if (m_reduced.empty())
        return;
    const auto said = reductionsIn(note);
    for (const auto &[seq, left] : said ? said->entries : std::vector<Reductions::One>{}) {
        const auto reduced = m_reduced.find(seq);
        if (reduced == m_reduced.end() || reduced->second.left != left)
            continue;
        m_unnamed -= reduced->second.notes.empty() ? 1 : 0;
        reduced->second.notes.push_back(note.seq);
        m_stuck = false;
    }
}

/// Where nothing is lost this is a glance; else what is lost needs no word, and gives none.
bool Walk::isVouchedFor(const std::vector<Gap> &lost) const
{
    if (lost.empty())
        return m_unnamed == 0;
    const auto isLost = [&](std::uint64_t seq) {
        return std::ranges::any_of(lost, [&](const Gap &gap) { return gap.first <= seq && seq <= gap.last; });
    };
    return std::ranges::all_of(m_reduced, [&](const auto &reduced) {
        return isLost(reduced.first) || !std::ranges::all_of(reduced.second.notes, isLost);
    });
}

Result<void, std::string> Walk::takeGap(const Entry &entry)
{
    const auto gap = decodeGap(entry.content, entry.seq);
    if (!gap)
        return broken("journal.entry");
    if (differs(gap->first - 1, gap->before))
        return broken("journal.fork");
    if (!m_jumps.empty()) { // else it names what was missing before the position, or what is here
        m_named.push_back({*gap, entry.seq});
        m_stuck = false;
    }
    return {};
}

/// Whether what stands before the loss is vouched for: by a signature of its own, or by the hash that the device names.
bool Walk::isAnchored(const Gap &gap, const Jump &jump) const
{
    const auto known = m_hashes.find(gap.first - 1);
    return gap.first - 1 <= jump.signedUntil || (known != m_hashes.end() && known->second == gap.before);
}

/// From a checkpoint backwards, from one jump to the next: what is lost, ascending; nothing if a jump is not excused by
/// a Gap entry that the checkpoint reaches. A device may have lost more than is missing here: entries of what it names
/// that no other signature covers are lost with it, and Gap entries among them name nothing.
std::optional<std::vector<Gap>> Walk::lostByItsWord() const
{
    std::vector<Named> reached = m_named;
    std::vector<Gap> lost;
    for (auto jump = m_jumps.rbegin(); jump != m_jumps.rend(); ++jump) {
        if (!lost.empty() && lost.back().first <= jump->first)
            continue;
        const Gap *excuse = nullptr; // the narrowest downwards: nothing is lost that need not be
        for (const auto &[gap, seq] : reached)
            if (gap.first <= jump->first && jump->last <= gap.last && (!excuse || excuse->first < gap.first) &&
                isAnchored(gap, *jump))
                excuse = &gap;
        if (!excuse)
            return std::nullopt;
        const std::uint64_t first = std::max(excuse->first, jump->signedUntil + 1);
        lost.push_back({first, jump->last, m_hashes.at(first - 1)});
        std::erase_if(reached, [&](const Named &named) { return first <= named.seq && named.seq <= jump->last; });
    }
    std::ranges::reverse(lost);
    return lost;
}

void Walk::proveWhatIsSigned()
{
    auto lost = lostByItsWord();
    m_stuck = !lost || !isVouchedFor(*lost);
    if (m_stuck)
        return;
    for (const Gap &gap : *lost)
        m_hashes.erase(m_hashes.lower_bound(gap.first), m_hashes.upper_bound(gap.last));
    for (Entry &entry : m_pending)
        if (m_hashes.contains(entry.seq))
            m_proven.push_back(std::move(entry));
    m_pending.clear();
    m_reduced.clear();
    m_unnamed = 0;
    std::ranges::move(*lost, std::back_inserter(m_lost));
    m_jumps.clear();
    m_named.clear();
    m_position = m_last;
}

} // namespace th::core::journal
