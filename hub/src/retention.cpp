// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing.h"
#include "core/stored_entry.h"
#include "storage_state.h"
#include "store/reduction.h"

namespace th::hub {

namespace {

using core::journal::Reductions;
using core::journal::StoredEntry;

core::Bytes digestOf(const core::Retention &rules)
{
    std::string text;
    for (const auto &days : {rules.sealed, rules.passes, rules.officers})
        text += days ? std::to_string(days->count()) + ";" : "-;";
    const auto digest = core::sha256(core::asBytes(text));
    return {digest.begin(), digest.end()};
}

/// One device's notes, from where they were followed to.
class Following {
public:
    Following(Engine &engine, const core::Retention &rules, Milliseconds now)
        : m_engine(engine), m_rules(rules), m_now(now), m_digest(digestOf(rules))
    {
    }

    Storage::LetGo step(std::size_t most)
    {
        if (!next())
            return {};
        const auto rows = m_engine.run("SELECT seq, bytes FROM journal_entry WHERE device = $1 AND seq > $2"
                                       " AND seq <= $3 ORDER BY seq LIMIT $4",
                                       {m_id, m_from, m_until, static_cast<std::int64_t>(most)});
        std::int64_t last = m_from;
        std::size_t named = 0;
        for (const Row &row : rows) {
            last = number(row.at(0));
            ++m_done.looked;
            const auto &bytes = std::get<core::Bytes>(row.at(1));
            if (const auto stored = core::journal::openStored(bytes))
                if (const auto said = core::journal::reductionsIn(stored->entry)) {
                    follow(*said, stored->entry.seq, bytes);
                    named += said->entries.size();
                }
            if (named >= Reductions::most)
                break;
        }
        if (rows.size() < most && last == (rows.empty() ? m_from : number(rows.back().at(0))))
            last = m_until;
        m_engine.run("INSERT INTO device_retention (device, seq, rules) VALUES ($1, $2, $3)"
                     " ON CONFLICT (device) DO UPDATE SET seq = excluded.seq, rules = excluded.rules",
                     {m_id, last, m_digest});
        m_done.more = true; // at least to see that there is none left
        return std::move(m_done);
    }

private:
    /// A device with signed entries that were not looked at yet; its row is ours until the transaction ends.
    bool next()
    {
        const auto rows =
            m_engine.run("SELECT d.id, d.key, d.checkpoint_seq FROM device d WHERE d.checkpoint_seq >"
                         " coalesce((SELECT r.seq FROM device_retention r WHERE r.device = d.id AND r.rules = $1), 0)"
                         " ORDER BY d.id LIMIT 1 FOR UPDATE",
                         {m_digest});
        if (rows.empty())
            return false;
        m_id = number(rows[0].at(0));
        copyInto(m_key, std::get<core::Bytes>(rows[0].at(1)));
        m_until = number(rows[0].at(2));
        const auto before =
            m_engine.run("SELECT seq FROM device_retention WHERE device = $1 AND rules = $2", {m_id, m_digest});
        m_from = before.empty() ? 0 : number(before[0].at(0));
        return true;
    }

    void follow(const Reductions &said, std::uint64_t note, const core::Bytes &evidence)
    {
        std::uint64_t early = 0, other = 0;
        for (const auto &[seq, left] : said.entries) {
            const auto rows = m_engine.run("SELECT bytes FROM journal_entry WHERE device = $1 AND seq = $2",
                                           {m_id, static_cast<std::int64_t>(seq)});
            const auto stored = core::journal::openStored(
                rows.empty() ? core::ByteView() : core::ByteView(std::get<core::Bytes>(rows[0].at(0))));
            if (!stored || core::journal::digestOfLeft(std::get<core::Bytes>(rows[0].at(0))) == left)
                continue; // lost, or done
            const auto reduced = store::reducedLike(*stored, left);
            if (!reduced)
                other += stored->reduced ? 0 : 1; // a later note has let go of more, and came here first
            else if (isEarly(stored->entry, reduced->what))
                ++early;
            else if (mayGo(reduced->what))
                put(seq, reduced->bytes);
        }
        alarm("retention_early", early, note, evidence);
        alarm("retention_other", other, note, evidence);
    }

    void put(std::uint64_t seq, const core::Bytes &bytes)
    {
        m_engine.run("UPDATE journal_entry SET bytes = $1 WHERE device = $2 AND seq = $3",
                     {bytes, m_id, static_cast<std::int64_t>(seq)});
        ++m_done.reduced;
    }

    /// No rule of ours speaks of it: it stays, and is nobody's fault.
    [[nodiscard]] bool mayGo(const store::LettingGo &what) const
    {
        return (!what.sealed || m_rules.sealed) && (!what.passes || m_rules.passes) &&
               (!what.officers || m_rules.officers);
    }
    [[nodiscard]] bool isEarly(const core::journal::Entry &entry, const store::LettingGo &what) const
    {
        const auto young = [&](bool goes, const std::optional<std::chrono::days> &age) {
            return goes && age && entry.wallMilliseconds >= m_now - std::chrono::milliseconds(*age).count();
        };
        return young(what.sealed, m_rules.sealed) || young(what.passes, m_rules.passes) ||
               young(what.officers, m_rules.officers);
    }

    void alarm(const char *kind, std::uint64_t entries, std::uint64_t note, const core::Bytes &evidence)
    {
        if (entries == 0)
            return;
        Alarm raised{0, m_now, kind, m_key, note, evidence};
        raised.entries = entries;
        insertAlarm(m_engine, raised);
        m_done.alarms.emplace_back(kind);
    }

    Engine &m_engine;
    const core::Retention &m_rules;
    Milliseconds m_now;
    core::Bytes m_digest;
    std::int64_t m_id = 0, m_from = 0, m_until = 0;
    core::PublicKey m_key{};
    Storage::LetGo m_done;
};

} // namespace

Stored<Storage::LetGo> Storage::letGo(const core::Retention &rules, Milliseconds now, std::size_t most)
{
    return m_state->transaction([&](Engine &engine) { return Following(engine, rules, now).step(most); });
}

Stored<void> Storage::forget()
{
    return guarded([&] { m_state->engine->forget(); });
}

} // namespace th::hub
