// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "access_lines.h"
#include "evidence/integrity.h"
#include "history.h"
#include "retention.h"
#include "row_stream.h"
#include "stored_entry.h"

#include <algorithm>
#include <map>

namespace th::evidence {

using core::journal::Hash;

namespace {

constexpr std::size_t mostFaults = 1000;
constexpr std::uint64_t askEvery = 4096;

/// What the index says, block by block, in the order of a device's entries.
class IndexReader {
public:
    explicit IndexReader(ArchiveState &state) : m_state(state)
    {
        for (const Block &block : state.blocks())
            m_blocks.push_back(&block);
        std::ranges::sort(m_blocks, {}, placeOf);
        m_read.resize(m_blocks.size());
    }

    /// Each place is asked for once.
    std::optional<IndexRow> at(const Place &place)
    {
        if (!covers(place) && !find(place))
            return std::nullopt;
        ++m_read[m_at];
        const std::size_t row = place.seq - m_block->firstSeq;
        IndexRow found;
        for (std::size_t field = 0; field < valueFields; ++field)
            found.values[field] = m_values[field][row];
        found.wall = m_moments[row];
        return found;
    }

    /// Blocks with rows that no entry asked for (of no entries, or of those of another block as well), and those that
    /// say another span of time than their rows: filters leave them out.
    [[nodiscard]] std::vector<Place> wrongBlocks() const
    {
        std::vector<Place> wrong = m_wrongSpans;
        for (std::size_t i = 0; i < m_blocks.size(); ++i)
            if (m_read[i] != m_blocks[i]->rows)
                wrong.push_back(placeOf(m_blocks[i]));
        return wrong;
    }

private:
    static Place placeOf(const Block *block) { return {block->device, block->branch, block->firstSeq}; }
    [[nodiscard]] bool covers(const Place &place) const
    {
        return m_block && m_block->device == place.device && m_block->branch == place.branch &&
               m_block->firstSeq <= place.seq && place.seq < m_block->firstSeq + m_block->rows;
    }

    bool find(const Place &place)
    {
        const auto after = std::ranges::upper_bound(m_blocks, place, {}, placeOf);
        if (after == m_blocks.begin())
            return false;
        m_at = static_cast<std::size_t>(after - m_blocks.begin()) - 1;
        m_block = m_blocks[m_at];
        if (!covers(place))
            return false;
        for (std::size_t field = 0; field < valueFields; ++field) {
            const ColumnView column = m_state.column(*m_block, static_cast<Field>(field));
            m_values[field].resize(m_block->rows);
            for (std::size_t row = 0; row < m_block->rows; ++row)
                m_values[field][row] = column.at(row);
        }
        m_moments = m_state.moments(*m_block);
        const auto [least, most] = std::ranges::minmax(m_moments);
        if (least != m_block->minWall || most != m_block->maxWall)
            m_wrongSpans.push_back(placeOf(m_block));
        return true;
    }

    ArchiveState &m_state;
    std::vector<const Block *> m_blocks;
    std::vector<std::size_t> m_read; ///< rows of each
    std::vector<Place> m_wrongSpans;
    const Block *m_block = nullptr;
    std::size_t m_at = 0; ///< which one that is
    std::array<std::vector<std::uint32_t>, valueFields> m_values;
    std::vector<Milliseconds> m_moments;
};

class ArchiveCheck {
public:
    ArchiveCheck(ArchiveState &state, const std::function<bool(std::uint64_t)> &goOn)
        : m_state(state), m_index(state), m_goOn(goOn)
    {
    }

    std::vector<ArchiveFault> run()
    {
        SQLite::Statement entries(m_state.database(), "SELECT id, bytes FROM entry ORDER BY id");
        for (std::uint32_t device = 0; device < m_state.devices().size(); ++device)
            for (ChainRun &chain : runsOf(m_state, device))
                m_runs.push_back({device, std::move(chain)});
        for (Run row(entries); row.step() && m_faults.size() < mostFaults;) {
            if (++m_read % askEvery == 0 && !m_goOn(m_read))
                throw Thrown({Fault::Cancelled, ""});
            take(row.natural(0), row.bytes(1));
        }
        while (m_faults.size() < mostFaults && m_at < m_runs.size())
            close();
        checkReduced();
        for (const auto &[key, place] : m_came)
            if (m_faults.size() < mostFaults)
                find(place, "reduced_unvouched");
        for (const Place &place : m_index.wrongBlocks())
            if (m_faults.size() < mostFaults)
                find(place, "index");
        return std::move(m_faults);
    }

private:
    /// What looks like retention left it is what the newest line about it signs, and all of it.
    void checkReduced()
    {
        const Place place = m_firstReduced.value_or(Place{mostDevices, 0, 0});
        const auto said = guard([&] { return signedRetention(readLines(m_state)); });
        if (!said && said.error().fault != Fault::Damaged)
            throw Thrown(said.error());
        if (!said)
            return find({mostDevices, 0, 0}, "access");
        if (*said ? (*said)->about != m_reduced.text() : m_reduced.entries() > 0)
            find(place, "retention");
    }

    struct OfDevice {
        std::uint32_t device;
        ChainRun run;
    };
    using LeftKey = std::pair<std::uint32_t, core::journal::Reductions::Digest>; ///< by device
    void find(const Place &place, const char *kind) { m_faults.push_back({place, kind}); }
    [[nodiscard]] Place expected() const
    {
        const OfDevice &current = m_runs[m_at];
        return {current.device, current.run.branch, m_next == 0 ? current.run.first : m_next};
    }

    /// The run has come to its end: its head and its signature must be what was written down.
    void close()
    {
        const auto &[device, run] = m_runs[m_at];
        const Place end = expected();
        if (end.seq <= run.last)
            find(end, "missing");
        else if (m_head != run.head || m_proven != run.proven)
            find({device, run.branch, run.last}, "run");
        for (const auto &[seq, key] : m_heard)
            if (seq <= m_proven)
                m_came.erase(key);
        m_heard.clear();
        ++m_at;
        m_next = 0;
        m_proven = 0;
    }

    /// What came reduced holds by a Note of its device under a signature, whichever history that is of: what is left
    /// has the hash of what it was.
    void hear(const Place &place, const StoredEntry &stored, core::ByteView bytes)
    {
        const std::uint32_t device = place.device;
        if (stored.cameReduced)
            m_came[{device, core::journal::digestOfLeft(asItCame(bytes))}] = place;
        const auto said = m_came.empty() ? std::nullopt : core::journal::reductionsIn(stored.entry);
        for (const auto &one : said ? said->entries : std::vector<core::journal::Reductions::One>{})
            if (m_came.contains({device, one.left}))
                m_heard.emplace_back(stored.entry.seq, LeftKey{device, one.left});
    }

    void take(std::uint64_t id, core::ByteView bytes)
    {
        const Place place{static_cast<std::uint32_t>(id >> 44), static_cast<std::uint32_t>(id >> 40 & 15),
                          id & mostSeq};
        while (m_at < m_runs.size() && (expected() < place || m_next > m_runs[m_at].run.last))
            close();
        if (m_at == m_runs.size() || expected() != place)
            return find(place, "inserted");
        const ChainRun &run = m_runs[m_at].run;
        const Hash before = m_next == 0 ? run.previous : m_head;
        m_head = hashOfStored(bytes);
        m_next = place.seq + 1;
        const auto stored = openStored(bytes);
        if (!stored || stored->entry.seq != place.seq || stored->entry.previous != before)
            return find(place, "changed");
        hear(place, *stored, bytes);
        if (stored->reduced && !stored->cameReduced) {
            m_reduced.add(static_cast<std::int64_t>(id), bytes);
            m_firstReduced = m_firstReduced.value_or(place);
        }
        const core::journal::Entry *entry = &stored->entry;
        if (entry->kind == core::journal::EntryKind::Checkpoint &&
            core::journal::verifyCheckpoint(entry->content, before, place.seq - 1, m_state.devices()[place.device]))
            m_proven = place.seq - 1;
        checkRow(place, *entry, stored->reduced);
    }

    void checkRow(const Place &place, const core::journal::Entry &entry, bool reduced)
    {
        const auto there = m_index.at(place);
        if (!there || *there != indexRow(entry, m_state.texts(), reduced).row)
            find(place, "index");
    }

    ArchiveState &m_state;
    IndexReader m_index;
    const std::function<bool(std::uint64_t)> &m_goOn;
    std::vector<OfDevice> m_runs;
    std::size_t m_at = 0;
    std::uint64_t m_next = 0, m_proven = 0, m_read = 0; ///< m_next 0: the run has not begun
    Hash m_head{};
    std::vector<ArchiveFault> m_faults;
    ReducedDigest m_reduced;
    std::map<LeftKey, Place> m_came;                        ///< reduced, and nothing that is proven says so
    std::vector<std::pair<std::uint64_t, LeftKey>> m_heard; ///< number of the Note, in the run that is read
    std::optional<Place> m_firstReduced;
};

} // namespace

Outcome<std::vector<ArchiveFault>> verifyArchive(Archive &archive, const std::function<bool(std::uint64_t)> &goOn)
{
    return guard([&] { return ArchiveCheck(stateOf(archive), goOn).run(); });
}

} // namespace th::evidence
