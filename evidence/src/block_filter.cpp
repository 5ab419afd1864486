// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "block_filter.h"

#include "log_rows.h"

#include <algorithm>
#include <charconv>

namespace th::evidence {

namespace {

constexpr std::uint64_t blocksUntilSorted = 32;

std::size_t sizeOf(const ArchiveState &state, Field field) { return state.texts().all(field).size(); }

/// A column that is full has one number for all that came later: what a filter asks for may be among it.
void requireRoom(const ArchiveState &state, Field field, const std::string &text)
{
    if (sizeOf(state, field) >= Texts::mostOfField)
        throw Thrown({Fault::IndexFull, text});
}

bool names(std::string_view list, std::string_view name)
{
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (list.substr(begin, end - begin) == name)
            return true;
        begin = end + 1;
    }
    return false;
}

} // namespace

BlockFilter::BlockFilter(ArchiveState &state, const Filter &filter) : m_from(filter.from), m_until(filter.until)
{
    if (!filter.allHistories)
        m_log = &logRowsOf(state);
    if (!filter.devices.empty()) {
        m_devices.emplace(state.devices().size());
        for (const core::PublicKey &key : filter.devices)
            if (const auto place = state.findDevice(key))
                (*m_devices)[*place] = 1;
    }
    addPasses(state, filter);
    addWhat(filter);
    addReasons(state, filter);
    addAreas(state, filter);
    addTexts(state, Field::Checkpoint, filter.checkpoints);
    addTexts(state, Field::Officer, filter.officers);
    addTexts(state, Field::Category, filter.categories);
    addTexts(state, Field::Authority, filter.authorities);
    addTexts(state, Field::Source, filter.sources);
    if (filter.proven) {
        std::vector<std::uint8_t> accepts(32);
        for (std::size_t flags = 0; flags < accepts.size(); ++flags)
            accepts[flags] = ((flags & provenFlag) != 0) == *filter.proven;
        add(Field::Flags, std::move(accepts));
    }
}

void BlockFilter::add(Field field, std::vector<std::uint8_t> accepts)
{
    m_predicates.push_back({field, std::move(accepts)});
}

void BlockFilter::addTexts(const ArchiveState &state, Field field, const std::vector<std::string> &texts)
{
    if (texts.empty())
        return;
    std::vector<std::uint8_t> accepts(sizeOf(state, field));
    for (const std::string &text : texts)
        if (const auto number = state.texts().find(field, text))
            accepts[*number] = 1;
        else
            requireRoom(state, field, text);
    add(field, std::move(accepts));
}

void BlockFilter::addWhat(const Filter &filter)
{
    if (filter.kinds.empty() && filter.verdicts.empty())
        return;
    std::vector<std::uint8_t> accepts(256);
    for (std::uint32_t what = 0; what < accepts.size(); ++what) {
        const bool kind = filter.kinds.empty() || std::ranges::count(filter.kinds, core::journal::EntryKind(what / 4));
        const bool verdict =
            filter.verdicts.empty() ||
            (what % 4 != noVerdict && std::ranges::count(filter.verdicts, core::VerdictKind(what % 4)));
        accepts[what] = kind && verdict;
    }
    add(Field::What, std::move(accepts));
}

void BlockFilter::addReasons(const ArchiveState &state, const Filter &filter)
{
    if (filter.reasons.empty())
        return;
    requireRoom(state, Field::Reasons, core::name(filter.reasons.front()));
    const auto &texts = state.texts().all(Field::Reasons);
    std::vector<std::uint8_t> accepts(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        accepts[i] = std::ranges::any_of(filter.reasons,
                                         [&](core::ReasonCode code) { return names(texts[i], core::name(code)); });
    add(Field::Reasons, std::move(accepts));
}

void BlockFilter::addAreas(const ArchiveState &state, const Filter &filter)
{
    if (filter.areas.empty())
        return;
    requireRoom(state, Field::Area, filter.areas.front());
    const auto &texts = state.texts().all(Field::Area);
    std::vector<std::uint8_t> accepts(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        accepts[i] = !texts[i].empty() && std::ranges::any_of(filter.areas, [&](const std::string &area) {
            return core::contains(core::AreaCode(area), core::AreaCode(texts[i]));
        });
    add(Field::Area, std::move(accepts));
}

/// One that is no pass number may still be what a station wrote down as one.
void BlockFilter::addPasses(const ArchiveState &state, const Filter &filter)
{
    m_asksForPasses = !filter.passes.empty();
    if (!m_asksForPasses)
        return;
    const Texts &texts = state.texts();
    const auto accept = [&](const std::string &series, std::uint32_t serial) {
        if (const auto number = texts.find(Field::Series, series)) {
            m_passes.emplace_back(*number, serial);
            m_serials.push_back(serial);
        } else {
            requireRoom(state, Field::Series, series);
        }
    };
    for (const std::string &pass : filter.passes) {
        const auto hyphen = pass.find('-');
        std::uint32_t serial = 0;
        if (hyphen != std::string::npos)
            (void)std::from_chars(pass.data() + hyphen + 1, pass.data() + pass.size(), serial);
        const core::PassNumber number{core::SeriesCode(pass.substr(0, hyphen)), serial};
        if (serial != 0 && core::toText(number) == pass)
            accept(number.series.text, serial);
        else
            accept("?" + pass, 0);
    }
    std::ranges::sort(m_passes);
    std::ranges::sort(m_serials);
}

bool BlockFilter::mayFit(const Block &block) const
{
    if (m_asksForPasses && m_passes.empty()) // of series that nobody has
        return false;
    return (!m_from || block.maxWall >= *m_from) && (!m_until || block.minWall < *m_until) &&
           (!m_devices || (*m_devices)[block.device]) && mayBeOfLog(block);
}

bool BlockFilter::mayBeOfLog(const Block &block) const
{
    const auto *spans = m_log ? m_log->of(block) : nullptr;
    return !spans || std::ranges::any_of(*spans, [&](const LogRows::Span &span) {
        return span.first < block.firstSeq + block.rows && block.firstSeq <= span.last;
    });
}

void BlockFilter::keepLog(const Block &block, RowSet &rows) const
{
    const auto *spans = m_log ? m_log->of(block) : nullptr;
    if (!spans)
        return;
    rows.retain(block.rows, [&](std::size_t row) { return LogRows::spanAt(*spans, block.firstSeq + row) != nullptr; });
}

/// Serials first: most blocks have most series, and few have one serial.
void BlockFilter::keepPasses(ArchiveState &state, const Block &block, RowSet &rows) const
{
    state.column(block, Field::Serial).restrict(rows, [&](std::uint32_t serial) {
        return m_serials.size() == 1 ? serial == m_serials[0] : std::ranges::binary_search(m_serials, serial);
    });
    if (rows.none())
        return;
    std::vector<std::uint32_t> serials(block.rows);
    if (m_passes.size() > 1) {
        const ColumnView column = state.column(block, Field::Serial);
        rows.each([&](std::size_t row) { serials[row] = column.at(row); });
    }
    const ColumnView series = state.column(block, Field::Series);
    rows.retain(block.rows, [&](std::size_t row) {
        return m_passes.size() == 1 ? series.at(row) == m_passes[0].first
                                    : std::ranges::binary_search(m_passes, std::pair(series.at(row), serials[row]));
    });
}

void BlockFilter::keepMoments(ArchiveState &state, const Block &block, RowSet &rows) const
{
    const auto moments = state.moments(block);
    rows.retain(block.rows, [&](std::size_t row) {
        return (!m_from || moments[row] >= *m_from) && (!m_until || moments[row] < *m_until);
    });
}

RowSet BlockFilter::apply(ArchiveState &state, const Block &block)
{
    RowSet rows(block.rows);
    if (m_asksForPasses)
        keepPasses(state, block, rows);
    for (Predicate &predicate : m_predicates) {
        const std::size_t before = rows.count();
        if (before == 0)
            return rows;
        state.column(block, predicate.field).restrict(rows, [&](std::uint32_t value) {
            return value < predicate.accepts.size() && predicate.accepts[value];
        });
        predicate.asked += before;
        predicate.kept += rows.count();
    }
    if (!rows.none())
        keepLog(block, rows);
    if (!coversTimeOf(block) && !rows.none())
        keepMoments(state, block, rows);
    if (++m_blocks % blocksUntilSorted == 0)
        std::ranges::sort(m_predicates, {}, [](const Predicate &predicate) {
            return static_cast<double>(predicate.kept + 1) / static_cast<double>(predicate.asked + 1);
        });
    return rows;
}

} // namespace th::evidence
