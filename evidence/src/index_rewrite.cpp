// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_rewrite.h"

namespace th::evidence {

void rewriteRows(ArchiveState &state, const Block &block, const std::map<std::size_t, IndexRow> &rows)
{
    SQLite::Statement put(state.database(), "UPDATE field SET data = ?2 WHERE id = ?1");
    for (std::size_t field = 0; field < valueFields; ++field) {
        const ColumnView column = state.column(block, static_cast<Field>(field));
        std::vector<std::uint32_t> values(block.rows);
        for (std::size_t row = 0; row < values.size(); ++row)
            values[row] = column.at(row);
        for (const auto &[row, changed] : rows)
            values[row] = changed.values[field];
        const core::Bytes data = encodeColumn(values);
        Run(put).bind(1, static_cast<std::int64_t>(field) << 32 | block.id).bind(2, core::ByteView(data)).finish();
    }
}

void rewriteEntries(ArchiveState &state, const std::map<std::int64_t, IndexRow> &entries)
{
    for (const Block &block : state.blocks()) {
        const std::int64_t first = entryId({block.device, block.branch, block.firstSeq});
        std::map<std::size_t, IndexRow> rows;
        for (auto at = entries.lower_bound(first);
             at != entries.end() && at->first < first + static_cast<std::int64_t>(block.rows); ++at)
            rows[static_cast<std::size_t>(at->first - first)] = at->second;
        if (!rows.empty())
            rewriteRows(state, block, rows);
    }
}

} // namespace th::evidence
