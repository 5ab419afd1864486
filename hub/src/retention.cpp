// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "core/stored_entry.h"
#include "retention_age.h"
#include "storage_state.h"

namespace th::hub {

namespace {

using core::journal::Reductions;

core::Bytes digestOf(const core::Retention &rules)
{
    std::string text;
    for (const auto &days : {rules.sealed, rules.passes, rules.officers})
        text += days ? std::to_string(days->count()) + ";" : "-;";
    const auto digest = core::sha256(core::asBytes(text));
    return {digest.begin(), digest.end()};
}

constexpr std::int64_t atOnce = 64;                   ///< rows in memory: an entry may have a megabyte
constexpr std::size_t enoughBytes = 16u << 20;        ///< of a step
constexpr Milliseconds mostUnsaid = 3LL * 86'400'000; ///< that a note may come later than what it speaks of

/// Where the stations' rules say nothing, ours are meant.
core::Retention stationsRules(const core::Retention &stations, const core::Retention &ours)
{
    return {stations.sealed ? stations.sealed : ours.sealed, stations.passes ? stations.passes : ours.passes,
            stations.officers ? stations.officers : ours.officers};
}

/// One device: its notes, from where they were followed to, or what waited and is due.
class Following {
public:
    Following(Engine &engine, const core::Retention &rules, const core::Retention &stations, Milliseconds now)
        : m_engine(engine), m_rules(rules), m_stations(stationsRules(stations, rules)), m_now(now),
          m_digest(digestOf(rules))
    {
    }

    Storage::LetGo step(std::size_t most)
    {
        if (nextNotes())
            followNotes(most);
        else if (nextDue())
            tryAgain(most);
        else if (!tellUnsaid())
            return {};
        m_done.more = true; // at least to see that there is none left
        return std::move(m_done);
    }

private:
    /// What a note says of one entry.
    struct Claim {
        std::uint64_t seq = 0;
        Reductions::Digest left{};
        std::uint64_t note = 0;
        Milliseconds since = 0; ///< when we heard of it
    };
    struct Counts {
        std::uint64_t early = 0, other = 0;
    };

    /// A device with signed entries that were not looked at yet; its row is ours until the transaction ends.
    bool nextNotes()
    {
        const auto rows =
            m_engine.run("SELECT d.id, d.key, d.checkpoint_seq FROM device d WHERE d.checkpoint_seq >"
                         " coalesce((SELECT r.seq FROM device_retention r WHERE r.device = d.id AND r.rules = $1), 0)"
                         " ORDER BY d.id LIMIT 1 FOR UPDATE",
                         {m_digest});
        if (rows.empty())
            return false;
        takeUp(rows[0]);
        m_until = number(rows[0].at(2));
        const auto before =
            m_engine.run("SELECT seq FROM device_retention WHERE device = $1 AND rules = $2", {m_id, m_digest});
        m_from = before.empty() ? 0 : number(before[0].at(0));
        if (before.empty()) // by other rules: all of it anew
            m_engine.run("UPDATE retention_waiting SET due = $1 WHERE device = $2", {std::int64_t{0}, m_id});
        return true;
    }
    void takeUp(const Row &row)
    {
        m_id = number(row.at(0));
        copyInto(m_key, std::get<core::Bytes>(row.at(1)));
        m_ages.emplace(m_engine, m_id);
    }

    void followNotes(std::size_t most)
    {
        std::int64_t last = m_from;
        std::size_t named = 0, bytes = 0;
        bool all = false;
        while (!all && m_done.looked < most && named < Reductions::most && bytes < enoughBytes) {
            const auto rows = m_engine.run("SELECT seq, bytes FROM journal_entry WHERE device = $1 AND seq > $2"
                                           " AND seq <= $3 ORDER BY seq LIMIT $4",
                                           {m_id, last, m_until, atOnce});
            all = static_cast<std::int64_t>(rows.size()) < atOnce;
            for (const Row &row : rows) {
                last = number(row.at(0));
                ++m_done.looked;
                const auto &entry = std::get<core::Bytes>(row.at(1));
                bytes += entry.size();
                const auto stored = core::journal::openStored(entry);
                const auto said = stored ? core::journal::reductionsIn(stored->entry) : std::nullopt;
                if (said)
                    follow(*said, stored->entry.seq, entry);
                named += said ? said->entries.size() : 0;
                if (named >= Reductions::most) {
                    all = false;
                    break;
                }
            }
        }
        m_engine.run("INSERT INTO device_retention (device, seq, rules) VALUES ($1, $2, $3)"
                     " ON CONFLICT (device) DO UPDATE SET seq = excluded.seq, rules = excluded.rules",
                     {m_id, all ? m_until : last, m_digest});
    }

    void follow(const Reductions &said, std::uint64_t note, const core::Bytes &evidence)
    {
        Counts counts;
        for (const auto &[seq, left] : said.entries) {
            const Claim claim{seq, left, note, m_now};
            if (const auto due = settle(claim, counts))
                wait(claim, *due);
        }
        alarm("retention_early", counts.early, note, evidence);
        alarm("retention_other", counts.other, note, evidence);
    }

    /// Does what is to be done about it now. When it is to be looked at again; nothing: never.
    std::optional<Milliseconds> settle(const Claim &claim, Counts &counts)
    {
        const auto rows = m_engine.run("SELECT bytes FROM journal_entry WHERE device = $1 AND seq = $2",
                                       {m_id, static_cast<std::int64_t>(claim.seq)});
        const auto stored = core::journal::openStored(
            rows.empty() ? core::ByteView() : core::ByteView(std::get<core::Bytes>(rows[0].at(0))));
        if (!stored)
            return std::nullopt; // lost
        if (core::journal::digestOfLeft(std::get<core::Bytes>(rows[0].at(0))) == claim.left) {
            if (cameReduced(claim.seq))
                judge(claim, stored->entry, waysTo(stored->entry), counts);
            return std::nullopt;
        }
        const auto reduced = store::reducedLike(*stored, claim.left);
        if (!reduced) {
            counts.other += stored->reduced ? 0 : 1; // a later note has let go of more, and came here first
            return std::nullopt;
        }
        const auto due = goesAfter(m_rules, reduced->ways, judge(claim, stored->entry, reduced->ways, counts));
        if (due && *due < m_now)
            put(claim.seq, reduced->bytes);
        return due && *due >= m_now ? due : std::nullopt; // no rule of ours speaks of it: it stays
    }

    /// What was let go of earlier than stations should is told. From when the entry is: where no clock says so, from
    /// when we heard of it.
    Milliseconds judge(const Claim &claim, const core::journal::Entry &entry, const std::vector<store::LettingGo> &ways,
                       Counts &counts)
    {
        const bool grows = entry.kind == core::journal::EntryKind::Session;
        const RetentionAge::Age age = m_ages->of(entry, claim.note, grows ? m_now : claim.since);
        const Milliseconds at = age.at.value_or(claim.since);
        const auto allowed = goesAfter(m_stations, ways, at);
        counts.other += ways.empty() ? 1 : 0;
        counts.early += allowed && (age.open || *allowed >= m_now) ? 1 : 0;
        return at;
    }

    bool cameReduced(std::uint64_t seq)
    {
        return !m_engine
                    .run("DELETE FROM came_reduced WHERE device = $1 AND seq = $2 RETURNING seq",
                         {m_id, static_cast<std::int64_t>(seq)})
                    .empty();
    }

    void wait(const Claim &claim, Milliseconds due)
    {
        m_engine.run("INSERT INTO retention_waiting (device, seq, digest, since, due)"
                     " VALUES ($1, $2, $3, $4, $5)"
                     " ON CONFLICT (device, seq, digest) DO UPDATE SET due = excluded.due",
                     {m_id, static_cast<std::int64_t>(claim.seq), asBlob(claim.left), claim.since, due});
    }

    bool nextDue()
    {
        const auto rows = m_engine.run("SELECT d.id, d.key FROM device d WHERE d.id ="
                                       " (SELECT w.device FROM retention_waiting w WHERE w.due < $1"
                                       " ORDER BY w.due LIMIT 1) FOR UPDATE",
                                       {m_now});
        if (!rows.empty())
            takeUp(rows[0]);
        return !rows.empty();
    }

    /// What waited may have to wait on: a session that still grew.
    void tryAgain(std::size_t most)
    {
        const auto rows = m_engine.run("SELECT seq, digest, since FROM retention_waiting WHERE device = $1"
                                       " AND due < $2 ORDER BY due LIMIT $3",
                                       {m_id, m_now, static_cast<std::int64_t>(std::min<std::size_t>(most, 1024))});
        for (const Row &row : rows) {
            Claim claim{static_cast<std::uint64_t>(number(row.at(0))), {}, INT64_MAX, number(row.at(2))};
            copyInto(claim.left, std::get<core::Bytes>(row.at(1)));
            Counts told; // it was alarmed when it came
            ++m_done.looked;
            if (const auto due = settle(claim, told))
                wait(claim, *due);
            else
                m_engine.run("DELETE FROM retention_waiting WHERE device = $1 AND seq = $2 AND digest = $3",
                             {m_id, number(row.at(0)), asBlob(claim.left)});
        }
    }

    /// Of what came reduced and was never vouched for, one device. False: there is none.
    bool tellUnsaid()
    {
        const auto rows = m_engine.run("SELECT c.device, d.key, min(c.seq), count(*) FROM came_reduced c"
                                       " JOIN device d ON d.id = c.device WHERE c.at < $1"
                                       " GROUP BY c.device, d.key LIMIT 1",
                                       {m_now - mostUnsaid});
        if (rows.empty())
            return false;
        takeUp(rows[0]);
        const std::int64_t first = number(rows[0].at(2));
        const auto entry =
            m_engine.run("SELECT bytes FROM journal_entry WHERE device = $1 AND seq = $2", {m_id, first});
        alarm("retention_unsigned", static_cast<std::uint64_t>(number(rows[0].at(3))),
              static_cast<std::uint64_t>(first), entry.empty() ? core::Bytes() : std::get<core::Bytes>(entry[0].at(0)));
        m_engine.run("DELETE FROM came_reduced WHERE device = $1 AND at < $2", {m_id, m_now - mostUnsaid});
        return true;
    }

    void put(std::uint64_t seq, const core::Bytes &bytes)
    {
        m_engine.run("UPDATE journal_entry SET bytes = $1 WHERE device = $2 AND seq = $3",
                     {bytes, m_id, static_cast<std::int64_t>(seq)});
        ++m_done.reduced;
    }

    void alarm(const char *kind, std::uint64_t entries, std::uint64_t seq, const core::Bytes &evidence)
    {
        if (entries == 0)
            return;
        Alarm raised{0, m_now, kind, m_key, seq, evidence};
        raised.entries = entries;
        insertAlarm(m_engine, raised);
        m_done.alarms.emplace_back(kind);
    }

    Engine &m_engine;
    const core::Retention &m_rules;
    core::Retention m_stations;
    Milliseconds m_now;
    core::Bytes m_digest;
    std::int64_t m_id = 0, m_from = 0, m_until = 0;
    core::PublicKey m_key{};
    std::optional<RetentionAge> m_ages;
    Storage::LetGo m_done;
};

} // namespace

Stored<Storage::LetGo> Storage::letGo(const core::Retention &rules, const core::Retention &stations, Milliseconds now,
                                      std::size_t most)
{
    return m_state->transaction([&](Engine &engine) { return Following(engine, rules, stations, now).step(most); });
}

Stored<void> Storage::forget()
{
    return guarded([&] { m_state->engine->forget(); });
}

} // namespace th::hub
