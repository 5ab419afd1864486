// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_view.h"

#include <limits>

namespace th::store {

namespace {

constexpr const char *columns = "SELECT seq, wall, verdict, reasons, coalesce(number, ''), checkpoint, officer, source"
                                " FROM journal_scan ";

std::vector<std::string> split(const std::string &names)
{
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < names.size();) {
        const std::size_t comma = std::min(names.find(',', start), names.size());
        parts.push_back(names.substr(start, comma - start));
        start = comma + 1;
    }
    return parts;
}

core::VerdictKind kindOf(std::int64_t stored)
{
    if (stored == static_cast<std::int64_t>(core::VerdictKind::Admit))
        return core::VerdictKind::Admit;
    return stored == static_cast<std::int64_t>(core::VerdictKind::Refuse) ? core::VerdictKind::Refuse
                                                                          : core::VerdictKind::CannotTell;
}

LogRow rowOf(const Run &run)
{
    return {static_cast<ScanSeq>(run.integer(0)),
            run.integer(1),
            kindOf(run.integer(2)),
            split(run.text(3)),
            run.text(4),
            run.text(5),
            run.text(6),
            run.text(7)};
}

std::vector<LogRow> allRows(Run &run)
{
    std::vector<LogRow> rows;
    while (run.step())
        rows.push_back(rowOf(run));
    return rows;
}

std::int64_t limitOf(std::size_t count)
{
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::int64_t>(std::min(count, most));
}

} // namespace

LogView::LogView(SQLite::Database &database)
    : m_last(database, std::string(columns) + "ORDER BY seq DESC LIMIT ?1"),
      m_ofNumber(database, std::string(columns) + "WHERE number = ?1 ORDER BY seq DESC LIMIT ?2"),
      m_each(database, std::string(columns) + "ORDER BY seq"),
      m_counts(database, "SELECT verdict, count(*) FROM journal_scan WHERE wall >= ?1 GROUP BY verdict"),
      m_seen(database, "SELECT judged_at, checkpoint, verdict FROM journal_scan"
                       " WHERE number = ?1 AND judged_at BETWEEN ?2 AND ?3 AND proven = 1"
                       " ORDER BY judged_at DESC")
{
}

std::vector<LogRow> LogView::last(std::size_t count)
{
    Run run(m_last);
    run.bind(1, limitOf(count));
    return allRows(run);
}

std::vector<LogRow> LogView::ofNumber(const core::PassNumber &number, std::size_t count)
{
    Run run(m_ofNumber);
    run.bind(1, std::string_view(core::toText(number))).bind(2, limitOf(count));
    return allRows(run);
}

void LogView::each(const std::function<bool(const LogRow &)> &visit)
{
    Run run(m_each);
    while (run.step())
        if (!visit(rowOf(run)))
            return;
}

TodayCounts LogView::countsSince(core::Instant since)
{
    TodayCounts counts;
    Run run(m_counts);
    run.bind(1, std::int64_t{std::chrono::milliseconds(since.time_since_epoch()).count()});
    while (run.step()) {
        const auto count = static_cast<std::uint64_t>(run.integer(1));
        switch (kindOf(run.integer(0))) {
        case core::VerdictKind::Admit:
            counts.admitted += count;
            break;
        case core::VerdictKind::Refuse:
            counts.refused += count;
            break;
        case core::VerdictKind::CannotTell:
            counts.cannotTell += count;
            break;
        }
    }
    return counts;
}

void LogView::eachSeen(const core::PassNumber &number, core::Instant from, core::Instant until,
                       const std::function<bool(core::Instant, std::string, bool)> &visit)
{
    Run run(m_seen);
    run.bind(1, std::string_view(core::toText(number)));
    run.bind(2, std::int64_t{from.time_since_epoch().count()});
    run.bind(3, std::int64_t{until.time_since_epoch().count()});
    while (run.step()) {
        const core::Instant at{std::chrono::seconds(run.integer(0))};
        if (!visit(at, run.text(1), kindOf(run.integer(2)) == core::VerdictKind::Admit))
            return;
    }
}

} // namespace th::store
