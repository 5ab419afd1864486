// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive_state.h"
#include "evidence/query.h"

namespace th::evidence {

/// A filter in the numbers of one archive. The predicate that drops the most rows is asked first, and what nobody asks
/// any more is not read.
class BlockFilter {
public:
    BlockFilter(ArchiveState &state, const Filter &filter);

    /// False: no row of it can fit, by what is known without reading it.
    [[nodiscard]] bool mayFit(const Block &block) const;
    [[nodiscard]] RowSet apply(ArchiveState &state, const Block &block);
    /// Of all rows of this span of time, whatever their moments: no need to read them.
    [[nodiscard]] bool coversTimeOf(const Block &block) const
    {
        return (!m_from || block.minWall >= *m_from) && (!m_until || block.maxWall < *m_until);
    }

private:
    struct Predicate {
        Field field;
        std::vector<std::uint8_t> accepts; ///< by number
        std::uint64_t asked = 0, kept = 0;
    };
    void add(Field field, std::vector<std::uint8_t> accepts);
    void addTexts(const ArchiveState &state, Field field, const std::vector<std::string> &texts);
    void addWhat(const Filter &filter);
    void addReasons(const ArchiveState &state, const Filter &filter);
    void addAreas(const ArchiveState &state, const Filter &filter);
    void addPasses(const ArchiveState &state, const Filter &filter);
    void keepPasses(ArchiveState &state, const Block &block, RowSet &rows) const;
    [[nodiscard]] bool mayBeOfLog(const Block &block) const;
    void keepLog(const Block &block, RowSet &rows) const;
    void keepMoments(ArchiveState &state, const Block &block, RowSet &rows) const;

    std::optional<Milliseconds> m_from, m_until;
    std::optional<std::vector<std::uint8_t>> m_devices; ///< by place
    std::vector<Predicate> m_predicates;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_passes; ///< series and serial, ascending
    std::vector<std::uint32_t> m_serials;
    bool m_asksForPasses = false;
    const LogRows *m_log = nullptr; ///< what is to be of the log; nullptr: whatever it is of
    std::uint64_t m_blocks = 0;
};

} // namespace th::evidence
