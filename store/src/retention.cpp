// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/retention.h"

#include "core/cbor.h"
#include "station_core.h"
#include "store/outbox.h"
#include "store/reduction.h"

#include <algorithm>
#include <map>

namespace th::store {

namespace {

using core::journal::Entry;
using core::journal::EntryKind;

constexpr std::string_view stateName = "retention";
constexpr std::size_t mostAhead = 65'536; ///< entries of a clock that was ahead, which wait for the next that is not
constexpr auto longestSession = std::chrono::hours(24);
constexpr std::int64_t unknownWall = INT64_MIN;

enum Rule : std::size_t { Sealed, Passes, Officers, rules };

/// How far a rule has been carried out. No entry is older than what stands before it, whatever its clock said:
/// `newest`.
struct Cursor {
    std::uint64_t until = 0;
    std::int64_t newest = unknownWall;
    bool operator==(const Cursor &) const = default;
};
struct Kept {
    std::array<Cursor, rules> cursors{};
    std::uint64_t session = 0; ///< the one that the rule about what is sealed has met and not closed
    std::uint64_t reduced = 0;
    bool operator==(const Kept &) const = default;
};

core::Bytes encodeKept(const Kept &kept)
{
    core::cbor::Writer writer;
    writer.array(2 + 2 * kept.cursors.size()).unsignedInteger(kept.session).unsignedInteger(kept.reduced);
    for (const Cursor &cursor : kept.cursors)
        writer.unsignedInteger(cursor.until).integer(cursor.newest);
    return std::move(writer).take();
}

/// What is damaged begins anew: what is reduced already stays as it is.
Kept readKept(CheckedTable &meta)
{
    std::vector<std::string> damage;
    const auto bytes = meta.getWhole(stateName, damage);
    core::cbor::Reader reader(bytes ? core::ByteView(*bytes) : core::ByteView());
    const auto items = reader.enterArray(2 + 2 * rules);
    const auto session = reader.readUnsigned(), reduced = reader.readUnsigned();
    if (!items || *items != 2 + 2 * rules || !session || !reduced)
        return {};
    Kept kept{{}, *session, *reduced};
    for (Cursor &cursor : kept.cursors) {
        const auto until = reader.readUnsigned();
        const auto newest = reader.readInteger();
        if (!until || !newest)
            return {};
        cursor = {*until, *newest};
    }
    return reader.finish() ? kept : Kept{};
}

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
        for (std::size_t rule = 0; rule < rules; ++rule)
            if (m_ages[rule])
                walk(static_cast<Rule>(rule));
        if (m_kept != m_before)
            write(clock);
        return m_done;
    }

private:
    struct Held {
        std::uint64_t seq;
        core::journal::StoredEntry stored;
        bool whole; ///< it is what its hash says
    };

    [[nodiscard]] bool isFull() const
    {
        return m_done.looked >= m_most || m_changed.size() >= core::journal::Reductions::most;
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
        Cursor &cursor = m_kept.cursors[rule];
        std::vector<Held> held;
        Run row(m_rows);
        row.bind(1, static_cast<std::int64_t>(cursor.until)).bind(2, static_cast<std::int64_t>(m_limit));
        while (row.step()) {
            if (isFull() && (held.empty() || held.size() >= mostAhead)) {
                m_done.more = m_done.more || held.empty();
                return;
            }
            ++m_done.looked;
            held.push_back(heldOf(row));
            const std::int64_t wall = held.back().stored.entry.wallMilliseconds;
            if (wall > m_now) // as old as the next that says something believable
                continue;
            const std::int64_t newest = std::max(cursor.newest, wall);
            if (!isOld(rule, newest))
                return rule == Sealed ? lookForEnd(held, row) : void();
            for (Held &each : held)
                decide(rule, each, newest);
            cursor = {held.back().seq, newest};
            held.clear();
        }
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
    void lookForEnd(const std::vector<Held> &young, Run &row)
    {
        if (m_kept.session == 0)
            return;
        const auto goesOn = [this](const Held &held) {
            if (endsSession(held))
                closeSession(std::exchange(m_kept.session, 0));
            return m_kept.session != 0 && !mayBeRecord(held);
        };
        if (!std::ranges::all_of(young, goesOn))
            return;
        for (std::size_t ahead = 0; ahead < mostAhead && row.step(); ++ahead)
            if (!goesOn(heldOf(row)))
                return;
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
        m_core.meta().put(stateName, encodeKept(m_kept));
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
    std::map<std::uint64_t, core::journal::StoredEntry> m_changed; ///< as they will be
    RetentionStep m_done;
};

/// What is sealed goes by whole sessions: one that never ends would keep all of it.
void endLongSession(StationCore &core)
{
    const std::uint64_t open = core.journal().openSession();
    SQLite::Statement find(core.database(), "SELECT bytes FROM journal_entry WHERE seq = ?1");
    Run row(find);
    if (open == 0 || !row.bind(1, static_cast<std::int64_t>(open)).step())
        return;
    const auto entry = core::journal::openStored(row.bytes(0));
    if (entry && entry->entry.wallMilliseconds <
                     millisecondsOf(*core.asOf()) - std::chrono::milliseconds(longestSession).count())
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
    endLongSession(core);
    core.release();
    RetentionStep done = Step(core, most).run(clock);
    if (done.sessions + done.entries > 0)
        done.stillInFile = !emptyLog(core.database());
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
