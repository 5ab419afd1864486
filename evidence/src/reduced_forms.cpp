// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reduced_forms.h"

#include "index_rewrite.h"
#include "schema.h"
#include "stored_entry.h"
#include "taking.h"
#include "vouching.h"

#include <algorithm>

namespace th::evidence {

namespace {

struct Form {
    std::int64_t row = 0; ///< of the table of what was kept apart
    std::uint64_t seq = 0;
    core::Bytes bytes;
};

std::vector<Form> formsKeptApart(ArchiveState &state, std::uint32_t device)
{
    SQLite::Statement all(state.database(), "SELECT rowid, seq, bytes FROM odd WHERE device = ?1"
                                            " AND substr(bytes, 1, 1) = x'00'");
    std::vector<Form> forms;
    Run row(all);
    for (row.bind(1, std::uint64_t{device}); row.step();)
        forms.push_back({row.integer(0), row.natural(1), core::Bytes(row.bytes(2).begin(), row.bytes(2).end())});
    return forms;
}

class Settling {
public:
    Settling(ArchiveState &state, std::uint32_t device)
        : m_state(state), m_device(device), m_vouching(state), m_runs(runsOf(state, device))
    {
    }

    void run()
    {
        for (const Form &form : formsKeptApart(m_state, m_device))
            if (m_vouching.says(m_device, form.bytes))
                settle(form);
        if (m_changed.empty())
            return;
        m_state.database().exec(entryFixed);
        m_state.blocksChanged();
        rewriteEntries(m_state, m_changed);
    }

private:
    void settle(const Form &form)
    {
        const auto stored = core::journal::openStored(form.bytes);
        for (const ChainRun &run : m_runs) {
            const Place place{m_device, run.branch, form.seq};
            if (!stored || form.seq < run.first || form.seq > run.last)
                continue;
            const auto there = m_state.entry(place);
            if (!there || hashOfStored(*there) != stored->hash)
                continue;
            if (m_vouching.holds(place))
                forget(form);
            else
                exchange(place, form, *there, stored->entry);
            return;
        }
    }

    void exchange(const Place &place, const Form &form, core::ByteView there, const core::journal::Entry &entry)
    {
        SQLite::Database &database = m_state.database();
        if (m_changed.empty())
            database.exec("DROP TRIGGER IF EXISTS entry_fixed");
        SQLite::Statement put(database, "UPDATE entry SET bytes = ?2 WHERE id = ?1");
        Run(put).bind(1, entryId(place)).bind(2, core::ByteView(asKept(form.bytes))).finish();
        SQLite::Statement apart(database, "UPDATE OR REPLACE odd SET bytes = ?2 WHERE rowid = ?1");
        Run(apart).bind(1, form.row).bind(2, core::ByteView(asItCame(there))).finish();
        m_changed[entryId(place)] = indexRow(entry, m_state.texts(), true).row;
    }

    void forget(const Form &form)
    {
        SQLite::Statement drop(m_state.database(), "DELETE FROM odd WHERE rowid = ?1");
        Run(drop).bind(1, form.row).finish();
        SQLite::Statement said(m_state.database(),
                               "DELETE FROM finding WHERE device = ?1 AND seq = ?2 AND kind = 'reduced_otherwise'"
                               " AND NOT EXISTS (SELECT 1 FROM odd WHERE device = ?1 AND seq = ?2)");
        Run(said).bind(1, std::uint64_t{m_device}).bind(2, form.seq).finish();
    }

    ArchiveState &m_state;
    std::uint32_t m_device;
    Vouching m_vouching;
    std::vector<ChainRun> m_runs;
    std::map<std::int64_t, IndexRow> m_changed; ///< by entryId; not in the index yet
};

} // namespace

void settleReducedForms(ArchiveState &state, std::uint32_t device) { Settling(state, device).run(); }

} // namespace th::evidence
