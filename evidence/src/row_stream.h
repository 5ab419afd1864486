// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "block_filter.h"

#include <memory>
#include <queue>

namespace th::evidence {

/// The columns of a block, read once.
class BlockRows {
public:
    BlockRows(ArchiveState &state, const Block &block);
    BlockRows(const BlockRows &) = delete;
    BlockRows &operator=(const BlockRows &) = delete;
    [[nodiscard]] Row row(const Texts &texts, std::size_t at, Milliseconds wall) const;
    [[nodiscard]] const Block &block() const { return m_block; }

private:
    [[nodiscard]] std::uint32_t value(Field field, std::size_t at) const
    {
        return m_columns[static_cast<std::size_t>(field)]->at(at);
    }
    Block m_block;
    std::array<core::Bytes, valueFields> m_bytes;
    std::array<std::optional<ColumnView>, valueFields> m_columns; ///< into the bytes
};

/// The rows that fit, in the order of time, out of blocks that overlap: a block is read once its span is reached.
class RowStream {
public:
    RowStream(ArchiveState &state, const Filter &filter, Order order, const std::optional<Cursor> &after);
    [[nodiscard]] std::optional<Row> next();

private:
    struct Key {
        Milliseconds wall;
        Place place;
    };
    struct Active {
        Block block;
        std::vector<std::pair<Milliseconds, std::uint32_t>> rows; ///< in the order wanted
        std::size_t at = 0; ///< of `rows`: the first that is neither given out nor ready
        std::unique_ptr<BlockRows> columns{};
        std::vector<Row> ready{}; ///< the next one last
        std::size_t ahead = 1;    ///< how many are made ready the next time
    };
    struct Head {
        Key key; ///< of its next row
        std::unique_ptr<Active> of;
    };
    [[nodiscard]] bool before(const Key &a, const Key &b) const;
    [[nodiscard]] Key keyOf(const Active &active) const;
    void makeReady(Active &active);
    void activate(const Block &block);
    [[nodiscard]] Milliseconds edge(const Block &block) const;

    ArchiveState &m_state;
    BlockFilter m_filter;
    Order m_order;
    std::optional<Cursor> m_after;
    std::vector<const Block *> m_waiting; ///< the next one last
    std::vector<Head> m_active;           ///< a heap
};

} // namespace th::evidence
