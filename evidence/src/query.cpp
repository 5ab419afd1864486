// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/query.h"

#include "log_rows.h"
#include "row_stream.h"
#include "words.h"

#include <algorithm>

namespace th::evidence {

namespace {

constexpr Milliseconds latest = 253'402'300'799'999; ///< 9999-12-31T23:59:59.999Z

/// Field of a grouping that counts the numbers of one column; nothing: it needs more.
std::optional<Field> fieldOf(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Verdict:
    case Grouping::Kind:
        return Field::What;
    case Grouping::Reason:
        return Field::Reasons;
    case Grouping::Checkpoint:
        return Field::Checkpoint;
    case Grouping::Officer:
        return Field::Officer;
    case Grouping::Category:
        return Field::Category;
    case Grouping::Area:
        return Field::Area;
    case Grouping::Authority:
        return Field::Authority;
    case Grouping::Source:
        return Field::Source;
    case Grouping::Device:
    case Grouping::Hour:
    case Grouping::Day:
        break;
    }
    return std::nullopt;
}

using Counts = std::map<std::string, std::uint64_t>;

class Counter {
public:
    Counter(ArchiveState &state, const Filter &filter, Grouping grouping, std::chrono::minutes offset)
        : m_state(state), m_filter(state, filter), m_grouping(grouping), m_offset(offset)
    {
    }

    Counts run()
    {
        for (const Block &block : m_state.blocks())
            if (m_filter.mayFit(block))
                if (const RowSet rows = m_filter.apply(m_state, block); !rows.none())
                    add(block, rows);
        return named();
    }

private:
    void add(const Block &block, const RowSet &rows)
    {
        if (m_grouping == Grouping::Device)
            return void(m_counts[block.device] += rows.count());
        if (const auto field = fieldOf(m_grouping)) {
            return m_state.column(block, *field).tally(rows, [&](std::uint32_t value, std::uint64_t times) {
                m_counts[value] += times;
            });
        }
        const auto moments = m_state.moments(block);
        const std::int64_t unit = m_grouping == Grouping::Hour ? 3'600'000 : 86'400'000;
        const std::int64_t ahead = std::chrono::milliseconds(m_offset).count();
        std::int64_t current = 0;
        std::uint64_t *sum = nullptr; // neighbours are mostly of the same hour
        rows.each([&](std::size_t row) {
            const std::int64_t span = floorDivide(moments[row], ahead, unit);
            if (!sum || span != current)
                sum = &m_counts[current = span];
            ++*sum;
        });
    }

    /// Times that stations make up may be anything.
    static std::int64_t floorDivide(std::int64_t moment, std::int64_t ahead, std::int64_t unit)
    {
        const std::int64_t whole = moment / unit, rest = moment % unit + ahead;
        return whole + (rest >= 0 ? rest / unit : -((-rest + unit - 1) / unit));
    }

    Counts named() const
    {
        Counts counts;
        for (const auto &[number, count] : m_counts)
            for (const std::string &name : namesOf(number))
                counts[name] += count;
        return counts;
    }

    [[nodiscard]] std::vector<std::string> namesOf(std::int64_t number) const
    {
        const auto unsignedNumber = static_cast<std::uint32_t>(number);
        if (m_grouping == Grouping::Device)
            return {core::toHex(m_state.devices()[unsignedNumber])};
        if (m_grouping == Grouping::Verdict)
            return {unsignedNumber % 4 == noVerdict ? "" : core::name(core::VerdictKind(unsignedNumber % 4))};
        if (m_grouping == Grouping::Kind)
            return {name(core::journal::EntryKind(unsignedNumber / 4))};
        if (m_grouping == Grouping::Reason)
            return split(m_state.texts().text(Field::Reasons, unsignedNumber));
        if (const auto field = fieldOf(m_grouping))
            return {m_state.texts().text(*field, unsignedNumber)};
        return {momentName(number)};
    }

    [[nodiscard]] std::string momentName(std::int64_t number) const
    {
        const bool hour = m_grouping == Grouping::Hour;
        const std::int64_t unit = hour ? 3'600'000 : 86'400'000;
        if (std::abs(number) > latest / unit)
            return "?";
        std::string text = formatMoment(number * unit).substr(0, hour ? 13 : 10);
        if (hour && text.size() == 13)
            text[10] = ' ';
        return text;
    }

    ArchiveState &m_state;
    BlockFilter m_filter;
    Grouping m_grouping;
    std::chrono::minutes m_offset;
    std::map<std::int64_t, std::uint64_t> m_counts;
};

} // namespace

std::string formatMoment(Milliseconds moment)
{
    constexpr Milliseconds earliest = -62'135'596'800'000; // year 1
    if (moment < earliest || moment > latest)
        return "?";
    const Milliseconds second = moment >= 0 ? moment / 1000 : -((-moment + 999) / 1000);
    return core::formatRfc3339(core::Instant(std::chrono::seconds(second)));
}

const char *name(core::journal::EntryKind kind)
{
    using core::journal::EntryKind;
    switch (kind) {
    case EntryKind::Scan:
        return "scan";
    case EntryKind::Checkpoint:
        return "checkpoint";
    case EntryKind::Session:
        return "session";
    case EntryKind::Import:
        return "import";
    case EntryKind::Start:
        return "start";
    case EntryKind::Note:
        return "note";
    case EntryKind::Issue:
        return "issue";
    case EntryKind::Revoke:
        return "revoke";
    case EntryKind::Reinstate:
        return "reinstate";
    case EntryKind::Work:
        return "work";
    case EntryKind::Gap:
        return "gap";
    }
    return "other";
}

Outcome<Page> page(Archive &archive, const Filter &filter, const std::optional<Cursor> &after, std::size_t most)
{
    return guard([&] {
        RowStream stream(stateOf(archive), filter, Order::NewestFirst, after);
        Page page;
        while (auto row = stream.next()) {
            if (page.rows.size() == most) {
                page.next = Cursor{page.rows.back().wall, page.rows.back().place};
                break;
            }
            page.rows.push_back(std::move(*row));
        }
        return page;
    });
}

Outcome<std::size_t> otherHistories(Archive &archive)
{
    return guard([&] {
        const auto &devices = logRowsOf(stateOf(archive)).devices;
        return static_cast<std::size_t>(
            std::ranges::count_if(devices, [](const auto &device) { return device.second.hasOthers; }));
    });
}

Outcome<std::uint64_t> count(Archive &archive, const Filter &filter)
{
    return guard([&] {
        ArchiveState &state = stateOf(archive);
        BlockFilter blocks(state, filter);
        std::uint64_t sum = 0;
        for (const Block &block : state.blocks())
            if (blocks.mayFit(block))
                sum += blocks.apply(state, block).count();
        return sum;
    });
}

Outcome<Counts> countBy(Archive &archive, const Filter &filter, Grouping grouping, std::chrono::minutes utcOffset)
{
    return guard([&] { return Counter(stateOf(archive), filter, grouping, utcOffset).run(); });
}

Outcome<void> eachRow(Archive &archive, const Filter &filter, Order order,
                      const std::function<bool(const Row &)> &visit)
{
    return guard([&] {
        RowStream stream(stateOf(archive), filter, order, std::nullopt);
        for (auto row = stream.next(); row && visit(*row);)
            row = stream.next();
    });
}

} // namespace th::evidence
