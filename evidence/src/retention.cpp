// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "retention.h"

#include "access_lines.h"
#include "core/work.h"
#include "export_rows.h"
#include "index_rewrite.h"
#include "log_rows.h"
#include "schema.h"
#include "store/reduction.h"
#include "store/scan_content.h"
#include "stored_entry.h"
#include "who_and_why.h"

#include <algorithm>

namespace th::evidence {

using core::journal::Entry;
using core::journal::EntryKind;
using Leave = RetentionRules::Leave;

namespace {

bool isPseudonym(const std::string &text)
{
    return text.size() == 14 && text.starts_with("P-") &&
           text.find_first_not_of("0123456789abcdef", 2) == std::string::npos;
}

/// One entry after another, and for each what is left of it.
class Reduction {
public:
    Reduction(ArchiveState &state, const RetentionOrder &order)
        : m_state(state), m_order(order), m_update(state.database(), "UPDATE entry SET bytes = ?2 WHERE id = ?1"),
          m_log(logRowsOf(state))
    {
        for (const Block &block : state.blocks())
            m_blocks.emplace(entryId({block.device, block.branch, block.firstSeq}), &block);
    }

    Retained run()
    {
        if (m_order.rules.sealed)
            eachEntry([this](std::int64_t id, const StoredEntry &stored) { noteSession(id, stored.entry); });
        eachEntry([this](std::int64_t id, StoredEntry &stored) { take(id, stored); });
        flushBlock();
        dropOdd();
        return m_retained;
    }

private:
    /// Some entries at a time: none is changed while a statement stands on it.
    template <class Work> void eachEntry(Work &&work)
    {
        std::vector<std::pair<std::int64_t, core::Bytes>> piece;
        for (std::int64_t after = 0;; after = piece.back().first) {
            piece.clear();
            {
                SQLite::Statement next(m_state.database(),
                                       "SELECT id, bytes FROM entry WHERE id > ?1 ORDER BY id LIMIT 1024");
                Run row(next);
                for (row.bind(1, after); row.step();)
                    piece.emplace_back(row.integer(0), core::Bytes(row.bytes(1).begin(), row.bytes(1).end()));
            }
            if (piece.empty())
                return;
            m_looked += piece.size();
            if (!m_order.progress(m_looked))
                throw Thrown({Fault::Cancelled, ""});
            for (const auto &[id, bytes] : piece) {
                auto stored = openStored(core::ByteView(bytes));
                if (!stored)
                    throw Thrown({Fault::Damaged, "an entry cannot be read; see log verify"});
                work(id, *stored);
            }
        }
    }

    static Place placeOf(std::int64_t id)
    {
        const auto number = static_cast<std::uint64_t>(id);
        return {static_cast<std::uint32_t>(number >> 44), static_cast<std::uint32_t>(number >> 40 & 15),
                number & mostSeq};
    }

    /// The newest record of each session, as the records themselves name it; what is not of the log has no say.
    void noteSession(std::int64_t id, const Entry &entry)
    {
        const Place place = placeOf(id);
        std::uint64_t session = entry.kind == EntryKind::Session ? place.seq : 0;
        if (entry.kind == EntryKind::Scan) {
            const auto scan = store::decodeScan(entry.content);
            session = scan && scan->sealed ? scan->sealed->session : 0;
        } else if (entry.kind == EntryKind::Work) {
            const auto work = core::journal::decodeWork(entry.content);
            session = work && work->reason ? work->reason->session : 0;
        }
        if (session == 0 || (entry.kind != EntryKind::Session && !m_log.has(place)))
            return;
        auto &newest = m_newest.try_emplace({place.device, session}, entry.wallMilliseconds).first->second;
        newest = std::max(newest, entry.wallMilliseconds);
    }

    void take(std::int64_t id, StoredEntry &stored)
    {
        const core::Bytes before = stored.entry.content;
        if (stored.entry.kind == EntryKind::Session)
            reduceSession(placeOf(id), stored.entry);
        else if (isOldForAny(stored.entry))
            store::letGoOf(stored.entry, {true, passesGo(stored.entry), officersGo(stored.entry),
                                          [this](const std::string &name) { return nameInstead(name); }});
        if (stored.entry.content == before)
            return;
        ++(stored.entry.kind == EntryKind::Session ? m_retained.sessions : m_retained.entries);
        if (m_order.onlyCount)
            return;
        const core::Bytes bytes = core::journal::encodeReduced(stored.hash, stored.entry);
        Run(m_update).bind(1, id).bind(2, core::ByteView(bytes)).finish();
        m_changed[id] = stored.entry;
        if (m_changed.size() >= blockRows)
            flushBlock();
    }

    void reduceSession(const Place &place, Entry &entry) const
    {
        const auto newest = m_newest.find({place.device, place.seq});
        if (m_order.rules.sealed && newest != m_newest.end() && isOlder(newest->second, *m_order.rules.sealed))
            entry.content.clear();
    }

    [[nodiscard]] bool isOlder(Milliseconds wall, std::chrono::days age) const
    {
        const std::int64_t limit =
            std::chrono::milliseconds(m_order.now.time_since_epoch() - std::chrono::seconds(age)).count();
        return wall < limit;
    }
    [[nodiscard]] bool passesGo(const Entry &entry) const
    {
        return m_order.rules.passes && isOlder(entry.wallMilliseconds, *m_order.rules.passes);
    }
    [[nodiscard]] bool officersGo(const Entry &entry) const
    {
        return m_order.rules.officers && isOlder(entry.wallMilliseconds, m_order.rules.officers->after);
    }
    [[nodiscard]] std::string nameInstead(const std::string &name) const
    {
        if (name.empty() || isPseudonym(name))
            return name;
        return m_order.rules.officers->leave == Leave::Pseudonym ? m_pseudonyms.of("P", name) : std::string();
    }
    /// What this program cannot read may hold anything: nothing is left of it.
    [[nodiscard]] bool isOldForAny(const Entry &entry) const
    {
        return (m_order.rules.sealed && isOlder(entry.wallMilliseconds, *m_order.rules.sealed)) || passesGo(entry) ||
               officersGo(entry);
    }

    /// Bytes that found no place among the entries may hold as much. They are as old as they say, or as what is before
    /// them.
    void dropOdd()
    {
        std::vector<std::int64_t> old;
        {
            SQLite::Statement all(m_state.database(), "SELECT rowid, device, seq, bytes FROM odd");
            for (Run row(all); row.step();) {
                const auto stored = core::journal::openStored(row.bytes(3));
                const auto before = stored ? std::optional(stored->entry)
                                           : entryBefore(static_cast<std::uint32_t>(row.natural(1)), row.natural(2));
                if (before && isOldForAny(*before))
                    old.push_back(row.integer(0));
            }
        }
        m_retained.odd = old.size();
        SQLite::Statement drop(m_state.database(), "DELETE FROM odd WHERE rowid = ?1");
        for (const std::int64_t row : old)
            if (!m_order.onlyCount)
                Run(drop).bind(1, row).finish();
    }
    std::optional<Entry> entryBefore(std::uint32_t device, std::uint64_t seq)
    {
        SQLite::Statement last(m_state.database(),
                               "SELECT bytes FROM entry WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT 1");
        Run row(last);
        row.bind(1, entryId({device, 0, 0})).bind(2, entryId({device, 0, std::min(seq, mostSeq)}));
        const auto stored = row.step() ? openStored(row.bytes(0)) : std::nullopt;
        return stored ? std::optional(stored->entry) : std::nullopt;
    }

    /// The index says of a reduced entry what is left of it.
    void flushBlock()
    {
        for (auto at = m_changed.begin(); at != m_changed.end();) {
            auto block = m_blocks.upper_bound(at->first);
            if (block == m_blocks.begin())
                throw Thrown({Fault::Damaged, "the index lacks an entry; see log verify"});
            --block;
            const std::int64_t first = block->first;
            const auto end = m_changed.lower_bound(first + static_cast<std::int64_t>(block->second->rows));
            if (end == at)
                throw Thrown({Fault::Damaged, "the index lacks an entry; see log verify"});
            std::map<std::size_t, IndexRow> rows;
            for (; at != end; ++at)
                rows[static_cast<std::size_t>(at->first - first)] = indexRow(at->second, m_state.texts(), true).row;
            rewriteRows(m_state, *block->second, rows);
        }
        m_changed.clear();
    }

    ArchiveState &m_state;
    const RetentionOrder &m_order;
    Pseudonyms m_pseudonyms;
    SQLite::Statement m_update;
    std::map<std::int64_t, const Block *> m_blocks;                           ///< by the number of their first entry
    std::map<std::int64_t, Entry> m_changed;                                  ///< not in the index yet
    std::map<std::pair<std::uint32_t, std::uint64_t>, Milliseconds> m_newest; ///< by device and session
    const LogRows &m_log;
    std::uint64_t m_looked = 0;
    Retained m_retained;
};

/// Texts of officers and odd pass numbers that no row names any more.
void forgetTexts(ArchiveState &state)
{
    for (const Field field : {Field::Officer, Field::Series}) {
        std::vector<std::uint8_t> used(state.texts().all(field).size());
        for (const Block &block : state.blocks()) {
            const ColumnView column = state.column(block, field);
            for (std::size_t row = 0; row < block.rows; ++row)
                if (column.at(row) < used.size())
                    used[column.at(row)] = 1;
        }
        SQLite::Statement blank(state.database(), "UPDATE text SET value = '' WHERE kind = ?1 AND id = ?2");
        for (std::size_t id = 2; id < used.size(); ++id)
            if (!used[id])
                Run(blank).bind(1, static_cast<std::uint64_t>(field)).bind(2, std::uint64_t{id}).finish();
    }
}

ReducedDigest digestOf(ArchiveState &state)
{
    ReducedDigest digest;
    SQLite::Statement all(state.database(),
                          "SELECT id, bytes FROM entry WHERE substr(bytes, 1, 1) = x'00' ORDER BY id");
    for (Run row(all); row.step();)
        digest.add(row.integer(0), row.bytes(1));
    return digest;
}

void signLine(ArchiveState &state, const RetentionOrder &order, core::Signer &signer)
{
    const std::string about = digestOf(state).text();
    Access line{readLines(state).size() + 1, order.now, order.by, "retention", order.reason, "", {}, {}};
    const auto signature = signer.sign(retentionBytes(about, line));
    if (!signature)
        throw Thrown({Fault::NotSigned, ""});
    line.about = about + " signer " + core::toHex(signer.publicKey()) + " signature " + core::toHex(*signature);
    addLine(state, line);
}

/// Nobody's key is to stand for what somebody else has reduced.
void requireWhatWasSigned(ArchiveState &state)
{
    const auto said = signedRetention(readLines(state));
    if (digestOf(state).text() != (said ? said->about : ReducedDigest().text()))
        throw Thrown({Fault::Damaged, "what looks reduced is not what was signed; see log verify"});
}

Retained reduce(ArchiveState &state, const RetentionOrder &order, core::Signer &signer)
{
    SQLite::Transaction transaction(state.database(), SQLite::TransactionBehavior::IMMEDIATE);
    requireWhatWasSigned(state);
    state.database().exec("DROP TRIGGER IF EXISTS entry_fixed");
    const Retained retained = Reduction(state, order).run();
    if (order.onlyCount || retained.sessions + retained.entries + retained.odd == 0)
        return retained; // the transaction goes back
    state.texts().save(state.database());
    forgetTexts(state);
    state.database().exec(entryFixed);
    signLine(state, order, signer);
    transaction.commit();
    return retained;
}

/// Of this time or an earlier one. False: somebody reads, and the old pages stay.
bool emptyLog(ArchiveState &state)
{
    SQLite::Statement checkpoint(state.database(), "PRAGMA wal_checkpoint(TRUNCATE)");
    return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
}

Retained apply(ArchiveState &state, const RetentionOrder &order, core::Signer &signer)
{
    requireWords(order.by, "by");
    requireWords(order.reason, "reason");
    state.database().exec("PRAGMA secure_delete = ON");
    Retained retained = reduce(state, order, signer);
    retained.stillInFile = !order.onlyCount && !emptyLog(state);
    return retained;
}

} // namespace

Outcome<Retained> applyRetention(Archive &archive, const RetentionOrder &order, core::Signer &signer)
{
    ArchiveState &state = stateOf(archive);
    auto done = guard([&] { return apply(state, order, signer); });
    if (const auto back = guard([&] { state.reload(); }); !back)
        return core::Failure{back.error()};
    return done;
}

} // namespace th::evidence
