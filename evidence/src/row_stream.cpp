// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_stream.h"

#include "words.h"

#include <algorithm>

namespace th::evidence {

namespace {

std::string numberOf(const std::string &series, std::uint32_t serial)
{
    if (series.empty())
        return {};
    return series[0] == '?' ? series.substr(1) : core::toText({core::SeriesCode(series), serial});
}

} // namespace

BlockRows::BlockRows(ArchiveState &state, const Block &block) : m_block(block)
{
    for (std::size_t field = 0; field < valueFields; ++field) {
        const core::ByteView bytes = state.fieldBytes(block, static_cast<Field>(field));
        m_bytes[field].assign(bytes.begin(), bytes.end());
        m_columns[field] = ColumnView::of(m_bytes[field], block.rows);
        if (!m_columns[field])
            throw Thrown({Fault::Damaged, "a column of the index cannot be read"});
    }
}

Row BlockRows::row(const Texts &texts, std::size_t at, Milliseconds wall) const
{
    const auto text = [&](Field field) { return texts.text(field, value(field, at)); };
    const std::uint32_t what = value(Field::What, at), flags = value(Field::Flags, at);
    Row row;
    row.place = {m_block.device, m_block.branch, m_block.firstSeq + at};
    row.wall = wall;
    row.kind = static_cast<core::journal::EntryKind>(what / 4);
    if (what % 4 != noVerdict)
        row.verdict = static_cast<core::VerdictKind>(what % 4);
    row.reasons = split(text(Field::Reasons));
    row.number = numberOf(text(Field::Series), value(Field::Serial, at));
    row.checkpoint = text(Field::Checkpoint);
    row.officer = text(Field::Officer);
    row.category = text(Field::Category);
    row.area = text(Field::Area);
    row.authority = text(Field::Authority);
    row.source = text(Field::Source);
    row.proven = flags & provenFlag;
    row.sealed = flags & sealedFlag;
    row.reduced = flags & reducedFlag;
    row.clock = static_cast<core::ClockState>(std::min((flags >> 1) & 3u, 2u));
    return row;
}

RowStream::RowStream(ArchiveState &state, const Filter &filter, Order order, const std::optional<Cursor> &after)
    : m_state(state), m_filter(state, filter), m_order(order), m_after(after)
{
    for (const Block &block : state.blocks())
        if (m_filter.mayFit(block) &&
            (!after || (order == Order::NewestFirst ? block.minWall <= after->wall : block.maxWall >= after->wall)))
            m_waiting.push_back(&block);
    std::ranges::sort(m_waiting, [&](const Block *a, const Block *b) {
        return order == Order::NewestFirst ? a->maxWall < b->maxWall : a->minWall > b->minWall;
    });
}

bool RowStream::before(const Key &a, const Key &b) const
{
    if (m_order == Order::NewestFirst)
        return a.wall != b.wall ? a.wall > b.wall : a.place > b.place;
    return a.wall != b.wall ? a.wall < b.wall : a.place < b.place;
}

Milliseconds RowStream::edge(const Block &block) const
{
    return m_order == Order::NewestFirst ? block.maxWall : block.minWall;
}

RowStream::Key RowStream::keyOf(const Active &active) const
{
    const auto &[wall, row] = active.rows[active.at - active.ready.size()];
    return {wall, {active.block.device, active.block.branch, active.block.firstSeq + row}};
}

void RowStream::activate(const Block &block)
{
    const RowSet rows = m_filter.apply(m_state, block);
    if (rows.none())
        return;
    auto active = std::make_unique<Active>();
    active->block = block;
    const auto moments = m_state.moments(block);
    rows.each([&](std::size_t row) {
        const Key key{moments[row], {block.device, block.branch, block.firstSeq + row}};
        if (!m_after || before({m_after->wall, m_after->place}, key))
            active->rows.emplace_back(moments[row], static_cast<std::uint32_t>(row));
    });
    if (active->rows.empty())
        return;
    auto &kept = active->rows; // mostly ascending as they are
    if (!std::ranges::is_sorted(kept))
        std::ranges::sort(kept);
    if (m_order == Order::NewestFirst)
        std::ranges::reverse(kept);
    const Key head = keyOf(*active);
    m_active.push_back({head, std::move(active)});
    std::ranges::push_heap(m_active, [&](const Head &a, const Head &b) { return before(b.key, a.key); });
}

/// Several rows at a time, more of them the longer a block lasts: where hundreds of blocks take turns, its columns have
/// left the processor's cache by the next turn.
void RowStream::makeReady(Active &active)
{
    constexpr std::size_t most = 16;
    if (!active.columns)
        active.columns = std::make_unique<BlockRows>(m_state, active.block);
    const std::size_t end = std::min(active.at + active.ahead, active.rows.size());
    for (std::size_t i = end; i-- > active.at;) {
        const auto &[wall, row] = active.rows[i];
        active.ready.push_back(active.columns->row(m_state.texts(), row, wall));
    }
    active.at = end;
    active.ahead = std::min(2 * active.ahead, most);
}

std::optional<Row> RowStream::next()
{
    const auto later = [&](const Head &a, const Head &b) { return before(b.key, a.key); };
    while (!m_waiting.empty()) {
        const Milliseconds span = edge(*m_waiting.back());
        if (!m_active.empty()) {
            const Milliseconds head = m_active.front().key.wall;
            if (m_order == Order::NewestFirst ? head > span : head < span)
                break;
        }
        const Block &block = *m_waiting.back();
        m_waiting.pop_back();
        activate(block);
    }
    if (m_active.empty())
        return std::nullopt;
    std::ranges::pop_heap(m_active, later);
    Head &first = m_active.back();
    if (first.of->ready.empty())
        makeReady(*first.of);
    Row row = std::move(first.of->ready.back());
    first.of->ready.pop_back();
    if (first.of->ready.empty() && first.of->at == first.of->rows.size()) {
        m_active.pop_back();
    } else {
        first.key = keyOf(*first.of);
        std::ranges::push_heap(m_active, later);
    }
    return row;
}

} // namespace th::evidence
