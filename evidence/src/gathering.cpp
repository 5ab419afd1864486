// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gathering.h"

#include "core/device_report.h"
#include "words.h"

#include <algorithm>

namespace th::evidence {

namespace {

constexpr Milliseconds earliest = -62'135'596'800'000, latest = 253'402'300'799'999; ///< years 1 to 9999
constexpr Milliseconds hour = 3'600'000;

bool inCalendar(Milliseconds wall) { return wall >= earliest && wall <= latest; }

std::int64_t floorDivide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

} // namespace

std::uint64_t GateFigures::mostOfHour() const
{
    const auto most = std::ranges::max_element(hours, {}, [](const auto &each) { return each.second; });
    return most == hours.end() ? 0 : most->second;
}

void ScanTimeCounts::add(const ScanTimeCounts &other)
{
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
}

ScanTimes ScanTimeCounts::times() const
{
    ScanTimes times;
    for (const std::uint32_t count : m_counts)
        times.counted += count;
    const auto percentile = [&](std::uint64_t percent) {
        std::uint64_t seen = 0;
        for (std::size_t second = 0; second < m_counts.size(); ++second)
            if ((seen += m_counts[second]) * 100 >= times.counted * percent && seen > 0)
                return std::chrono::seconds(second);
        return std::chrono::seconds(0);
    };
    times.median = percentile(50);
    times.ninetieth = percentile(90);
    return times;
}

void CheckTimeCounts::add(const CheckTimeCounts &other)
{
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_counts[i] += other.m_counts[i];
}

CheckTimes CheckTimeCounts::times() const
{
    CheckTimes times;
    for (std::uint32_t step = 1; step < m_counts.size(); ++step)
        times.counted += m_counts[step];
    const auto percentile = [&](std::uint64_t percent) {
        std::uint64_t seen = 0;
        for (std::uint32_t step = 1; step < m_counts.size(); ++step)
            if ((seen += m_counts[step]) * 100 >= times.counted * percent && seen > 0)
                return lengthOf(step);
        return std::chrono::milliseconds(0);
    };
    times.median = percentile(50);
    times.ninetieth = percentile(90);
    return times;
}

void Imports::note(ArchiveState &state, const Block &block, const RowSet &rows)
{
    rows.each([&](std::size_t row) {
        const auto bytes = state.entry({block.device, block.branch, block.firstSeq + row});
        const auto entry = core::journal::decode(bytes.value_or(core::Bytes{}));
        if (!entry)
            throw Thrown({Fault::Damaged, "an entry"});
        const auto published = core::journal::importedOf(*entry);
        const std::int64_t second = published ? published->time_since_epoch().count() : 0;
        if (published && second >= earliest / 1000 && second <= latest / 1000)
            m_taken.push_back({block.firstSeq + row, second * 1000});
    });
}

void Imports::finish() { std::ranges::stable_sort(m_taken, {}, &Taken::seq); }

std::optional<Milliseconds> Imports::before(std::uint64_t seq) const
{
    const auto after = std::ranges::lower_bound(m_taken, seq, {}, &Taken::seq);
    return after == m_taken.begin() ? std::nullopt : std::optional(std::prev(after)->published);
}

StatisticsRows::StatisticsRows(ArchiveState &state, const Block &block)
{
    for (const Field field : {Field::What, Field::Reasons, Field::Checkpoint, Field::Category, Field::Authority,
                              Field::Flags, Field::Series, Field::Serial}) {
        const auto at = static_cast<std::size_t>(field);
        const core::ByteView bytes = state.fieldBytes(block, field);
        m_bytes[at].assign(bytes.begin(), bytes.end());
        m_columns[at] = ColumnView::of(m_bytes[at], block.rows);
        if (!m_columns[at])
            throw Thrown({Fault::Damaged, "a column of the index cannot be read"});
    }
    moments = state.moments(block);
}

Gathering::Gathering(const Texts &texts, std::chrono::minutes utcOffset)
    : m_texts(texts), m_ahead(std::chrono::milliseconds(utcOffset).count())
{
}

/// Times from scan to scan are those of all scans of the block, whichever of them are added. The first one of a block
/// has none before it.
void Gathering::add(const Block &block, const StatisticsRows &columns, const RowSet &rows, const Imports &imports)
{
    columns.column(Field::Reasons).tally(rows, [&](std::uint32_t set, std::uint64_t times) {
        if (set >= m_reasons.size())
            m_reasons.resize(set + 1);
        m_reasons[set] += times;
    });
    constexpr auto scanKind = static_cast<std::uint32_t>(core::journal::EntryKind::Scan);
    std::optional<Milliseconds> before;
    std::size_t next = 0; // rows up to here were looked at for `before`
    rows.each([&](std::size_t row) {
        for (; next < row; ++next)
            if (columns.at(Field::What, next) / 4 == scanKind)
                before = columns.moments[next];
        const Scan scan{row, columns.moments[row], columns.at(Field::What, row) % 4,
                        (columns.at(Field::Flags, row) & provenFlag) != 0};
        addScan(columns, scan);
        const std::uint32_t flags = columns.at(Field::Flags, row);
        m_statistics.reduced += (flags & reducedFlag) != 0 ? 1 : 0;
        Gate &gate = gateOf(columns.at(Field::Checkpoint, row));
        if (before && inCalendar(scan.wall) && inCalendar(*before))
            gate.times.add(scan.wall - *before);
        gate.checks.add(flags >> checkShift);
        addAge(scan.wall, imports.before(block.firstSeq + row));
    });
}

void Gathering::addScan(const StatisticsRows &columns, const Scan &scan)
{
    ++m_statistics.scans;
    ++m_verdicts[scan.verdict];
    m_statistics.genuine += scan.genuine ? 1 : 0;
    Gate &gate = gateOf(columns.at(Field::Checkpoint, scan.row));
    const bool refused = scan.verdict == static_cast<std::uint32_t>(core::VerdictKind::Refuse);
    ++(scan.verdict == static_cast<std::uint32_t>(core::VerdictKind::Admit) ? gate.figures.admitted
       : refused                                                            ? gate.figures.refused
       : scan.verdict == noVerdict                                          ? gate.figures.other
                                                                            : gate.figures.unclear);
    addMoment(gate, scan.wall);
    const std::uint32_t series = columns.at(Field::Series, scan.row), serial = columns.at(Field::Serial, scan.row);
    const bool fresh = scan.genuine && serial != 0 && m_passes.insert(series, serial);
    m_statistics.passes += fresh ? 1 : 0;
    for (auto *shares : {&m_wards, &m_categories}) {
        const Field field = shares == &m_wards ? Field::Authority : Field::Category;
        ShareFigures &share = shareOf(*shares, columns.at(field, scan.row));
        ++share.scans;
        share.refused += refused ? 1 : 0;
        share.passes += fresh ? 1 : 0;
    }
}

void Gathering::addMoment(Gate &gate, Milliseconds wall)
{
    if (!inCalendar(wall)) {
        ++m_statistics.outsideCalendar;
        return;
    }
    m_statistics.first = std::min(m_statistics.first.value_or(wall), wall);
    m_statistics.last = std::max(m_statistics.last.value_or(wall), wall);
    const std::int64_t now = floorDivide(wall + m_ahead, hour);
    auto &hours = gate.figures.hours;
    if (!hours.empty() && hours.back().first == now) // neighbours are mostly of the same hour
        ++hours.back().second;
    else if (m_hours < mostHours && ++m_hours)
        hours.emplace_back(now, 1);
    else
        m_statistics.hoursComplete = false;
}

void Gathering::addAge(Milliseconds wall, std::optional<Milliseconds> published)
{
    if (!published || !inCalendar(wall) || !inCalendar(*published) || wall < *published) {
        ++m_statistics.age.unknown;
        return;
    }
    const auto limit =
        std::ranges::find_if(ListAge::limits, [&](int hours) { return wall - *published < hours * hour; });
    ++m_statistics.age.scans[static_cast<std::size_t>(limit - ListAge::limits.begin())];
}

Gathering::Gate &Gathering::gateOf(std::uint32_t checkpoint)
{
    if (checkpoint >= m_gateNumber.size())
        m_gateNumber.resize(checkpoint + 1);
    if (m_gateNumber[checkpoint] == 0) {
        if (m_gates.size() >= mostGates && checkpoint != 0)
            return gateOf(0);
        m_gates.push_back(std::make_unique<Gate>());
        m_gates.back()->figures.checkpoint = m_texts.text(Field::Checkpoint, checkpoint);
        m_gateNumber[checkpoint] = static_cast<std::uint32_t>(m_gates.size());
    }
    return *m_gates[m_gateNumber[checkpoint] - 1];
}

ShareFigures &Gathering::shareOf(std::vector<ShareFigures> &shares, std::uint32_t number)
{
    if (number >= shares.size())
        shares.resize(number + 1);
    return shares[number];
}

void Gathering::finishHours(GateFigures &gate) const
{
    std::ranges::sort(gate.hours);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < gate.hours.size(); ++i)
        if (kept > 0 && gate.hours[kept - 1].first == gate.hours[i].first)
            gate.hours[kept - 1].second += gate.hours[i].second;
        else
            gate.hours[kept++] = gate.hours[i];
    gate.hours.resize(kept);
}

void Gathering::finishShares(std::vector<ShareFigures> &into, std::vector<ShareFigures> &shares, Field field) const
{
    for (std::size_t number = 0; number < shares.size(); ++number)
        if (shares[number].scans > 0) {
            shares[number].code = m_texts.text(field, static_cast<std::uint32_t>(number));
            into.push_back(std::move(shares[number]));
        }
    std::ranges::stable_sort(into, std::ranges::greater(), &ShareFigures::scans);
}

Statistics Gathering::take() &&
{
    for (std::uint32_t verdict = 0; verdict < m_verdicts.size(); ++verdict)
        if (m_verdicts[verdict] > 0)
            m_statistics.verdicts[verdict == noVerdict ? "" : core::name(core::VerdictKind(verdict))] =
                m_verdicts[verdict];
    for (std::size_t set = 0; set < m_reasons.size(); ++set)
        if (m_reasons[set] > 0)
            for (const std::string &reason : split(m_texts.text(Field::Reasons, static_cast<std::uint32_t>(set))))
                m_statistics.reasons[reason] += m_reasons[set];
    ScanTimeCounts all;
    CheckTimeCounts checks;
    for (const auto &gate : m_gates) {
        all.add(gate->times);
        gate->figures.times = gate->times.times();
        checks.add(gate->checks);
        gate->figures.checks = gate->checks.times();
        finishHours(gate->figures);
        m_statistics.gates.push_back(std::move(gate->figures));
    }
    m_statistics.times = all.times();
    m_statistics.checks = checks.times();
    std::ranges::stable_sort(m_statistics.gates, std::ranges::greater(), &GateFigures::scans);
    finishShares(m_statistics.wards, m_wards, Field::Authority);
    finishShares(m_statistics.categories, m_categories, Field::Category);
    m_statistics.passesComplete = m_passes.complete();
    return std::move(m_statistics);
}

} // namespace th::evidence
