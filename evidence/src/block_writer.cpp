// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "taking.h"

#include <algorithm>

namespace th::evidence {

BlockWriter::BlockWriter(ArchiveState &state)
    : m_state(state), m_before(state.database(), "SELECT id, first_seq, rows FROM block WHERE device = ?1"
                                                 " AND branch = ?2 AND first_seq < ?3 ORDER BY first_seq DESC LIMIT 1"),
      m_put(state.database(), "INSERT OR REPLACE INTO block (id, device, branch, first_seq, rows, min_wall, max_wall)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      m_field(state.database(), "INSERT OR REPLACE INTO field (id, data) VALUES (?1, ?2)")
{
}

void BlockWriter::begin(std::uint32_t device, std::uint32_t branch, std::uint64_t seq)
{
    m_block = Block{0, device, branch, seq, 0, 0, 0};
    m_rows.clear();
    {
        Run run(m_before);
        run.bind(1, std::uint64_t{device}).bind(2, std::uint64_t{branch}).bind(3, seq);
        if (run.step() && run.natural(1) + run.natural(2) == seq && run.natural(2) < blockRows)
            m_block = Block{run.integer(0), device, branch, run.natural(1), run.natural(2), 0, 0};
    }
    if (m_block->id == 0) {
        m_block->id = m_state.database().execAndGet("SELECT ifnull(max(id), 0) + 1 FROM block").getInt64();
        return;
    }
    m_rows.resize(m_block->rows);
    for (std::size_t field = 0; field < valueFields; ++field) {
        const ColumnView column = m_state.column(*m_block, static_cast<Field>(field));
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            m_rows[row].values[field] = column.at(row);
    }
    const auto moments = m_state.moments(*m_block);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rows[row].wall = moments[row];
}

void BlockWriter::add(std::uint32_t device, std::uint32_t branch, std::uint64_t seq, const IndexRow &row)
{
    const bool fits =
        m_block && m_block->branch == branch && m_block->firstSeq + m_rows.size() == seq && m_rows.size() < blockRows;
    if (!fits) {
        flush();
        begin(device, branch, seq);
    }
    m_rows.push_back(row);
}

void BlockWriter::flush()
{
    if (!m_block || m_rows.empty())
        return;
    const auto put = [&](Field field, const core::Bytes &data) {
        Run(m_field)
            .bind(1, static_cast<std::int64_t>(field) << 32 | m_block->id)
            .bind(2, core::ByteView(data))
            .finish();
    };
    std::vector<std::uint32_t> values(m_rows.size());
    for (std::size_t field = 0; field < valueFields; ++field) {
        std::ranges::transform(m_rows, values.begin(), [&](const IndexRow &row) { return row.values[field]; });
        put(static_cast<Field>(field), encodeColumn(values));
    }
    std::vector<Milliseconds> moments(m_rows.size());
    std::ranges::transform(m_rows, moments.begin(), &IndexRow::wall);
    put(Field::Wall, encodeMoments(moments));
    const auto [least, most] = std::ranges::minmax(moments);
    Run(m_put)
        .bind(1, m_block->id)
        .bind(2, std::uint64_t{m_block->device})
        .bind(3, std::uint64_t{m_block->branch})
        .bind(4, m_block->firstSeq)
        .bind(5, std::uint64_t{m_rows.size()})
        .bind(6, least)
        .bind(7, most)
        .finish();
    m_block.reset();
    m_rows.clear();
}

} // namespace th::evidence
