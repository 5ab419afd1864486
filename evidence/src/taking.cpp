// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "taking.h"

#include "core/cbor.h"
#include "core/journal_gap.h"
#include "index_rewrite.h"
#include "reduced_forms.h"
#include "schema.h"
#include "store/reduction.h"
#include "stored_entry.h"

#include <algorithm>
#include <cmath>

namespace th::evidence {

using core::journal::Entry;
using core::journal::EntryKind;
using core::journal::Hash;

namespace {

constexpr double clockSlack = 10 * 60 * 1000;  ///< milliseconds that clocks may be corrected by
constexpr std::uint64_t mostFindings = 10'000; ///< of a kind: none takes the place of another
constexpr std::uint64_t mostOddBytes = 64u << 20;
/// What anybody can make up must leave room for what the device signed.
constexpr std::uint32_t mostUnsignedBranches = 12;
constexpr std::ptrdiff_t mostUnsignedRuns = 256;
constexpr std::size_t mostRuns = 1024; ///< whoever signed them: a key may be made up as well

std::uint64_t single(SQLite::Database &database, const char *sql, std::uint32_t device)
{
    SQLite::Statement statement(database, sql);
    Run run(statement);
    return run.bind(1, std::uint64_t{device}).step() ? run.natural(0) : 0;
}

} // namespace

std::vector<ChainRun> runsOf(ArchiveState &state, std::uint32_t device)
{
    SQLite::Statement all(state.database(),
                          "SELECT id, branch, first_seq, last_seq, previous, head, proven, boot, wall, monotonic"
                          " FROM run WHERE device = ?1 ORDER BY branch, first_seq");
    std::vector<ChainRun> runs;
    Run run(all);
    for (run.bind(1, std::uint64_t{device}); run.step();)
        runs.push_back({run.integer(0), static_cast<std::uint32_t>(run.natural(1)), run.natural(2), run.natural(3),
                        run.array<Hash>(4), run.array<Hash>(5), run.natural(6), run.text(7), run.integer(8),
                        run.integer(9)});
    return runs;
}

std::optional<core::journal::Receipt> namedIn(core::ByteView receipt)
{
    core::cbor::Reader reader(receipt);
    const auto items = reader.enterArray(7);
    const auto version = reader.readUnsigned();
    const auto hub = reader.readBytes(32), device = reader.readBytes(32);
    const auto seq = reader.readUnsigned();
    const auto head = reader.readBytes(32);
    const auto received = reader.readInteger();
    core::journal::Receipt named;
    if (!items || !version || !hub || !device || !seq || !head || !received || hub->size() != named.hub.size() ||
        device->size() != named.device.size() || head->size() != named.head.size())
        return std::nullopt;
    std::ranges::copy(*hub, named.hub.begin());
    std::ranges::copy(*device, named.device.begin());
    std::ranges::copy(*head, named.head.begin());
    named.seq = *seq;
    named.receivedMilliseconds = *received;
    return named;
}

Taking::Taking(ArchiveState &state, std::uint32_t device, std::uint64_t after, std::span<const core::ByteView> piece)
    : m_state(state), m_device(device), m_next(after + 1), m_piece(piece), m_key(state.devices()[device]),
      m_runs(runsOf(state, device)), m_blocks(state),
      m_oddBytes(single(state.database(), "SELECT ifnull(sum(length(bytes)), 0) FROM odd WHERE device = ?1", device)),
      m_add(state.database(), "INSERT INTO entry (id, bytes) VALUES (?1, ?2)"),
      m_find(state.database(),
             "INSERT OR IGNORE INTO finding (device, branch, seq, kind, detail) VALUES (?1, ?2, ?3, ?4, ?5)"),
      m_odd(state.database(), "INSERT OR IGNORE INTO odd (device, seq, bytes) VALUES (?1, ?2, ?3)")
{
    SQLite::Statement all(state.database(), "SELECT kind, count(*) FROM finding WHERE device = ?1 GROUP BY kind");
    Run run(all);
    for (run.bind(1, std::uint64_t{device}); run.step();)
        m_findings[run.text(0)] = run.natural(1);
    m_hasOtherwise = m_findings.contains("reduced_otherwise");
}

void Taking::find(std::uint32_t branch, std::uint64_t seq, const std::string &kind, const std::string &detail)
{
    std::uint64_t &count = m_findings[kind];
    if (count >= mostFindings) { // said once of each kind
        if (kind != "more_findings")
            find(0, 0, "more_findings", kind);
        return;
    }
    Run(m_find)
        .bind(1, std::uint64_t{m_device})
        .bind(2, std::uint64_t{branch})
        .bind(3, seq)
        .bind(4, std::string_view(kind))
        .bind(5, std::string_view(detail))
        .finish();
    count += m_state.database().getChanges() > 0 ? 1 : 0;
}

void Taking::keepOdd(std::uint64_t seq, core::ByteView bytes, const std::string &kind, const std::string &detail)
{
    m_current = none;
    ++m_taken.odd;
    find(0, seq, kind, detail);
    if (m_oddBytes + bytes.size() > mostOddBytes)
        return find(0, 0, "odd_not_kept", "");
    Run(m_odd).bind(1, std::uint64_t{m_device}).bind(2, seq).bind(3, bytes).finish();
    m_oddBytes += m_state.database().getChanges() > 0 ? bytes.size() : 0;
}

/// What is there already stays, but for what came reduced: the whole of it proves itself.
bool Taking::alreadyThere(const core::journal::StoredEntry &stored, core::ByteView bytes)
{
    const std::uint64_t seq = stored.entry.seq;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (seq < m_runs[i].first || seq > m_runs[i].last)
            continue;
        const auto there = m_state.entry({m_device, m_runs[i].branch, seq});
        if (!there)
            throw Thrown({Fault::Damaged, "an entry is missing"});
        if (!std::ranges::equal(*there, bytes) && hashOfStored(*there) != stored.hash)
            continue;
        m_current = i;
        const auto known = openStored(core::ByteView(*there));
        if (known && known->cameReduced && !stored.reduced)
            makeWhole(stored.entry, bytes);
        else if (known && known->cameReduced && !std::ranges::equal(asItCame(*there), bytes)) {
            keepOdd(seq, bytes, "reduced_otherwise", "");
            m_current = i;
            m_mayVouch = true;
        }
        return true;
    }
    return false;
}

/// The index follows at the end, block after block: a log that comes whole over a reduced one changes most rows.
void Taking::makeWhole(const Entry &entry, core::ByteView bytes)
{
    const std::uint32_t branch = m_runs[m_current].branch;
    if (m_whole.empty())
        m_state.database().exec("DROP TRIGGER IF EXISTS entry_fixed");
    SQLite::Statement put(m_state.database(), "UPDATE entry SET bytes = ?2 WHERE id = ?1");
    const std::int64_t id = entryId({m_device, branch, entry.seq});
    Run(put).bind(1, id).bind(2, bytes).finish();
    const Indexed indexed = indexRow(entry, m_state.texts());
    if (indexed.fault)
        find(branch, entry.seq, indexed.fault, "");
    m_whole[id] = indexed.row;
    ++m_taken.added;
}

void Taking::indexWhole()
{
    if (m_whole.empty())
        return;
    m_state.database().exec(entryFixed);
    m_state.blocksChanged();
    rewriteEntries(m_state, m_whole);
}

bool Taking::goesOn(const Entry &entry) const
{
    if (m_current == none)
        return false;
    const ChainRun &run = m_runs[m_current];
    if (run.last + 1 != entry.seq || run.head != entry.previous)
        return false;
    return std::ranges::none_of(m_runs, [&](const ChainRun &other) { // its place is taken by another history
        return other.branch == run.branch && other.first == entry.seq;
    });
}

/// What comes from here on in one chain holds a checkpoint that the device signed, behind an entry of it: one that
/// stands first signs nothing of the chain, itself included.
bool Taking::isVouchedFor(std::size_t at)
{
    if (at >= m_lookedTo) {
        m_vouched = false;
        std::optional<Hash> head;
        std::uint64_t next = 0;
        for (m_lookedTo = at; m_lookedTo < m_piece.size() && !m_vouched; ++m_lookedTo) {
            const auto stored = core::journal::openStored(m_piece[m_lookedTo]);
            if (!stored)
                break;
            const Entry *entry = &stored->entry;
            if (head && (entry->previous != *head || entry->seq != next))
                break;
            m_vouched = head && entry->kind == EntryKind::Checkpoint &&
                        core::journal::verifyCheckpoint(entry->content, entry->previous, entry->seq - 1, m_key);
            head = stored->hash;
            next = entry->seq + 1;
        }
        m_lookedTo = std::max(m_lookedTo, at + 1);
    }
    return m_vouched;
}

void Taking::beginRun(const Entry &entry)
{
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_current = i;
        if (goesOn(entry))
            return;
    }
    m_current = none;
    const bool vouched = isVouchedFor(m_at);
    const auto isUnsigned = [](const ChainRun &run) { return run.proven < run.first; };
    if (m_runs.size() >= mostRuns || (!vouched && std::ranges::count_if(m_runs, isUnsigned) >= mostUnsignedRuns))
        return;
    for (std::uint32_t branch = 0; branch < (vouched ? mostBranches : mostUnsignedBranches); ++branch) {
        const bool taken = std::ranges::any_of(m_runs, [&](const ChainRun &run) {
            return run.branch == branch && run.first <= entry.seq && entry.seq <= run.last;
        });
        if (taken)
            continue;
        ChainRun run;
        run.branch = branch;
        run.first = entry.seq;
        run.last = entry.seq - 1;
        run.previous = run.head = entry.previous;
        m_current = m_runs.size();
        m_runs.push_back(run);
        return;
    }
}

/// Time within one boot of the machine is measured by two clocks; over a boot the wall's can only be compared.
void Taking::look(const Entry &entry)
{
    ChainRun &run = m_runs[m_current];
    if (entry.kind == EntryKind::Checkpoint) {
        if (core::journal::verifyCheckpoint(entry.content, run.head, entry.seq - 1, m_key))
            run.proven = entry.seq - 1;
        else
            find(run.branch, entry.seq, "bad_checkpoint", "");
    }
    if (entry.kind == EntryKind::Gap) {
        if (const auto lost = core::journal::decodeGap(entry.content, entry.seq))
            find(run.branch, lost->first, "lost", std::to_string(lost->last) + " " + std::to_string(entry.seq));
    }
    if (entry.kind == EntryKind::Note || entry.kind == EntryKind::Checkpoint)
        m_mayVouch = m_mayVouch || m_hasOtherwise;
    if (run.last < run.first)
        return;
    const double passed = static_cast<double>(entry.wallMilliseconds) - static_cast<double>(run.wall);
    const double lived = static_cast<double>(entry.monotonicMilliseconds) - static_cast<double>(run.monotonic);
    const bool sameBoot = entry.bootId == run.boot;
    if (sameBoot ? std::abs(passed - lived) > clockSlack : passed < -clockSlack)
        find(run.branch, entry.seq, sameBoot ? "clock_jump" : "clock_back",
             std::to_string(std::llround((sameBoot ? passed - lived : passed) / 1000)));
}

void Taking::store(const core::journal::StoredEntry &stored, core::ByteView bytes)
{
    const Entry &entry = stored.entry;
    ChainRun &run = m_runs[m_current];
    const core::Bytes kept = stored.reduced ? asKept(bytes) : core::Bytes();
    Run(m_add)
        .bind(1, entryId({m_device, run.branch, entry.seq}))
        .bind(2, stored.reduced ? core::ByteView(kept) : bytes)
        .finish();
    const Indexed indexed = indexRow(entry, m_state.texts(), stored.reduced);
    if (indexed.fault && !stored.reduced)
        find(run.branch, entry.seq, indexed.fault, "");
    m_blocks.add(m_device, run.branch, entry.seq, indexed.row);
    run.last = entry.seq;
    run.head = stored.hash;
    run.boot = entry.bootId;
    run.wall = entry.wallMilliseconds;
    run.monotonic = entry.monotonicMilliseconds;
    ++m_taken.added;
}

/// Where what was missing has come, two runs are one.
void Taking::join()
{
    ChainRun &run = m_runs[m_current];
    const auto next = std::ranges::find_if(m_runs, [&](const ChainRun &other) {
        return other.branch == run.branch && other.first == run.last + 1 && other.previous == run.head;
    });
    if (next == m_runs.end())
        return;
    run.last = next->last;
    run.head = next->head;
    run.proven = std::max(run.proven, next->proven);
    run.boot = next->boot;
    run.wall = next->wall;
    run.monotonic = next->monotonic;
    if (next->id != 0)
        m_state.database().exec("DELETE FROM run WHERE id = " + std::to_string(next->id));
    const auto gone = static_cast<std::size_t>(next - m_runs.begin());
    m_runs.erase(next);
    m_current -= gone < m_current ? 1 : 0;
}

void Taking::take()
{
    const core::ByteView bytes = m_piece[m_at];
    const auto stored = core::journal::openStored(bytes);
    if (!stored)
        return keepOdd(m_next++, bytes, "unreadable", stored.error());
    const Entry *entry = &stored->entry;
    if (stored->reduced && !store::isWhatRulesLeave(*entry))
        return keepOdd(m_next++, bytes, "unreadable", "entry.reduced");
    if (entry->seq < m_next || entry->seq > mostSeq - blockRows)
        return keepOdd(m_next, bytes, "moved", std::to_string(entry->seq));
    m_next = entry->seq + 1;
    if (alreadyThere(*stored, bytes)) {
        ++m_taken.known;
        return;
    }
    if (!goesOn(*entry))
        beginRun(*entry);
    if (m_current == none)
        return keepOdd(entry->seq, bytes, "too_many_histories", "");
    look(*entry);
    store(*stored, bytes);
    join();
}

void Taking::takeRow(std::uint64_t row)
{
    m_next = row;
    const auto stored = core::journal::openStored(m_piece[m_at]);
    if (stored && stored->entry.seq != row)
        keepOdd(row, m_piece[m_at], "moved", std::to_string(stored->entry.seq));
    else
        take();
    m_next = row + 1;
}

Archive::Taken Taking::run(std::span<const std::uint64_t> rows)
{
    for (m_at = 0; m_at < m_piece.size(); ++m_at)
        rows.empty() ? take() : takeRow(rows[m_at]);
    m_blocks.flush();
    indexWhole();
    SQLite::Statement put(m_state.database(),
                          "INSERT OR REPLACE INTO run (id, device, branch, first_seq, last_seq, previous, head, proven,"
                          " boot, wall, monotonic) VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    for (const ChainRun &run : m_runs)
        Run(put)
            .bind(1, run.id)
            .bind(2, std::uint64_t{m_device})
            .bind(3, std::uint64_t{run.branch})
            .bind(4, run.first)
            .bind(5, run.last)
            .bind(6, core::ByteView(run.previous))
            .bind(7, core::ByteView(run.head))
            .bind(8, run.proven)
            .bind(9, std::string_view(run.boot))
            .bind(10, run.wall)
            .bind(11, run.monotonic)
            .finish();
    m_state.blocksChanged();
    if (m_mayVouch)
        settleReducedForms(m_state, m_device);
    m_state.texts().save(m_state.database());
    m_taken.last = m_next - 1;
    return m_taken;
}

} // namespace th::evidence
