// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "retention_kept.h"
#include "station_core.h"
#include "store/outbox.h"
#include "store/reduction.h"

#include <algorithm>
#include <map>

namespace th::store {

namespace {

using core::journal::Entry;
using core::journal::EntryKind;
using namespace retention;

constexpr std::int64_t firstBelievable = 1'577'836'800'000; ///< 2020: before it a clock has lost its battery
constexpr auto longestSession = std::chrono::hours(24);

std::array<std::optional<std::chrono::days>, rules> agesOf(const core::Retention &retention)
{
    return {retention.sealed, retention.passes, retention.officers};
}

std::int64_t millisecondsOf(core::Instant instant)
{
    return std::chrono::milliseconds(instant.time_since_epoch()).count();
}

/// One step: first all that is to change is found, then it is changed at once.
class Step {
public:
    Step(StationCore &core, std::size_t most)
        : m_core(core), m_most(std::max<std::size_t>(most, 1)), m_before(readKept(core.meta())), m_kept(m_before),
          m_limit(std::min(core.journal().acknowledged(), core.journal().lastCheckpoint())),
          m_now(millisecondsOf(*core.asOf())), m_ages(agesOf(*core.policy()->retention())),
          m_rows(core.database(),
                 "SELECT seq, bytes, hash FROM journal_entry WHERE seq > ?1 AND seq <= ?2 ORDER BY seq"),
          m_one(core.database(), "SELECT seq, bytes, hash FROM journal_entry WHERE seq = ?1")
    {
    }

    RetentionStep run(const core::ClockReading &clock)
    {
        if (std::exchange(m_kept.countedTo, m_now) != m_now)
            for (Cursor &cursor : m_kept.cursors)
                cursor.ahead = 0; // what was ahead of the publication before may not be of this one
        for (std::size_t rule = 0; rule < rules; ++rule)
            if (m_ages[rule])
                walk(static_cast<Rule>(rule));
        if (!m_changed.empty())
            m_kept.inLog = 1;
        if (isWorthWriting())
            write(clock);
        return m_done;
    }

private:
    struct Held {
        std::uint64_t seq;
        core::journal::StoredEntry stored;
        bool whole; ///< it is what its hash says
    };

    /// A little that was read ahead is read again sooner than written down.
    [[nodiscard]] bool isWorthWriting() const
    {
        Kept little = m_kept;
        for (std::size_t rule = 0; rule < rules; ++rule)
            if (little.cursors[rule].ahead - m_before.cursors[rule].ahead < m_most)
                little.cursors[rule].ahead = m_before.cursors[rule].ahead;
        return little != m_before;
    }

    [[nodiscard]] bool isFull() const { return m_changed.size() >= core::journal::Reductions::most; }
    /// A row more of the rule at hand: false where that is enough for a step.
    bool mayLook()
    {
        if (isFull() || m_looked >= m_most) {
            m_done.more = true;
            return false;
        }
        ++m_looked;
        ++m_done.looked;
        return true;
    }

    /// What cannot be read stays for `log verify` to name; of when it is nobody knows.
    static Held heldOf(const Run &row)
    {
        Held held{static_cast<std::uint64_t>(row.integer(0)), {}, false};
        held.stored.entry.wallMilliseconds = INT64_MAX;
        auto stored = core::journal::openStored(row.bytes(1));
        if (!stored)
            return held;
        held.stored = std::move(stored).value();
        held.whole = std::ranges::equal(held.stored.hash, row.bytes(2));
        return held;
    }

    [[nodiscard]] bool isOld(Rule rule, std::int64_t wall) const
    {
        return m_ages[rule] && wall < m_now - std::chrono::milliseconds(*m_ages[rule]).count();
    }

    void walk(Rule rule)
    {
        m_looked = 0;
        if (catchUp(rule) && goOn(rule) == Found::Young && rule == Sealed)
            lookForEnd(m_kept.cursors[rule].until);
    }

    /// All that is known to be old. False: the step is full.
    bool catchUp(Rule rule)
    {
        Cursor &cursor = m_kept.cursors[rule];
        Run row(m_rows);
        row.bind(1, static_cast<std::int64_t>(cursor.until)).bind(2, static_cast<std::int64_t>(cursor.ready));
        while (cursor.until < cursor.ready && row.step()) {
            if (!mayLook())
                return false;
            Held held = heldOf(row);
            decide(rule, held, cursor.newest);
            cursor.until = held.seq;
        }
        cursor.until = std::max(cursor.until, cursor.ready);
        return true;
    }

    enum class Found { Young, NoMore };
    Found goOn(Rule rule)
    {
        Cursor &cursor = m_kept.cursors[rule];
        Run row(m_rows);
        row.bind(1, static_cast<std::int64_t>(std::max(cursor.until, cursor.ahead)));
        row.bind(2, static_cast<std::int64_t>(m_limit));
        while (row.step() && mayLook()) {
            Held held = heldOf(row);
            const std::int64_t wall = held.stored.entry.wallMilliseconds;
            if (wall > m_now || wall < firstBelievable) {
                cursor.ahead = held.seq;
                continue;
            }
            const std::int64_t newest = std::max(cursor.newest, wall);
            if (!isOld(rule, newest))
                return Found::Young;
            cursor.newest = newest;
            cursor.ready = held.seq;
            if (cursor.ahead > cursor.until) { // those between are as old as it: the next step has them
                m_done.more = true;
                return Found::NoMore;
            }
            decide(rule, held, newest);
            cursor.until = held.seq;
        }
        return Found::NoMore;
    }

    static bool endsSession(const Held &held)
    {
        return held.stored.entry.kind == EntryKind::Session || held.stored.entry.kind == EntryKind::Start;
    }
    static bool mayBeRecord(const Held &held)
    {
        return held.stored.entry.kind == EntryKind::Scan || held.stored.entry.kind == EntryKind::Work;
    }

    /// All that the rules let go of at once: each of them comes by, and finds it done.
    void decide(Rule rule, Held &held, std::int64_t newest)
    {
        if (rule == Sealed && endsSession(held)) {
            if (const std::uint64_t over =
                    std::exchange(m_kept.session, held.stored.entry.kind == EntryKind::Session ? held.seq : 0))
                closeSession(over);
        } else if (mayBeRecord(held)) {
            reduce(held, {isOld(Sealed, newest), isOld(Passes, newest), isOld(Officers, newest), {}});
        }
    }

    /// A session whose last record is old may have ended, although what ended it is not: no record stands between.
    void lookForEnd(std::uint64_t until)
    {
        Run row(m_rows);
        row.bind(1, static_cast<std::int64_t>(until)).bind(2, static_cast<std::int64_t>(m_limit));
        for (std::size_t read = 0; m_kept.session != 0 && read < m_most && !isFull() && row.step(); ++read) {
            const Held held = heldOf(row);
            if (mayBeRecord(held))
                return;
            if (endsSession(held))
                closeSession(std::exchange(m_kept.session, 0));
        }
    }

    void closeSession(std::uint64_t seq)
    {
        Run row(m_one);
        if (!row.bind(1, static_cast<std::int64_t>(seq)).step())
            return;
        Held held = heldOf(row);
        reduce(held, {true, false, false, {}});
    }

    /// What is not what its hash says is evidence of a change: it stays.
    void reduce(Held &held, const LettingGo &what)
    {
        if (!held.whole)
            return;
        const auto changed = m_changed.find(held.seq);
        Entry &entry = changed == m_changed.end() ? held.stored.entry : changed->second.entry;
        if (!letGoOf(entry, what) || changed != m_changed.end())
            return;
        ++(entry.kind == EntryKind::Session ? m_done.sessions : m_done.entries);
        m_kept.reduced += held.stored.reduced ? 0 : 1;
        m_changed.emplace(held.seq, std::move(held.stored));
    }

    void write(const core::ClockReading &clock)
    {
        m_core.database().exec("PRAGMA secure_delete = ON");
        core::Signer &device = m_core.device();
        WriteBatch batch(m_core);
        if (!m_changed.empty()) {
            const core::journal::Reductions said = change();
            m_core.journal().appendReductions(said, clock);
            m_core.journal().appendCheckpoint(clock, device);
        }
        m_core.meta().put(keptName, encodeKept(m_kept));
        batch.commit();
    }

    /// The triggers that keep all others from changing the journal are away for these lines alone.
    core::journal::Reductions change()
    {
        SQLite::Database &database = m_core.database();
        std::vector<std::string> kept;
        for (const char *name : {"journal_entry_fixed", "journal_scan_fixed"}) {
            SQLite::Statement find(database, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1");
            Run run(find);
            if (run.bind(1, std::string_view(name)).step())
                kept.push_back(run.text(0));
        }
        database.exec("DROP TRIGGER IF EXISTS journal_entry_fixed; DROP TRIGGER IF EXISTS journal_scan_fixed");
        core::journal::Reductions said = changeRows();
        for (const std::string &sql : kept)
            database.exec(sql);
        return said;
    }

    core::journal::Reductions changeRows()
    {
        SQLite::Statement entries(m_core.database(), "UPDATE journal_entry SET bytes = ?2 WHERE seq = ?1");
        SQLite::Statement index(m_core.database(), "UPDATE journal_scan SET number = ?2, officer = ?3 WHERE seq = ?1");
        core::journal::Reductions said;
        said.policy = core::sha256(m_core.document("policy").value_or(core::Bytes{}));
        for (const auto &[seq, stored] : m_changed) {
            const core::Bytes bytes = core::journal::encodeReduced(stored.hash, stored.entry);
            said.entries.push_back({seq, core::journal::digestOfLeft(bytes)});
            Run(entries).bind(1, static_cast<std::int64_t>(seq)).bind(2, core::ByteView(bytes)).finish();
            if (stored.entry.kind != EntryKind::Scan)
                continue;
            const auto scan = decodeScan(stored.entry.content).value_or(ScanContent{});
            Run run(index);
            run.bind(1, static_cast<std::int64_t>(seq)).bind(3, std::string_view(scan.officer));
            if (scan.number.empty())
                run.bindNull(2);
            else
                run.bind(2, std::string_view(scan.number));
            run.finish();
        }
        return said;
    }

    StationCore &m_core;
    std::size_t m_most;
    Kept m_before, m_kept;
    std::uint64_t m_limit;
    std::int64_t m_now; ///< of the newest publication
    std::array<std::optional<std::chrono::days>, rules> m_ages;
    SQLite::Statement m_rows, m_one;
    std::map<std::uint64_t, core::journal::StoredEntry> m_changed; ///< as they will be; one Note names them all
    std::size_t m_looked = 0;                                      ///< for the rule at hand
    RetentionStep m_done;
};

/// What is sealed goes by whole sessions: one that never ends would keep all of it. By the machine's own time, for its
/// clock may stand days behind what it takes in.
void endLongSession(StationCore &core, const core::ClockReading &clock)
{
    const std::uint64_t open = core.journal().openSession();
    SQLite::Statement find(core.database(), "SELECT bytes FROM journal_entry WHERE seq = ?1");
    Run row(find);
    if (open == 0 || !row.bind(1, static_cast<std::int64_t>(open)).step())
        return;
    const auto entry = core::journal::openStored(row.bytes(0));
    if (!entry)
        return;
    const bool sameBoot = entry->entry.bootId == clock.bootId;
    const std::int64_t lasted = sameBoot ? clock.monotonic.count() - entry->entry.monotonicMilliseconds
                                         : millisecondsOf(clock.wall) - entry->entry.wallMilliseconds;
    if (lasted > std::chrono::milliseconds(longestSession).count())
        core.journal().endSession();
}

/// Of this step or an earlier one. False: somebody reads, and the old pages stay.
bool emptyLog(SQLite::Database &database)
{
    SQLite::Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
}

RetentionStep stepOf(StationCore &core, const core::ClockReading &clock, std::size_t most)
{
    (void)core.device(); // ReadOnly
    if (!core.policy() || !core.policy()->retention() || !core.asOf())
        return {};
    endLongSession(core, clock);
    core.release();
    RetentionStep done = Step(core, most).run(clock);
    if (Kept kept = readKept(core.meta()); kept.inLog != 0) {
        done.stillInFile = !emptyLog(core.database());
        kept.inLog = done.stillInFile ? 1 : 0;
        if (!done.stillInFile) {
            WriteBatch batch(core);
            core.meta().put(keptName, encodeKept(kept));
            batch.commit();
        }
    }
    return done;
}

} // namespace

Stored<RetentionStep> letGo(Station &station, const core::ClockReading &clock, std::size_t most)
{
    return guard([&] { return stepOf(coreOf(station), clock, most); });
}

Stored<RetentionState> retentionOf(Station &station)
{
    return guard([&] {
        StationCore &core = coreOf(station);
        RetentionState state;
        state.ordered = core.policy() && core.policy()->retention();
        const auto hub = hubOf(station);
        state.hubKnown = hub && *hub;
        state.acked = core.journal().acknowledged();
        const Kept kept = readKept(core.meta());
        state.reduced = kept.reduced;
        for (std::size_t rule = 0; rule < rules; ++rule)
            state.until[rule] = kept.cursors[rule].until;
        state.countedTo = core.asOf();
        return state;
    });
}

} // namespace th::store
