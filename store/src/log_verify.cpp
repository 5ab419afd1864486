// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_verify.h"

#include "core/journal_gap.h"
#include "core/receipt.h"
#include "core/stored_entry.h"
#include "core/work.h"
#include "journal_log.h"
#include "store/reduction.h"
#include "store/scan_content.h"

#include <algorithm>
#include <map>

namespace th::store {

namespace {

using core::journal::Entry;
using core::journal::EntryKind;

/// Each rule answers with the sentence it is broken by, or with nothing.
using Broken = std::optional<std::string>;

class Walk {
public:
    Walk(const core::PublicKey &device) : m_device(device), m_head(core::journal::hash(device)) {}

    [[nodiscard]] const LogReport &report() const { return m_report; }
    [[nodiscard]] const core::journal::Hash &head() const { return m_head; }
    [[nodiscard]] std::uint64_t lastSeq() const { return m_last; }
    [[nodiscard]] bool good() const { return !m_report.firstBad; }

    void fail(std::uint64_t seq, std::string why)
    {
        m_report.firstBad = seq;
        m_report.why = std::move(why);
    }

    /// Columns: 0 seq, 1 bytes, 2 hash, then those of the index row (3: its seq, null if there is none).
    void take(const Run &row)
    {
        const auto seq = static_cast<std::uint64_t>(row.integer(0));
        if (row.integer(0) < 1)
            return fail(seq, "a number that no entry can have");
        const core::ByteView bytes = row.bytes(1);
        if (!std::ranges::equal(core::journal::hashOfStored(bytes), row.bytes(2)))
            return fail(seq, "the entry is not what its hash says: it was changed");
        auto stored = core::journal::openStored(bytes);
        if (!stored)
            return fail(seq, "the entry cannot be read: " + stored.error());
        if (stored->reduced)
            m_reduced.emplace(seq, Reduced{core::journal::digestOfLeft(bytes)});
        if (Broken broken = check(*stored, seq, row))
            return fail(seq, *broken);
        m_head = stored->hash;
        m_last = seq;
        ++m_report.entries;
    }

    /// What is missing must be what the journal itself names, under a checkpoint.
    void endOfEntries()
    {
        for (const Missing &each : m_missing) {
            const auto named = std::ranges::find_if(m_named, [&](const Named &gap) {
                return gap.first == each.first && gap.last == each.last && gap.before == each.before;
            });
            if (named == m_named.end() || named->seq > m_report.provenUntil)
                return fail(each.first, "the entry is missing");
            m_report.lost.push_back({each.first, each.last, named->seq});
        }
    }

    /// What was reduced must be what the journal itself names, under a checkpoint: else somebody wrote it.
    void endOfReduced()
    {
        for (const auto &[seq, reduced] : m_reduced)
            if (reduced.namedBy == 0 || reduced.namedBy > m_report.provenUntil)
                return fail(seq, "the entry was reduced, and no entry of the station itself says so: it was changed");
        m_report.reduced = m_reduced.size();
    }

    /// Where all else is well.
    void tellLost()
    {
        if (m_report.lost.empty())
            return;
        const LostEntries &first = m_report.lost.front();
        fail(first.first, "the entries up to " + std::to_string(first.last) +
                              " are lost; the station itself says so in entry " + std::to_string(first.namedBy));
    }

    /// The hash that the entry behind what is lost names for its last one; nothing if `seq` is not that.
    [[nodiscard]] std::optional<core::journal::Hash> lastLost(std::uint64_t seq) const
    {
        const auto found = std::ranges::find(m_missing, seq, &Missing::last);
        return found == m_missing.end() ? std::nullopt : std::optional(found->lastHash);
    }
    [[nodiscard]] bool isLost(std::uint64_t seq) const
    {
        return std::ranges::any_of(m_missing,
                                   [&](const Missing &each) { return each.first <= seq && seq <= each.last; });
    }

private:
    struct Missing {
        std::uint64_t first, last;
        core::journal::Hash before, lastHash;
    };
    struct Named {
        std::uint64_t first, last;
        core::journal::Hash before;
        std::uint64_t seq;
    };

    struct Reduced {
        core::journal::Reductions::Digest left{};
        std::uint64_t namedBy = 0; ///< the first Note that names what is left; 0: none
    };

    Broken check(const core::journal::StoredEntry &stored, std::uint64_t seq, const Run &row)
    {
        const Entry &entry = stored.entry;
        if (entry.seq != seq)
            return "the entry bears another number than its place: it was moved or inserted";
        if (seq != m_last + 1)
            m_missing.push_back({m_last + 1, seq - 1, m_head, entry.previous});
        else if (entry.previous != m_head)
            return seq == 1 ? "the first entry belongs to another device"
                            : "the entry does not follow the one before it: one of the two was changed or moved";
        if (stored.reduced && !isWhatRulesLeave(entry))
            return "the entry was reduced to something that no rule leaves";
        hearReductions(entry);
        if (entry.kind == EntryKind::Scan)
            return stored.reduced && entry.content.empty() ? std::nullopt : checkIndex(entry, row);
        if (!row.isNull(3))
            return "the index has a row for an entry that is no scan";
        if (entry.kind == EntryKind::Checkpoint)
            return checkCheckpoint(entry);
        const bool nothingLeft = stored.reduced && entry.content.empty();
        if (entry.kind == EntryKind::Work && !nothingLeft && !core::journal::decodeWork(entry.content))
            return "the content of the desk's work breaks its format";
        return entry.kind == EntryKind::Gap ? checkGap(entry) : std::nullopt;
    }

    void hearReductions(const Entry &note)
    {
        const auto said = m_reduced.empty() ? std::nullopt : core::journal::reductionsIn(note);
        if (!said)
            return;
        for (const auto &[seq, left] : said->entries)
            if (const auto found = m_reduced.find(seq);
                found != m_reduced.end() && found->second.left == left && found->second.namedBy == 0)
                found->second.namedBy = note.seq;
    }

    Broken checkGap(const Entry &entry)
    {
        const auto gap = core::journal::decodeGap(entry.content, entry.seq);
        if (!gap)
            return "the content of what was lost breaks its format";
        m_named.push_back({gap->first, gap->last, gap->before, entry.seq});
        return std::nullopt;
    }

    Broken checkCheckpoint(const Entry &entry)
    {
        if (!core::journal::verifyCheckpoint(entry.content, entry.previous, entry.seq - 1, m_device))
            return "the checkpoint's signature does not cover the entries before it: they or it were changed";
        ++m_report.checkpoints;
        m_report.provenUntil = entry.seq - 1;
        return std::nullopt;
    }

    static Broken checkIndex(const Entry &entry, const Run &row)
    {
        const auto content = decodeScan(entry.content);
        if (!content)
            return "the content of the scan breaks its format";
        if (row.isNull(3))
            return "the index row of the scan is missing";
        const bool same = row.integer(4) == entry.wallMilliseconds &&
                          row.integer(5) == content->judgedAt.time_since_epoch().count() &&
                          row.integer(6) == static_cast<std::int64_t>(content->kind) &&
                          row.integer(7) == std::int64_t{content->proven} && row.text(8) == content->number &&
                          row.isNull(8) == content->number.empty() && row.text(9) == content->checkpoint &&
                          row.text(10) == content->officer && row.text(11) == content->source &&
                          row.text(12) == reasonNames(content->reasons);
        return same ? Broken() : Broken("the index row says something else than the scan");
    }

    const core::PublicKey &m_device;
    core::journal::Hash m_head;
    std::uint64_t m_last = 0;
    std::vector<Missing> m_missing;
    std::vector<Named> m_named;
    std::map<std::uint64_t, Reduced> m_reduced;
    LogReport m_report;
};

/// The journal must reach the end that was written down with its last entry, and the checkpoint before it.
void checkEnd(Walk &walk, CheckedTable &meta, SQLite::Statement &hashOf)
{
    std::optional<JournalState> state;
    try {
        state = readState(meta);
    } catch (const StoreFailure &) {
        return walk.fail(walk.lastSeq(), "the record of where the journal ends is damaged");
    }
    const std::uint64_t last = state ? std::max(state->lastSeq, state->checkpointSeq) : 0;
    if (last > walk.lastSeq())
        return walk.fail(walk.lastSeq() + 1, "the entry is missing: the journal once reached " + std::to_string(last));
    if (!state ? walk.lastSeq() != 0 : state->lastSeq < walk.lastSeq())
        return walk.fail(state ? state->lastSeq + 1 : 1, "the entry was inserted after the journal's end");
    if (state && state->head != walk.head())
        return walk.fail(walk.lastSeq(), "the last entry is not the one that was written last");
    if (!state || state->checkpointSeq == 0)
        return;
    Run run(hashOf);
    if (!run.bind(1, static_cast<std::int64_t>(state->checkpointSeq)).step() ||
        !std::ranges::equal(state->checkpoint, run.bytes(0)))
        walk.fail(state->checkpointSeq, "the entry is not the checkpoint that was signed there");
}

/// The journal must have what a hub acknowledged, and have it as it was sent: a shorter or another one was cut or
/// rewritten, whatever it says of its own end.
void checkReceipts(Walk &walk, SQLite::Database &database, const core::PublicKey &device)
{
    SQLite::Statement receipts(database, "SELECT r.hub, r.bytes, r.seq, e.hash FROM receipt r"
                                         " LEFT JOIN journal_entry e ON e.seq = r.seq ORDER BY r.seq");
    Run run(receipts);
    while (walk.good() && run.step()) {
        core::PublicKey hub{};
        if (run.bytes(0).size() == hub.size())
            std::ranges::copy(run.bytes(0), hub.begin());
        const auto seq = static_cast<std::uint64_t>(run.integer(2));
        const auto receipt = core::journal::openReceipt(run.bytes(1), hub, device);
        if (!receipt || receipt->seq != seq)
            return walk.fail(seq, "the hub's receipt for it is damaged");
        if (seq > walk.lastSeq())
            return walk.fail(walk.lastSeq() + 1,
                             "the entry is missing: a hub has this journal up to " + std::to_string(seq));
        if (walk.isLost(seq)) {
            if (const auto last = walk.lastLost(seq); last && *last != receipt->head)
                return walk.fail(seq, "what was written behind the lost entry does not follow the one that a hub has");
            continue;
        }
        if (run.isNull(3) || !std::ranges::equal(receipt->head, run.bytes(3)))
            return walk.fail(seq, "the entry is not the one that a hub has: the journal was rewritten, or another"
                                  " machine uses this station's key");
    }
}

/// Of what is lost the index may remain.
void checkOrphans(Walk &walk, SQLite::Database &database)
{
    SQLite::Statement orphans(database, "SELECT s.seq FROM journal_scan s LEFT JOIN journal_entry e ON e.seq = s.seq"
                                        " WHERE e.seq IS NULL ORDER BY s.seq");
    Run run(orphans);
    while (walk.good() && run.step())
        if (const auto seq = static_cast<std::uint64_t>(run.integer(0)); !walk.isLost(seq))
            walk.fail(seq, "the index has a row for an entry that does not exist");
}

} // namespace

LogReport verifyJournal(SQLite::Database &database, CheckedTable &meta, const core::PublicKey &device)
{
    SQLite::Statement entries(database,
                              "SELECT e.seq, e.bytes, e.hash, s.seq, s.wall, s.judged_at, s.verdict,"
                              " s.proven, s.number, s.checkpoint, s.officer, s.source, s.reasons"
                              " FROM journal_entry e LEFT JOIN journal_scan s ON s.seq = e.seq ORDER BY e.seq");
    SQLite::Statement hashOf(database, "SELECT hash FROM journal_entry WHERE seq = ?1");
    Walk walk(device);
    {
        Run run(entries);
        while (walk.good() && run.step())
            walk.take(run);
    }
    if (walk.good())
        walk.endOfEntries();
    if (walk.good())
        walk.endOfReduced();
    if (walk.good())
        checkEnd(walk, meta, hashOf);
    if (walk.good())
        checkReceipts(walk, database, device);
    checkOrphans(walk, database);
    if (walk.good())
        walk.tellLost();
    return walk.report();
}

} // namespace th::store
